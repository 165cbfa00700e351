/**
 * Rates of return and ratios of a fund (fund.md 4). Amounts stay decimals; only the search for a rate, which no decimal
 * can hold exactly, runs in floating point ({@link io.jidi.fund.performance.rules.Xirr}), and says how well it did.
 */
@NullMarked
package io.jidi.fund.performance.rules;

import org.jspecify.annotations.NullMarked;
