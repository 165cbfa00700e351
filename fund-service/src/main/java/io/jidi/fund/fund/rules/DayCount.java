package io.jidi.fund.fund.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How the days between two dates become years. A required term of an agreement: on 2 % of a few hundred million the two
 * common readings of a leap year differ by tens of thousands of yuan (fund.md 3.3).
 */
public enum DayCount {
    /** Actual days over 365 in every year; 29 February counts as a day. */
    ACT_365(365),
    /** Actual days over 360. */
    ACT_360(360),
    /** Actual days over the days of the calendar year in which they lie, 365 or 366. */
    ACT_ACT(0);

    private final int basis;

    DayCount(int basis) {
        this.basis = basis;
    }

    /**
     * Years from one date to a later one, {@code to} not counted.
     *
     * @return 50 significant digits; zero for the same date
     * @throws IllegalArgumentException if {@code to} is before {@code from}
     */
    public BigDecimal years(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period ends on or after its first day: " + from + " to " + to);
        }
        if (this != ACT_ACT) {
            return fraction(ChronoUnit.DAYS.between(from, to), basis);
        }
        BigDecimal years = BigDecimal.ZERO;
        for (LocalDate start = from; start.isBefore(to); ) {
            LocalDate nextYear = LocalDate.of(start.getYear() + 1, 1, 1);
            LocalDate end = nextYear.isBefore(to) ? nextYear : to;
            years = years.add(fraction(ChronoUnit.DAYS.between(start, end), start.lengthOfYear()));
            start = end;
        }
        return years;
    }

    private static BigDecimal fraction(long days, int basis) {
        return BigDecimal.valueOf(days).divide(BigDecimal.valueOf(basis), Compounding.PRECISION);
    }
}
