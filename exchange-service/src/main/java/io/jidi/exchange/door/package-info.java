/**
 * The door for platforms: verifies who signed a request, that it is fresh and comes once, counts it, and signs the answer.
 */
@NullMarked
package io.jidi.exchange.door;

import org.jspecify.annotations.NullMarked;
