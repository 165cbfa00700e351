package io.jidi.fund.performance.rules;

import io.jidi.fund.fund.rules.Compounding;
import io.jidi.fund.fund.rules.DayCount;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a fund, or of several pooled, on a day (fund.md 4.1). Net figures are those of the investors, without the
 * general partner; gross ones are between the fund and its investments.
 */
public final class Performance {

    private Performance() {}

    /** How distributions that were called again are counted. */
    public enum Recall {
        /** As paid in and as distributed. */
        GROSS,
        /** As neither. */
        NET
    }

    /**
     * What to compute.
     *
     * @param dayCount with years of one length
     */
    public record Asked(LocalDate asOf, Recall recall, DayCount dayCount) {}

    /** All figures but those that need an index. */
    public static List<Figure> of(History history, Asked asked) {
        History until = history.until(asked.asOf());
        Sums sums = Sums.of(until, asked);
        List<Figure> figures = new ArrayList<>(ratios(until, sums));
        Map<Metric, List<Xirr.Flow>> rates = rates(until, sums, asked);
        Figure net = rate(Metric.NET_IRR, rates, sums, asked);
        figures.add(net);
        figures.add(rate(Metric.NET_IRR_WITHOUT_LINE, rates, sums, asked));
        figures.add(sinceInception(until, net, asked));
        BigDecimal total = sums.fairValue == null ? null : sums.proceeds.add(sums.fairValue);
        figures.add(Figures.ratio(Metric.MOIC, total, sums.cost, sums.inputs));
        figures.add(Figures.ratio(
                Metric.MOIC_WITH_LINE,
                total == null ? null : total.subtract(sums.lineOutstanding),
                sums.cost.subtract(sums.lineOutstanding),
                sums.inputs));
        figures.add(rate(Metric.GROSS_IRR, rates, sums, asked));
        figures.add(rate(Metric.GROSS_IRR_WITH_LINE, rates, sums, asked));
        figures.addAll(Losses.of(Investments.of(until, asked), sums.inputs));
        return List.copyOf(figures);
    }

    private static Figure rate(Metric metric, Map<Metric, List<Xirr.Flow>> rates, Sums sums, Asked asked) {
        return Figures.rate(metric, rates.getOrDefault(metric, List.of()), asked.dayCount(), sums.inputs);
    }

    private static List<Figure> ratios(History until, Sums sums) {
        Map<String, String> inputs = sums.inputs;
        BigDecimal total = sums.nav == null ? null : sums.distributed.add(sums.nav);
        // Without the line the investors would have paid what the bank advanced, and the fund would not owe it.
        BigDecimal drawn = sums.lineOutstanding.multiply(sums.investorShare);
        BigDecimal owed = sums.paidIn.add(drawn);
        return List.of(
                Figures.amount(Metric.PAID_IN, sums.paidIn, inputs),
                Figures.amount(Metric.PAID_IN_INSIDE, sums.inside, inputs),
                Figures.amount(Metric.DISTRIBUTED, sums.distributed, inputs),
                Figures.amount(Metric.RECALLED, sums.recalled, inputs),
                sums.nav == null
                        ? Figures.missing(Metric.NAV, Text.of("截至该日没有估值", "No valuation by then"), inputs)
                        : Figures.amount(Metric.NAV, sums.nav, inputs),
                Figures.ratio(Metric.PIC, sums.inside, until.committed(), inputs),
                Figures.ratio(Metric.DPI, sums.distributed, sums.paidIn, inputs),
                Figures.ratio(Metric.RVPI, sums.nav, sums.paidIn, inputs),
                Figures.ratio(Metric.TVPI, total, sums.paidIn, inputs),
                Figures.ratio(Metric.DPI_WITHOUT_LINE, sums.distributed, owed, inputs),
                Figures.ratio(Metric.RVPI_WITHOUT_LINE, sums.nav == null ? null : sums.nav.add(drawn), owed, inputs),
                Figures.ratio(Metric.TVPI_WITHOUT_LINE, total == null ? null : total.add(drawn), owed, inputs),
                Figures.ratio(
                        Metric.LEVERAGE,
                        paidIn(until, CashFlow.Holder.SOCIAL),
                        paidIn(until, CashFlow.Holder.GOVERNMENT),
                        inputs));
    }

