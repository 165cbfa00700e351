/**
 * What a fund holds (fund.md 3.1, 7.1): tranches of money in an enterprise or a sub-fund, from promise to exit. What comes
 * back is proposed for distribution at once (即退即分).
 */
@NullMarked
package io.jidi.fund.investment;

import org.jspecify.annotations.NullMarked;
