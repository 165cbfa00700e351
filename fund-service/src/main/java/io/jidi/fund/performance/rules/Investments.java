package io.jidi.fund.performance.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The figures of each investment: gross, between the fund and it (fund.md 4.1). */
public final class Investments {

    private Investments() {}

    /** How far an investment has come. */
    public enum State {
        UNREALISED,
        PARTLY_REALISED,
        REALISED
    }

    /**
     * One investment.
     *
     * @param fairValue null if it was never valued and still stands
     * @param figures MOIC and gross IRR
     */
    public record Line(
            String investment,
            @Nullable LocalDate first,
            State state,
            BigDecimal cost,
            BigDecimal proceeds,
            @Nullable BigDecimal fairValue,
            List<Figure> figures) {

        /** Proceeds and fair value; null while the value is unknown. */
        @Nullable
        BigDecimal total() {
            return fairValue == null ? null : proceeds.add(fairValue);
        }
    }

    /** Each investment on a day, by its name. */
    public static List<Line> of(History history, Performance.Asked asked) {
        History until = history.until(asked.asOf());
        List<Line> lines = new ArrayList<>();
        for (String investment : until.investments()) {
            lines.add(line(until, investment, asked));
        }
        return List.copyOf(lines);
    }

    /** The fair value of all, empty if there is an investment of unknown value, or no investment at all. */
    static Optional<BigDecimal> fairValue(History until, LocalDate asOf) {
        BigDecimal sum = BigDecimal.ZERO;
        List<String> investments = until.investments();
        for (String investment : investments) {
            Optional<History.Worth> worth = until.worth(investment, asOf);
            if (worth.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(worth.get().amount());
        }
        return investments.isEmpty() ? Optional.empty() : Optional.of(sum);
    }

    private static Line line(History until, String investment, Performance.Asked asked) {
        List<Xirr.Flow> flows = new ArrayList<>();
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal proceeds = BigDecimal.ZERO;
        for (CashFlow flow : until.flows()) {
            if (!investment.equals(flow.investment())) {
                continue;
            }
            if (flow.kind() == CashFlow.Kind.INVESTMENT) {
                cost = cost.add(flow.amount());
                Performance.add(flows, flow.day(), flow.amount().negate());
            } else {
                proceeds = proceeds.add(flow.amount());
                Performance.add(flows, flow.day(), flow.amount());
            }
        }
        LocalDate first = flows.isEmpty() ? null : flows.get(0).day();
        Optional<History.Worth> worth = until.worth(investment, asked.asOf());
        BigDecimal value = worth.map(History.Worth::amount).orElse(null);
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("asOf", asked.asOf().toString());
        inputs.put("investment", investment);
        inputs.put("cost", cost.toPlainString());
        inputs.put("proceeds", proceeds.toPlainString());
        worth.ifPresent(known -> {
            inputs.put("fairValue", known.amount().toPlainString());
            inputs.put("valued", known.reported().toString());
            inputs.put("staleDays", String.valueOf(known.staleDays()));
        });
        Performance.addValue(flows, asked.asOf(), value);
        return new Line(
                investment,
                first,
                state(proceeds, value),
                cost,
                proceeds,
                value,
                List.of(
                        Figures.ratio(Metric.MOIC, value == null ? null : proceeds.add(value), cost, inputs),
                        Figures.rate(Metric.GROSS_IRR, flows, asked.dayCount(), inputs)));
    }

    private static State state(BigDecimal proceeds, @Nullable BigDecimal value) {
        if (value != null && value.signum() == 0) {
            return State.REALISED;
        }
        return proceeds.signum() == 0 ? State.UNREALISED : State.PARTLY_REALISED;
    }
}
