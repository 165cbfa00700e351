package io.jidi.gateway.identity;

import io.jidi.platform.security.Caller;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A token that passed every check.
 *
 * @param expiresAt from then on it opens nothing, not even what it opened before
 */
public record Verified(JsonWebToken token, Caller caller, Instant expiresAt) {}
