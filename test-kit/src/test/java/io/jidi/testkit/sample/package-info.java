/**
 * A service as small as one can be, notes with a title and a balance, on which the platform's
 * mechanisms are tested with real parts.
 */
@NullMarked
package io.jidi.testkit.sample;

import org.jspecify.annotations.NullMarked;
