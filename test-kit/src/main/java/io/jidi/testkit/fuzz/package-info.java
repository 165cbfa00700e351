/** Asks services for what nobody should ask: every operation with values, bodies and headers that are wrong in known ways. */
@NullMarked
package io.jidi.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
