package io.jidi.fund.performance.rules;

import io.jidi.fund.fund.rules.DayCount;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Holds an answer of {@link Xirr} against the flows it was found for (V19 of fund.md 7.3), by a sum written apart from the
 * search: a mistake of the one does not hide in the other.
 */
public final class RateCheck {

    /** Value at the rate over the largest term (fund.md 4.2). */
    private static final BigDecimal BOUND = new BigDecimal("1e-12");

    private RateCheck() {}

    /**
     * What is wrong with the answer; empty when nothing is.
     *
     * @param dayCount with years of one length
     */
    public static Optional<Text> fault(List<Xirr.Flow> flows, DayCount dayCount, Xirr.Result result) {
        BigDecimal rate = result.chosen();
        if (result.status().hasRate() != (rate != null)) {
            return Optional.of(Text.of(
                    "状态 " + result.status() + " 与收益率 " + rate + " 不符",
                    "the status " + result.status() + " does not go with the rate " + rate));
        }
        if (rate == null || result.status() == Xirr.Status.TOTAL_LOSS) {
            return Optional.empty();
        }
        BigDecimal residual = result.residual();
        if (residual == null || residual.compareTo(BOUND) > 0) {
            return Optional.of(Text.of("残差 " + residual + " 超限", "the residual " + residual + " is above its bound"));
        }
        double off = off(flows, dayCount.daysPerYear(), rate.doubleValue());
        return off <= 0
                ? Optional.empty()
                : Optional.of(Text.of(
                        "收益率 " + rate.toPlainString() + " 下净现值不为零",
                        "the flows are not worth nothing at the rate " + rate.toPlainString()));
    }

    /** By how much the value over the largest term is above what the bound and the digits of the rate allow. */
    private static double off(List<Xirr.Flow> flows, int daysPerYear, double rate) {
        LocalDate first =
                flows.stream().map(Xirr.Flow::day).min(LocalDate::compareTo).orElseThrow();
        double growth = Math.log1p(rate);
        // A rate is told in sixteen digits.
        double digits = 1e-15 * (1 + Math.abs(rate)) / (1 + rate);
        double top = Double.NEGATIVE_INFINITY;
        for (Xirr.Flow flow : flows) {
            top = Math.max(top, exponent(flow, first, daysPerYear, growth));
        }
        double value = 0;
        double slope = 0;
        double largest = 0;
        for (Xirr.Flow flow : flows) {
            double term = flow.amount().doubleValue() * Math.exp(exponent(flow, first, daysPerYear, growth) - top);
            value += term;
            slope += Math.abs(term * years(flow, first, daysPerYear));
            largest = Math.max(largest, Math.abs(term));
        }
        // Sixteen digits of each of the terms that are added.
        double rounding = flows.size() * Math.ulp(1.0) * (1 + Math.abs(growth) * slope / largest);
        return largest == 0 ? 0 : (Math.abs(value) - slope * digits) / largest - BOUND.doubleValue() - rounding;
    }

    private static double exponent(Xirr.Flow flow, LocalDate first, int daysPerYear, double growth) {
        return -growth * years(flow, first, daysPerYear);
    }

    private static double years(Xirr.Flow flow, LocalDate first, int daysPerYear) {
        return (flow.day().toEpochDay() - first.toEpochDay()) / (double) daysPerYear;
    }
}
