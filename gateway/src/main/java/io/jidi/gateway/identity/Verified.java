package io.jidi.gateway.identity;

import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A token that passed every check.
 *
 * @param expiresAt from then on it opens nothing, not even what it opened before
 */
public record Verified(JsonWebToken token, Caller caller, Instant expiresAt) {

    /** The client that the token was issued to (RFC 9068 {@code client_id}, OIDC {@code azp}); the caller where it is not told. */
    public String application() {
        return CallContext.applicationOf(token).orElse(caller.userId());
    }
}
