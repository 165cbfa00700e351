package io.jidi.gateway.identity;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts {@link TokenCheck} in the place of the framework's own check, so that JAX-RS and the proxy ask the same one. */
@ApplicationScoped
public class EdgeIdentity implements IdentityProvider<TokenAuthenticationRequest> {

    private final TokenCheck tokens;

    EdgeIdentity(TokenCheck tokens) {
        this.tokens = tokens;
    }

    @Override
    public int priority() {
        return IdentityProvider.super.priority() + 100;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .completionStage(() ->
                        tokens.check("Bearer " + request.getToken().getToken()).toCompletionStage())
                .onFailure(EdgeIdentity::isRefusal)
                .transform(refused -> new AuthenticationFailedException())
                .map(verified -> QuarkusSecurityIdentity.builder()
                        .setPrincipal(verified.token())
                        .addCredential(request.getToken())
                        .addRoles(verified.caller().roles())
                        .build());
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Problem problem && problem.type() == PlatformProblem.UNAUTHENTICATED;
    }
}
