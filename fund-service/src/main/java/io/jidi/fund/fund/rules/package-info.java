/**
 * What every calculation over a fund's time shares: how days become years, and exact compounding. Plain Java.
 */
@NullMarked
package io.jidi.fund.fund.rules;

import org.jspecify.annotations.NullMarked;
