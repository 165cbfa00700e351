package io.jidi.fund.performance.rules;

import io.jidi.fund.fund.rules.Compounding;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the investors' money would have become in an index (fund.md 4.1): KS-PME, Direct Alpha, LN-PME, PME+ and mPME. The
 * level of a day without one is the last before it.
 */
public final class PublicMarket {

    private static final MathContext PRECISION = Compounding.PRECISION;

    private PublicMarket() {}

    /** All figures of the family; those without a meaning say why. */
    public static List<Figure> of(
            History history, Performance.Asked asked, String indexCode, NavigableMap<LocalDate, BigDecimal> index) {
        History until = history.until(asked.asOf());
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("asOf", asked.asOf().toString());
        inputs.put("index", indexCode);
        Optional<History.Worth> worth = until.worth(asked.asOf());
        Optional<LocalDate> first = until.firstDay();
        Text trouble = first.isEmpty()
                ? Text.of("没有现金流", "There are no flows")
                : worth.isEmpty()
                        ? Text.of("截至该日没有估值", "No valuation by then")
                        : index.floorKey(first.get()) == null
                                ? Text.of("指数缺少 {0} 的点位", "The index has no level on {0}")
                                        .with(first.get())
                                : null;
        if (trouble != null || worth.isEmpty()) {
            Text reason = trouble == null ? Text.of("", "") : trouble;
            return List.of(
                    Figures.missing(Metric.KS_PME, reason, inputs),
                    Figures.missing(Metric.DIRECT_ALPHA, reason, inputs),
                    Figures.missing(Metric.LN_PME_NAV, reason, inputs),
                    Figures.missing(Metric.LN_PME, reason, inputs),
                    Figures.missing(Metric.PME_PLUS_LAMBDA, reason, inputs),
                    Figures.missing(Metric.PME_PLUS, reason, inputs),
                    Figures.missing(Metric.MPME_NAV, reason, inputs),
                    Figures.missing(Metric.MPME, reason, inputs));
        }
        inputs.put("nav", worth.get().amount().toPlainString());
        inputs.put("indexAtEnd", level(index, asked.asOf()).toPlainString());
        return new Comparison(until, asked, index, worth.get().amount(), inputs).figures();
    }

    private static BigDecimal level(NavigableMap<LocalDate, BigDecimal> index, LocalDate day) {
        Map.Entry<LocalDate, BigDecimal> entry = index.floorEntry(day);
        if (entry == null) {
            throw new IllegalArgumentException("the index has no level on " + day);
        }
        return entry.getValue();
    }

    /** One fund beside one index. */
    private static final class Comparison {
        private final History until;
        private final Performance.Asked asked;
        private final NavigableMap<LocalDate, BigDecimal> index;
        private final BigDecimal nav;
        private final Map<String, String> inputs;
        private final List<Xirr.Flow> flows;
        private final BigDecimal end;

        Comparison(
                History until,
                Performance.Asked asked,
                NavigableMap<LocalDate, BigDecimal> index,
                BigDecimal nav,
                Map<String, String> inputs) {
            this.until = until;
            this.asked = asked;
            this.index = index;
            this.nav = nav;
            this.inputs = inputs;
            this.flows = Performance.investorFlows(until);
            this.end = level(index, asked.asOf());
        }

        List<Figure> figures() {
            BigDecimal paid = BigDecimal.ZERO;
            BigDecimal received = BigDecimal.ZERO;
            List<Xirr.Flow> grown = new ArrayList<>();
            for (Xirr.Flow flow : flows) {
                BigDecimal future = flow.amount().multiply(growth(flow.day()), PRECISION);
                grown.add(new Xirr.Flow(flow.day(), future));
                if (future.signum() < 0) {
                    paid = paid.subtract(future);
                } else {
                    received = received.add(future);
                }
            }
            grown.add(new Xirr.Flow(asked.asOf(), nav));
            List<Figure> figures = new ArrayList<>();
            figures.add(Figures.ratio(Metric.KS_PME, received.add(nav), paid, inputs));
            figures.add(Figures.rate(Metric.DIRECT_ALPHA, grown, asked.dayCount(), inputs));
            figures.addAll(longNickels(paid.subtract(received)));
            figures.addAll(plus(paid, received));
            figures.addAll(modified());
            return figures;
        }

