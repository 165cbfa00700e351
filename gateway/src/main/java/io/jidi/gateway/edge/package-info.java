/**
 * What every request passes first and every answer last: request id, trace, spoofable headers dropped,
 * header limits, strict security headers, and the wording of a refusal outside JAX-RS. Knows no route.
 */
@NullMarked
package io.jidi.gateway.edge;

import org.jspecify.annotations.NullMarked;
