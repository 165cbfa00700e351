package io.jidi.fund.performance.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What something was worth at the end of a day, flows of that day included.
 *
 * @param amount of the fund: the capital of its partners without the general partner's, net of accrued carry; of an
 *     investment: its fair value
 * @param investment null: the fund as a whole
 */
public record Valuation(
        LocalDate day, BigDecimal amount, @Nullable String investment) {}
