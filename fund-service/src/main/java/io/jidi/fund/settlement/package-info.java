/**
 * What partners settle among themselves after the waterfall (fund.md 3.4, 2.5): carry held in escrow and released, carry
 * given back, and what the guidance money concedes at liquidation (让利). All three go the same way: worked out with an
 * explanation, approved by a second person, paid in in two phases, paid out.
 */
@NullMarked
package io.jidi.fund.settlement;

import org.jspecify.annotations.NullMarked;
