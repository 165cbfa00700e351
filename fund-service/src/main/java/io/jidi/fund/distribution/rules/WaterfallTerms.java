package io.jidi.fund.distribution.rules;

import io.jidi.fund.fund.rules.DayCount;
import java.math.BigDecimal;

/**
 * What an agreement says about sharing (fund.md 3.4).
 *
 * @param hurdleRate preferred return per year, not negative, {@code 0.08} is 8 %
 * @param hurdle how it grows
 * @param dayCount how days become years of hurdle
 * @param carryRate share of profit, 0 to 1
 * @param catchUpRate share of the catch-up tier that goes to the carry, 0 to 1; at or below the carry rate there is no
 *     catch-up (hard hurdle)
 * @param account what becomes of the hurdle once it is exceeded
 */
public record WaterfallTerms(
        BigDecimal hurdleRate,
        Hurdle hurdle,
        DayCount dayCount,
        BigDecimal carryRate,
        BigDecimal catchUpRate,
        Account account) {

    /** How the preferred return grows. */
    public enum Hurdle {
        /** On capital and on the preferred return not yet paid. */
        COMPOUND,
        /** On unreturned capital only. */
        SIMPLE
    }

    /** What later calls meet after the hurdle was exceeded. */
    public enum Account {
        /** The hurdle account never goes below zero: what was earned above does not help later calls. */
        TIER_ACCOUNT,
        /** It may go below zero: the investors' return is looked at over the whole life. */
        IRR_LOOKBACK
    }

    public WaterfallTerms {
        requireShare("carry rate", carryRate);
        requireShare("catch-up rate", catchUpRate);
        if (hurdleRate.signum() < 0) {
            throw new IllegalArgumentException("a hurdle rate is not negative: " + hurdleRate);
        }
    }

    boolean hasCatchUp() {
        return catchUpRate.compareTo(carryRate) > 0;
    }

    private static void requireShare(String what, BigDecimal rate) {
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a " + what + " is between 0 and 1: " + rate);
        }
    }
}
