package io.jidi.platform.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the work at hand: who asked, under which request id, in which language, and which event caused it.
 * Filled by the HTTP filter from the token, or by a consumer from the event.
 */
@RequestScoped
public class CallContext {

    private final Instance<JsonWebToken> token;
    private @Nullable Caller caller;
    private String requestId = "";
    private Locale locale = Locale.SIMPLIFIED_CHINESE;
    private @Nullable String causationId;
    private @Nullable String address;
    private boolean byToken = true;

    public CallContext(Instance<JsonWebToken> token) {
        this.token = token;
    }

    /** Begins work that no user asked for directly. */
    public void actAs(Caller system, String correlationId, @Nullable String causedBy) {
        caller = system;
        byToken = false;
        requestId = correlationId;
        causationId = causedBy;
    }

    public void arrived(String id, Locale language) {
        requestId = id;
        locale = language;
    }

    /** The client's network address as the gateway saw it; null where the call did not come through the gateway. */
    public void cameFrom(@Nullable String clientAddress) {
        address = clientAddress;
    }

    /** The client's network address as the gateway saw it; empty for work that no client asked for directly. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** The client application that the token was issued to; empty for work without a token, and where the token does not say. */
    public Optional<String> application() {
        return byToken ? applicationOf(token.get()) : Optional.empty();
    }

    /** RFC 9068 {@code client_id}, OIDC {@code azp}. */
    public static Optional<String> applicationOf(JsonWebToken token) {
        return Stream.of("client_id", "azp")
                .map(token::<Object>getClaim)
                .filter(Objects::nonNull)
                .map(claim -> claim instanceof JsonString text ? text.getString() : claim.toString())
                .findFirst();
    }

    /**
     * The acting person or process.
     *
     * @throws IllegalStateException outside a request with a token and outside a consumer
     */
    public Caller caller() {
        Caller known = caller;
        if (known == null) {
            known = callerOf(token.get());
            caller = known;
        }
        return known;
    }

    public DataScope scope() {
        return caller().scope();
    }

    /** Travels with every consequence of the request, over HTTP and Kafka. */
    public String requestId() {
        return requestId;
    }

    public Locale locale() {
        return locale;
    }

    /** The id of the event whose handling this is; empty for a request. */
    public Optional<String> causationId() {
        return Optional.ofNullable(causationId);
    }

    /**
     * Who a verified token speaks for.
     *
     * @throws IllegalStateException when the token has no subject
     * @throws IllegalArgumentException when a scope in it is malformed, or it names roles that nobody may hold together
     */
    public static Caller callerOf(JsonWebToken token) {
        if (token.getSubject() == null) {
            throw new IllegalStateException("no token: the operation must declare who may call it");
        }
        Set<String> roles = token.getGroups() == null ? Set.of() : token.getGroups();
        if (Roles.clash(roles)) {
            throw new IllegalArgumentException("roles that nobody may hold together: " + roles);
        }
        String name = Optional.<String>ofNullable(token.getClaim("name")).orElse(token.getSubject());
        String organisation = Optional.<String>ofNullable(token.getClaim("org")).orElse("");
        return new Caller(token.getSubject(), name, organisation, roles, DataScope.parse(scopes(token)));
    }

    private static Set<String> scopes(JsonWebToken token) {
        Object claim = token.getClaim("scopes");
        if (claim instanceof Collection<?> entries) {
            return entries.stream()
                    .map(entry -> entry instanceof JsonString text ? text.getString() : String.valueOf(entry))
                    .collect(Collectors.toSet());
        }
        return Set.of();
    }
}
