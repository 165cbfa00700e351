package io.jidi.gateway.identity;

import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A token that passed every check.
 *
 * @param application the client that the token was issued to (RFC 9068 {@code client_id}, OIDC {@code azp}); the caller where
 *     it is not told
 * @param expiresAt from then on it opens nothing, not even what it opened before
 */
public record Verified(JsonWebToken token, Caller caller, String application, Instant expiresAt) {

    /** What a token says; read once, as the same token comes with each of a page's requests. */
    static Verified of(JsonWebToken token) {
        Caller caller = CallContext.callerOf(token);
        return new Verified(
                token,
                caller,
                CallContext.applicationOf(token).orElse(caller.userId()),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }
}
