/**
 * The "base + fund" money: guidance, mother and sub-funds, what partners promise and pay, the books,
 * and the enterprises worth looking at. FundProblem lists every problem this service can answer.
 */
@NullMarked
package io.jidi.fund;

import org.jspecify.annotations.NullMarked;
