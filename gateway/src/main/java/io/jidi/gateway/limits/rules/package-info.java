/** What is let in, kept out, given up and tried again. Plain Java: time comes in as nanoseconds. */
@NullMarked
package io.jidi.gateway.limits.rules;

import org.jspecify.annotations.NullMarked;
