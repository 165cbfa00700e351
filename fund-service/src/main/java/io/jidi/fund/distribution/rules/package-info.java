/**
 * The waterfall (fund.md 3.4): capital, preferred return, catch-up and split, for the whole fund or deal by deal, with
 * clawback, escrow and the gated concession. Plain Java: records in, lines and their explanation out.
 */
@NullMarked
package io.jidi.fund.distribution.rules;

import org.jspecify.annotations.NullMarked;
