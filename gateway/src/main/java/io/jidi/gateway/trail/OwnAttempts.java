package io.jidi.gateway.trail;

import io.jidi.platform.http.ProblemBody;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** The services record what they refuse and give out as files; this does for the few operations that the gateway answers itself. */
@Singleton
public class OwnAttempts {

    private static final int FORBIDDEN = 403;
    private static final Set<String> FILES = Set.of("csv", "vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Acts acts;
    private final CallContext call;
    private final HttpServerRequest current;

    OwnAttempts(Acts acts, CallContext call, HttpServerRequest current) {
        this.acts = acts;
        this.call = call;
        this.current = current;
    }

    /** After all other filters: what is seen here is what leaves. */
    @ServerResponseFilter(priority = 1)
    public void leaving(
            ContainerRequestContext request, ContainerResponseContext response, @Nullable SimpleResourceInfo resource) {
        boolean refused = response.getStatus() == FORBIDDEN;
        if (!refused && !isFile(response)) {
            return;
        }
        caller().ifPresent(caller -> acts.attempt(
                refused ? "REFUSAL" : "EXPORT",
                action(request, resource),
                caller,
                new Acts.Origin(
                        call.application().orElse(null), current.remoteAddress().hostAddress(), call.requestId()),
                object(request.getUriInfo().getRequestUri()),
                !refused ? null : response.getEntity() instanceof ProblemBody problem ? problem.code() : "FORBIDDEN"));
    }

    private static boolean isFile(ContainerResponseContext response) {
        @Nullable MediaType type = response.getMediaType();
        return response.getStatus() == 200 && type != null && FILES.contains(type.getSubtype());
    }

    /** Empty for who showed no token: there is no one to name, and the access log has the request. */
    private Optional<Caller> caller() {
        try {
            return Optional.of(call.caller());
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String action(ContainerRequestContext request, @Nullable SimpleResourceInfo resource) {
        @Nullable String method = resource == null ? null : resource.getMethodName();
        return method == null
                ? request.getMethod()
                : method.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static String object(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + '?' + uri.getRawQuery();
    }
}
