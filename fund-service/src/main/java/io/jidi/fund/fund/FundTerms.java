package io.jidi.fund.fund;

import io.jidi.fund.fund.rules.DayCount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a fund's terms; a new agreement is a new edition with its first day, the old one stays. Rates are
 * fractions: {@code 0.02} is 2 %. What is null is not agreed.
 *
 * @param termYears whole life, without extension
 * @param investmentYears of which for investing; the rest is for exits
 * @param extensionYears by how much the life may be extended
 * @param noticeBusinessDays least business days between the notice of a call and its due date (ILPA: 10)
 * @param callBasis what a call is split by
 * @param managementFeeRate per year; {@code fee} says it by phase and goes before this
 * @param hurdleRate per year; {@code waterfall} says it in full and goes before this
 * @param carryRate share of profit; as {@code hurdleRate}
 * @param defaultInterestRate per year, simple, on what is overdue
 * @param equalisationRate per year, simple, owed by partners of a later closing
 */
public record FundTerms(
        @Min(1) @Max(50) int termYears,
        @Min(1) @Max(50) int investmentYears,
        @Nullable @Min(0) @Max(10) Integer extensionYears,
        @Min(0) @Max(60) int noticeBusinessDays,
        CallBasis callBasis,

        @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
        BigDecimal managementFeeRate,

        @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
        BigDecimal hurdleRate,

        @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
        BigDecimal carryRate,

        @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
        BigDecimal defaultInterestRate,

        @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
        BigDecimal equalisationRate,

        @Nullable @Valid Fee fee,
        @Nullable @Valid WaterfallClause waterfall,
        @Nullable @Valid Recycling recycling,
        @Nullable @Valid ConcessionClause concession,
        @Nullable @Size(max = 20) List<@Size(min = 1, max = 100) String> keyPersons) {

    /** What the weights of a call are: the commitments as signed, or what is left of them. */
    public enum CallBasis {
        COMMITMENT,
        UNFUNDED
    }

    /** What a management fee is counted on (fund.md 3.3). */
    public enum FeeBaseKind {
        PAID_IN,
        COMMITTED,
        INVESTED_UNEXITED_COST,
        NAV
    }

    /** How the preferred return grows (fund.md 3.4). */
    public enum HurdleKind {
        COMPOUND,
        SIMPLE
    }

    /** What becomes of the hurdle once it is exceeded (fund.md 3.4). */
    public enum HurdleAccount {
        TIER_ACCOUNT,
        IRR_LOOKBACK
    }

    /** Over the whole fund, or deal by deal (fund.md 3.4). */
    public enum WaterfallScope {
        WHOLE_FUND,
        DEAL_BY_DEAL
    }

    /** One phase of the fee: what it is counted on and how much a year. */
    public record FeePhase(
            @NotNull FeeBaseKind base,

            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal rate) {}

    /**
     * The management fee.
     *
     * @param dayCount required: in a leap year the bases differ by tens of thousands
     * @param investment from the first day of the fund for {@code investmentYears}
     * @param exit after that
     */
    public record Fee(
            @NotNull DayCount dayCount,
            @NotNull @Valid FeePhase investment,
            @NotNull @Valid FeePhase exit) {}

    /**
     * How profit is shared.
     *
     * @param catchUpRate the general partner's part of the catch-up; at or below {@code carryRate} there is none
     * @param escrowRate part of each carry payment that is held back
     * @param clawbackTaxRate tax that the carry bears and need not give back; null: no clawback
     * @param interimClawback whether carry paid too much goes back before the end of the fund; null: only at its end
     */
    public record WaterfallClause(
            @NotNull WaterfallScope scope,

            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal hurdleRate,

            @NotNull HurdleKind hurdle,
            @NotNull DayCount dayCount,

            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal carryRate,

            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal catchUpRate,

            @NotNull HurdleAccount account,

            @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal escrowRate,

            @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal clawbackTaxRate,

            @Nullable Boolean interimClawback) {}

    /**
     * What of returned capital can be called again.
     *
     * @param limitRate at most this part of the commitments, over the life of the fund
     * @param months only capital that comes back within this many months after it was invested
     */
    public record Recycling(
            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal limitRate,

            @Min(1) @Max(120) int months) {}

    /**
     * 让利 at liquidation (R29). No published document gives the percentages: they are what this fund's partners agreed.
     *
     * @param rate part of the guidance money's excess that it gives up
     * @param managerRate part of that for the general partners; the social investors have the rest
     */
    public record ConcessionClause(
            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal rate,

            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal managerRate) {}

    public FundTerms {
        if (investmentYears > termYears) {
            throw new IllegalArgumentException("the investment period (" + investmentYears
                    + " years) is longer than the term (" + termYears + ")");
        }
        keyPersons = keyPersons == null ? null : List.copyOf(keyPersons);
    }

    public Optional<Fee> agreedFee() {
        return Optional.ofNullable(fee);
    }

    public Optional<WaterfallClause> agreedWaterfall() {
        return Optional.ofNullable(waterfall);
    }
}
