package io.jidi.fund.fee.rules;

import io.jidi.fund.fund.rules.DayCount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fee clause of an agreement.
 *
 * @param dayCount required: in a leap year the readings differ (fund.md 3.3)
 * @param phases in the order of their days, without overlap; days in no phase bear no fee
 */
public record FeeTerms(DayCount dayCount, List<Phase> phases) {

    /**
     * A stretch of the fund's life with one base and one rate.
     *
     * @param from first day
     * @param to the day after the last; null: until further notice
     * @param rate per year, not negative, {@code 0.02} is 2 %
     */
    public record Phase(LocalDate from, @Nullable LocalDate to, FeeBase base, BigDecimal rate) {
        public Phase {
            if (rate.signum() < 0) {
                throw new IllegalArgumentException("a fee rate is not negative: " + rate);
            }
            if (to != null && !from.isBefore(to)) {
                throw new IllegalArgumentException("a phase has at least one day: " + from + " to " + to);
            }
        }

        LocalDate end() {
            return to == null ? LocalDate.MAX : to;
        }
    }

    public FeeTerms {
        phases = phases.stream().sorted(Comparator.comparing(Phase::from)).toList();
        for (int i = 1; i < phases.size(); i++) {
            if (phases.get(i).from().isBefore(phases.get(i - 1).end())) {
                throw new IllegalArgumentException(
                        "two phases overlap on " + phases.get(i).from());
            }
        }
    }
}
