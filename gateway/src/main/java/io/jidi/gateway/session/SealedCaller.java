package io.jidi.gateway.session;

import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Who a session belongs to, also after its token's time: read from the token without another check, since it was checked before it was
 * sealed into the cookie. Opens nothing; names who signs out.
 */
final class SealedCaller {

    private static final int PARTS = 3;

    private SealedCaller() {}

    /** Empty for a token that names nobody. */
    static Optional<Caller> of(Session session) {
        String[] parts = session.access().split("\\.");
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return Optional.of(CallContext.callerOf(new DefaultJWTCallerPrincipal(JwtClaims.parse(claims))));
        } catch (InvalidJwtException | IllegalArgumentException | IllegalStateException e) {
            // The entry then names nobody, which is what is known.
            return Optional.empty();
        }
    }
}