    private static BigDecimal paidIn(History until, CashFlow.Holder holder) {
        return until.sum(flow -> flow.kind().isPaidIn() && flow.holder() == holder);
    }

    /** The flows of every rate, the value of the day at their end. */
    public static Map<Metric, List<Xirr.Flow>> rates(History history, Asked asked) {
        History until = history.until(asked.asOf());
        return rates(until, Sums.of(until, asked), asked);
    }

    private static Map<Metric, List<Xirr.Flow>> rates(History until, Sums sums, Asked asked) {
        Map<Metric, List<Xirr.Flow>> rates = new EnumMap<>(Metric.class);
        netRates(rates, until, sums, asked);
        grossRates(rates, until, sums, asked);
        return rates;
    }

    private static void netRates(Map<Metric, List<Xirr.Flow>> rates, History until, Sums sums, Asked asked) {
        List<Xirr.Flow> flows = investorFlows(until);
        List<Xirr.Flow> withoutLine = investorFlows(until);
        for (CashFlow flow : until.flows()) {
            // What the bank advanced counts as if the investors had paid it, in their share of what was paid in.
            switch (flow.kind()) {
                case LINE_DRAWN ->
                    add(
                            withoutLine,
                            flow.day(),
                            flow.amount().multiply(sums.investorShare).negate());
                case LINE_REPAID -> add(withoutLine, flow.day(), flow.amount().multiply(sums.investorShare));
                default -> {}
            }
        }
        addValue(flows, asked.asOf(), sums.nav);
        addValue(
                withoutLine,
                asked.asOf(),
                sums.nav == null ? null : sums.nav.add(sums.lineOutstanding.multiply(sums.investorShare)));
        rates.put(Metric.NET_IRR, flows);
        rates.put(Metric.NET_IRR_WITHOUT_LINE, withoutLine);
    }

    private static void grossRates(Map<Metric, List<Xirr.Flow>> rates, History until, Sums sums, Asked asked) {
        List<Xirr.Flow> flows = new ArrayList<>();
        List<Xirr.Flow> withLine = new ArrayList<>();
        for (CashFlow flow : until.flows()) {
            switch (flow.kind()) {
                case INVESTMENT -> add(flows, flow.day(), flow.amount().negate());
                case PROCEEDS -> add(flows, flow.day(), flow.amount());
                case LINE_DRAWN -> add(withLine, flow.day(), flow.amount());
                case LINE_REPAID -> add(withLine, flow.day(), flow.amount().negate());
                default -> {}
            }
        }
        withLine.addAll(flows);
        addValue(flows, asked.asOf(), sums.fairValue);
        addValue(withLine, asked.asOf(), sums.fairValue == null ? null : sums.fairValue.subtract(sums.lineOutstanding));
        rates.put(Metric.GROSS_IRR, flows);
        rates.put(Metric.GROSS_IRR_WITH_LINE, withLine);
    }

    /** GIPS: what ran for less than a year is not extrapolated to one. */
    private static Figure sinceInception(History until, Figure net, Asked asked) {
        Optional<LocalDate> first = until.firstDay();
        if (net.value() == null || first.isEmpty()) {
            return Figures.missing(
                    Metric.SINCE_INCEPTION, net.reason(), net.passport().inputs());
        }
        long days = ChronoUnit.DAYS.between(first.get(), asked.asOf());
        BigDecimal value = net.value();
        if (days < 365 && value.compareTo(BigDecimal.ONE.negate()) > 0) {
            value = new BigDecimal(Math.expm1(Math.log1p(value.doubleValue()) * days / 365))
                    .setScale(Xirr.STORED_SCALE, RoundingMode.HALF_EVEN);
        }
        Map<String, String> inputs = new LinkedHashMap<>(net.passport().inputs());
        inputs.put("days", String.valueOf(days));
        Figure figure = Figures.fine(Metric.SINCE_INCEPTION, value, inputs);
        return new Figure(figure.metric(), value, net.status(), net.reason(), net.roots(), figure.passport());
    }

