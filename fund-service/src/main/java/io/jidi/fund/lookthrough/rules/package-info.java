/** Shares through layers as exact fractions; a circle of owners is refused with its path. Plain Java. */
@NullMarked
package io.jidi.fund.lookthrough.rules;

import org.jspecify.annotations.NullMarked;
