/**
 * Firms that somebody should look at before any fund does (fund.md 5.1): born of a rise in tier, of a project behind its plan
 * or asking for funds, or entered by hand. A fund takes one up as a deal.
 */
@NullMarked
package io.jidi.fund.prospect;

import org.jspecify.annotations.NullMarked;
