package io.jidi.platform.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows nobody whose token names roles that must be held by different people, whatever the issuer was told. */
@ApplicationScoped
public class SeparatedRoles implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Roles.clash(identity.getRoles())
                ? Uni.createFrom().failure(new AuthenticationFailedException("roles that nobody may hold together"))
                : Uni.createFrom().item(identity);
    }
}
