package io.jidi.fund.fund;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a fund's terms; a new agreement is a new edition with its first day, the old one stays.
 *
 * @param termYears whole life
 * @param investmentYears of which for investing
 * @param noticeBusinessDays least business days between the notice of a call and its due date (ILPA: 10)
 * @param callBasis what a call is split by
 * @param managementFeeRate per year, {@code 0.02} is 2 %; null while not agreed
 * @param hurdleRate per year; null while not agreed
 * @param carryRate share of profit; null while not agreed
 */
public record FundTerms(
        @Min(1) @Max(50) int termYears,
        @Min(1) @Max(50) int investmentYears,
        @Min(0) @Max(60) int noticeBusinessDays,
        CallBasis callBasis,
        @Nullable BigDecimal managementFeeRate,
        @Nullable BigDecimal hurdleRate,
        @Nullable BigDecimal carryRate) {

    /** What the weights of a call are: the commitments as signed, or what is left of them. */
    public enum CallBasis {
        COMMITMENT,
        UNFUNDED
    }

    public FundTerms {
        if (investmentYears > termYears) {
            throw new IllegalArgumentException("the investment period (" + investmentYears
                    + " years) is longer than the term (" + termYears + ")");
        }
    }
}
