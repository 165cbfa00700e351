/**
 * The OIDC issuer of the local stack: navikt's mock-oauth2-server behind a wall.
 *
 * <p>The server by itself gives anybody any token, from a signing key that is published in its jar. This room owns what
 * makes it an issuer for seeded users only: a key of this installation's own, an allow-list of endpoints and grants,
 * passwords, PKCE that cannot be left out, redirects to this machine only, one issuer name whatever the Host header
 * says. Everything not named in {@link io.jidi.local.issuer.Wall} is refused. Local use only; production has Keycloak.
 */
@NullMarked
package io.jidi.local.issuer;

import org.jspecify.annotations.NullMarked;
