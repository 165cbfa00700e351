/** Concentration and losses, from positions. Plain Java. */
@NullMarked
package io.jidi.fund.portfolio.rules;

import org.jspecify.annotations.NullMarked;
