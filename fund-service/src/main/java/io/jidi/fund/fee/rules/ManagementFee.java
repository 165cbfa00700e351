package io.jidi.fund.fee.rules;

import io.jidi.fund.fund.rules.Compounding;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * fee = Σ base × rate × days / basis over stretches with one base and one rate (fund.md 3.3). The running total is
 * rounded, not each stretch, so that the lines add up to the whole and twelve months add up to the year.
 */
public final class ManagementFee {

    private ManagementFee() {}

    /** From this day on the base is this amount; not negative. */
    public record BaseChange(FeeBase base, LocalDate day, Money amount) {}

    /**
     * A stretch with one base and one rate.
     *
     * @param to the day after the last
     * @param days actual days
     * @param fee in fen, so that the lines add up to the total
     */
    public record Segment(
            LocalDate from, LocalDate to, long days, FeeBase base, Money amount, BigDecimal rate, Money fee) {}

    /**
     * The fee of a period.
     *
     * @param exact before rounding
     */
    public record Charge(List<Segment> segments, BigDecimal exact, Money total) {}

    /**
     * The fee from one day to another.
     *
     * @param changes of all bases that the phases name, in any order; before the first change a base is zero
     * @param from first day
     * @param to the day after the last
     * @throws IllegalArgumentException if the period ends before it begins
     */
    public static Charge charge(
            FeeTerms terms, List<BaseChange> changes, LocalDate from, LocalDate to, String currency) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period ends on or after its first day: " + from + " to " + to);
        }
        List<Segment> segments = new ArrayList<>();
        BigDecimal exact = BigDecimal.ZERO;
        Money booked = Money.zero(currency);
        for (FeeTerms.Phase phase : terms.phases()) {
            LocalDate start = later(phase.from(), from);
            LocalDate end = earlier(phase.end(), to);
            if (!start.isBefore(end)) {
                continue;
            }
            NavigableMap<LocalDate, Money> base = history(changes, phase.base());
            TreeSet<LocalDate> cuts =
                    new TreeSet<>(base.subMap(start, false, end, false).keySet());
            cuts.add(end);
            for (LocalDate cut : cuts) {
                Map.Entry<LocalDate, Money> inForce = base.floorEntry(start);
                Money amount = inForce == null ? Money.zero(currency) : inForce.getValue();
                exact = exact.add(
                        amount.amount()
                                .multiply(phase.rate())
                                .multiply(terms.dayCount().years(start, cut)),
                        Compounding.PRECISION);
                Money total = Money.rounded(exact, currency);
                segments.add(new Segment(
                        start,
                        cut,
                        ChronoUnit.DAYS.between(start, cut),
                        phase.base(),
                        amount,
                        phase.rate(),
                        total.minus(booked)));
                booked = total;
                start = cut;
            }
        }
        return new Charge(List.copyOf(segments), exact, booked);
    }

    /**
     * What a period adds to the books: the fee from the first day of the fund to the period's end, less what was booked.
     *
     * @param booked all fees booked before, gross
     * @return negative if too much was booked before
     */
    public static Money accrual(
            FeeTerms terms, List<BaseChange> changes, LocalDate inception, LocalDate to, Money booked) {
        return charge(terms, changes, inception, to, booked.currency()).total().minus(booked);
    }

    private static NavigableMap<LocalDate, Money> history(List<BaseChange> changes, FeeBase base) {
        NavigableMap<LocalDate, Money> history = new TreeMap<>();
        for (BaseChange change : changes) {
            if (change.base() == base) {
                if (change.amount().isNegative()) {
                    throw new IllegalArgumentException("a fee base is not negative: " + change);
                }
                history.put(change.day(), change.amount());
            }
        }
        return history;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