    static List<Xirr.Flow> investorFlows(History until) {
        List<Xirr.Flow> flows = new ArrayList<>();
        until.investors()
                .forEach(flow -> add(
                        flows,
                        flow.day(),
                        flow.kind().isPaidIn() ? flow.amount().negate() : flow.amount()));
        return flows;
    }

    static void add(List<Xirr.Flow> flows, LocalDate day, BigDecimal amount) {
        flows.add(new Xirr.Flow(day, amount));
    }

    /** A value of zero is recorded too: with nothing but money out before it, it is a total loss. */
    static void addValue(List<Xirr.Flow> flows, LocalDate day, @Nullable BigDecimal value) {
        if (value != null) {
            add(flows, day, value);
        }
    }

    /** What the ratios are made of. */
    private record Sums(
            BigDecimal paidIn,
            BigDecimal inside,
            BigDecimal distributed,
            BigDecimal recalled,
            @Nullable BigDecimal nav,
            BigDecimal cost,
            BigDecimal proceeds,
            @Nullable BigDecimal fairValue,
            BigDecimal lineOutstanding,
            BigDecimal investorShare,
            Map<String, String> inputs) {

        static Sums of(History until, Asked asked) {
            BigDecimal all = until.sum(flow -> !flow.general() && flow.kind().isPaidIn());
            BigDecimal outside =
                    until.sum(flow -> !flow.general() && flow.kind() == CashFlow.Kind.CONTRIBUTION_OUTSIDE);
            BigDecimal recalled = until.sum(flow -> !flow.general() && flow.kind() == CashFlow.Kind.RECALL);
            BigDecimal distributed = until.sum(flow -> !flow.general() && flow.kind() == CashFlow.Kind.DISTRIBUTION);
            if (asked.recall() == Recall.NET) {
                all = all.subtract(recalled);
                distributed = distributed.subtract(recalled);
            }
            BigDecimal everybody = until.sum(flow -> flow.kind().isPaidIn());
            BigDecimal investors =
                    until.sum(flow -> !flow.general() && flow.kind().isPaidIn());
            BigDecimal share =
                    everybody.signum() > 0 ? investors.divide(everybody, Compounding.PRECISION) : BigDecimal.ONE;
            BigDecimal line = until.sum(flow -> flow.kind() == CashFlow.Kind.LINE_DRAWN)
                    .subtract(until.sum(flow -> flow.kind() == CashFlow.Kind.LINE_REPAID));
            Optional<History.Worth> worth = until.worth(asked.asOf());
            Map<String, String> inputs = new LinkedHashMap<>();
            inputs.put("asOf", asked.asOf().toString());
            inputs.put("paidIn", all.toPlainString());
            inputs.put("paidInOutside", outside.toPlainString());
            inputs.put("distributed", distributed.toPlainString());
            inputs.put("recalled", recalled.toPlainString());
            inputs.put("recallPolicy", asked.recall().name());
            until.firstDay().ifPresent(day -> inputs.put("firstFlow", day.toString()));
            worth.ifPresent(value -> {
                inputs.put("nav", value.amount().toPlainString());
                inputs.put("navReported", value.reported().toString());
                inputs.put("navStaleDays", String.valueOf(value.staleDays()));
            });
            return new Sums(
                    all,
                    all.subtract(outside),
                    distributed,
                    recalled,
                    worth.map(History.Worth::amount).orElse(null),
                    until.sum(flow -> flow.kind() == CashFlow.Kind.INVESTMENT),
                    until.sum(flow -> flow.kind() == CashFlow.Kind.PROCEEDS),
                    Investments.fairValue(until, asked.asOf()).orElse(null),
                    line,
                    share,
                    inputs);
        }
    }
}
