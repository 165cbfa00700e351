/**
 * Sign-in for browsers: authorization code with PKCE at the issuer, and a session that is nothing but an encrypted cookie,
 * because the gateway keeps no state. Behind this package a signed-in browser is a bearer of its access token like every
 * other caller. Owns: the cookie's seal, the defence against forged writes, refresh, sign-out.
 */
@NullMarked
package io.jidi.gateway.session;

import org.jspecify.annotations.NullMarked;