        private List<Figure> longNickels(BigDecimal terminal) {
            Figure value = Figures.fine(Metric.LN_PME_NAV, shown(terminal), inputs);
            if (terminal.signum() < 0) {
                return List.of(
                        value,
                        Figures.missing(
                                Metric.LN_PME,
                                Text.of("终值为负，无定义", "The terminal value is negative: not defined"),
                                inputs));
            }
            return List.of(value, rateWith(Metric.LN_PME, flows, terminal));
        }

        private List<Figure> plus(BigDecimal paid, BigDecimal received) {
            if (received.signum() == 0) {
                Text reason = Text.of("没有分配，无定义", "Nothing was distributed: not defined");
                return List.of(
                        Figures.missing(Metric.PME_PLUS_LAMBDA, reason, inputs),
                        Figures.missing(Metric.PME_PLUS, reason, inputs));
            }
            BigDecimal lambda = Figures.quotient(paid.subtract(nav), received);
            List<Xirr.Flow> scaled = flows.stream()
                    .map(flow -> flow.amount().signum() < 0
                            ? flow
                            : new Xirr.Flow(flow.day(), flow.amount().multiply(lambda, PRECISION)))
                    .toList();
            return List.of(
                    Figures.fine(Metric.PME_PLUS_LAMBDA, shown(lambda), inputs),
                    rateWith(Metric.PME_PLUS, scaled, nav));
        }

        /** The index portfolio pays out the share of itself that the fund pays out of its own worth. */
        private List<Figure> modified() {
            List<Xirr.Flow> weighted = new ArrayList<>();
            BigDecimal portfolio = BigDecimal.ZERO;
            @Nullable LocalDate before = null;
            for (LocalDate day :
                    flows.stream().map(Xirr.Flow::day).distinct().sorted().toList()) {
                BigDecimal paid = sum(day, -1).negate();
                BigDecimal distributed = sum(day, 1);
                portfolio = before == null ? portfolio : portfolio.multiply(growth(before, day), PRECISION);
                portfolio = portfolio.add(paid);
                before = day;
                BigDecimal payout = BigDecimal.ZERO;
                if (distributed.signum() > 0) {
                    Optional<BigDecimal> left = until.until(day).worth(day).map(History.Worth::amount);
                    if (left.isEmpty() || distributed.add(left.get()).signum() <= 0) {
                        Text reason = Text.of("{0} 分配时没有估值", "No valuation for the distribution of {0}")
                                .with(day);
                        return List.of(
                                Figures.missing(Metric.MPME_NAV, reason, inputs),
                                Figures.missing(Metric.MPME, reason, inputs));
                    }
                    payout = portfolio.multiply(Figures.quotient(distributed, distributed.add(left.get())), PRECISION);
                    portfolio = portfolio.subtract(payout);
                }
                weighted.add(new Xirr.Flow(day, payout.subtract(paid)));
            }
            portfolio = before == null ? portfolio : portfolio.multiply(growth(before, asked.asOf()), PRECISION);
            return List.of(
                    Figures.fine(Metric.MPME_NAV, shown(portfolio), inputs),
                    rateWith(Metric.MPME, weighted, portfolio));
        }

        private BigDecimal sum(LocalDate day, int sign) {
            return flows.stream()
                    .filter(flow -> flow.day().equals(day) && flow.amount().signum() == sign)
                    .map(Xirr.Flow::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private Figure rateWith(Metric metric, List<Xirr.Flow> some, BigDecimal terminal) {
            List<Xirr.Flow> all = new ArrayList<>(some);
            all.add(new Xirr.Flow(asked.asOf(), terminal));
            return Figures.rate(metric, all, asked.dayCount(), inputs);
        }

        private BigDecimal growth(LocalDate day) {
            return Figures.quotient(end, level(index, day));
        }

        private BigDecimal growth(LocalDate from, LocalDate to) {
            return Figures.quotient(level(index, to), level(index, from));
        }

        private static BigDecimal shown(BigDecimal value) {
            return value.setScale(Figure.RATIO_SCALE, RoundingMode.HALF_UP);
        }
    }
}
