/**
 * The yearly evaluation of a fund: rehearsal of the score, and schemes of the province.
 */
@NullMarked
package io.jidi.fund.evaluation;

import org.jspecify.annotations.NullMarked;
