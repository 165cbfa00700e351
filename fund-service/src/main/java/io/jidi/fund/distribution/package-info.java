/**
 * Money back to the partners (fund.md 3.1, 3.4, 7.1): proposed at once when something is sold (即退即分), shared by the
 * waterfall of the agreement, approved by a second person, paid, booked. Tiers, lines and cash are always the same sum.
 */
@NullMarked
package io.jidi.fund.distribution;

import org.jspecify.annotations.NullMarked;
