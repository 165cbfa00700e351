/**
 * Who is calling. The bearer token is checked at the edge (signature, issuer, audience, expiry) against the
 * key set of the issuer, which is held in memory and refreshed away from the event loop. The services check
 * again. A refusal never says which check failed.
 */
@NullMarked
package io.jidi.gateway.identity;

import org.jspecify.annotations.NullMarked;
