/**
 * What a fund earns (fund.md 4): rates, multiples, comparison with an index and the J-curve on any day, as known at any
 * time, out of the ledger and of imported history; every figure with its passport.
 */
@NullMarked
package io.jidi.fund.performance;

import org.jspecify.annotations.NullMarked;
