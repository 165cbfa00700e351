package io.jidi.gateway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Checks bearer tokens. Never blocks; what has to be fetched is fetched elsewhere and waited for. */
@Singleton
public class TokenCheck {

    private static final Logger LOG = Logger.getLogger(TokenCheck.class);
    private static final Pattern BEARER =
            Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)");
    private static final int LONGEST = 8_192;
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final IssuerKeys keys;
    private final JWTParser parser;
    private final ObjectMapper json;
    private final Clock clock;
    private final String issuer;
    private final Set<String> audiences;
    private final int skewSeconds;
    private final VerifiedTokens verified = new VerifiedTokens();

    TokenCheck(
            IssuerKeys keys,
            JWTParser parser,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            @ConfigProperty(name = "mp.jwt.verify.audiences") Set<String> audiences,
            @ConfigProperty(name = "mp.jwt.verify.clock.skew") int skewSeconds) {
        this.keys = keys;
        this.parser = parser;
        this.json = json;
        this.clock = clock;
        this.issuer = issuer;
        this.audiences = audiences;
        this.skewSeconds = skewSeconds;
        keys.onChange(verified::forgetAll);
    }

    /**
     * Who sends this {@code Authorization} header.
     *
     * @return failed with a {@link Problem}: 401 without saying why, 503 while the issuer's keys have never been had
     */
    public Future<Verified> check(@Nullable String authorization) {
        if (authorization == null || authorization.length() > LONGEST) {
            return refused("no bearer token");
        }
        // First, because a page sends the same header again and again, and reading a token letter by letter takes its
        // time.
        Verified known = verified.find(authorization, clock.instant());
        if (known != null) {
            return Future.succeededFuture(known);
        }
        Matcher bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            return refused("no bearer token");
        }
        String token = bearer.group(1);
        return keyOf(token)
                .compose(key -> verify(token, key))
                .onSuccess(good -> verified.keep(authorization, good, clock.instant()));
    }

    /**
     * What the issuer says of who signed in at a client (OpenID Connect Core 3.1.3.7).
     *
     * @return failed as {@link #check} is
     */
    public Future<JsonWebToken> identity(String idToken, String client) {
        if (!BEARER.matcher("Bearer " + idToken).matches() || idToken.length() > LONGEST) {
            return refused("no identity token");
        }
        return keyOf(idToken).compose(key -> {
            try {
                return Future.succeededFuture(parser.parse(idToken, context(key, Set.of(client))));
            } catch (ParseException e) {
                LOG.debugf(e, "an identity token was refused");
                return refused("refused");
            }
        });
    }

    private Future<VerificationKey> keyOf(String token) {
        String keyId;
        try {
            JsonNode header = json.readTree(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))));
            keyId = header.path("kid").isTextual() ? header.path("kid").textValue() : null;
        } catch (IOException | IllegalArgumentException e) {
            // Not a token at all.
            return refused("unreadable header");
        }
        VerificationKey key = keys.find(keyId);
        return key != null ? Future.succeededFuture(key) : keys.fetchIfDue().compose(fetched -> afterFetch(keyId));
    }

    private Future<VerificationKey> afterFetch(@Nullable String keyId) {
        VerificationKey key = keys.find(keyId);
        if (key != null) {
            return Future.succeededFuture(key);
        }
        return keys.isEmpty()
                ? Future.failedFuture(PlatformProblem.UNAVAILABLE
                        .problem("身份服务暂不可用，请稍后重试", "The identity service is away; try again")
                        .retryAfter(COME_BACK))
                : refused("unknown key");
    }

    private Future<Verified> verify(String token, VerificationKey key) {
        try {
            JsonWebToken parsed = parser.parse(token, context(key, audiences));
            return Future.succeededFuture(Verified.of(parsed));
        } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
            // Which check failed is for the operator, not for the sender.
            LOG.debugf(e, "a token was refused");
            return refused("refused");
        }
    }

    private JWTAuthContextInfo context(VerificationKey key, Set<String> expected) {
        JWTAuthContextInfo context = new JWTAuthContextInfo();
        context.setPublicVerificationKey(key.key());
        context.setSignatureAlgorithm(Set.of(key.algorithm()));
        context.setIssuedBy(issuer);
        context.setExpectedAudience(expected);
        context.setClockSkew(skewSeconds);
        context.setRequireNamedPrincipal(false);
        return context;
    }

    private static <T> Future<T> refused(String reason) {
        LOG.debugf("token refused: %s", reason);
        return Future.failedFuture(PlatformProblem.UNAUTHENTICATED.problem());
    }
}
