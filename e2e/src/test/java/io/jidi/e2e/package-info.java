/**
 * Business stories and faults across the real processes: an installation of its own, driven over
 * HTTP, whose processes are killed and paused while it works. The checker knows nothing of the
 * services' classes, only what they promise.
 */
@NullMarked
package io.jidi.e2e;

import org.jspecify.annotations.NullMarked;
