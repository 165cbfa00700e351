package io.jidi.fund.performance.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fund's life as far as it is looked at.
 *
 * @param committed of the partners without the general partner's; null where it is not known
 */
public record History(@Nullable BigDecimal committed, List<CashFlow> flows, List<Valuation> valuations) {

    public History {
        flows = flows.stream().sorted(Comparator.comparing(CashFlow::day)).toList();
        valuations =
                valuations.stream().sorted(Comparator.comparing(Valuation::day)).toList();
    }

    /**
     * A value on a day.
     *
     * @param reported the day of the valuation it comes from
     * @param staleDays from that day to the one asked for
     */
    public record Worth(BigDecimal amount, LocalDate reported, long staleDays) {}

    /** What was so on a day: nothing of what came after. */
    public History until(LocalDate day) {
        return new History(
                committed,
                flows.stream().filter(flow -> !flow.day().isAfter(day)).toList(),
                valuations.stream().filter(value -> !value.day().isAfter(day)).toList());
    }

    /** Several funds as one: flows and values side by side, never an average of rates (fund.md 4.1). */
    public static History pooled(List<History> parts) {
        List<CashFlow> flows = new ArrayList<>();
        List<Valuation> valuations = new ArrayList<>();
        BigDecimal committed = BigDecimal.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            String prefix = i + "/";
            History part = parts.get(i);
            part.flows.forEach(flow -> flows.add(new CashFlow(
                    flow.day(),
                    flow.kind(),
                    flow.amount(),
                    flow.investment() == null ? null : prefix + flow.investment(),
                    flow.holder())));
            part.valuations.forEach(value -> valuations.add(new Valuation(
                    value.day(), value.amount(), value.investment() == null ? null : prefix + value.investment())));
            committed = committed == null || part.committed == null ? null : committed.add(part.committed);
        }
        return new History(committed, flows, valuations);
    }

    /** The first day on which a partner paid or got anything; what was taken back whole never happened. */
    public Optional<LocalDate> firstDay() {
        Map<LocalDate, Map<CashFlow.Kind, BigDecimal>> days = new TreeMap<>();
        investors()
                .forEach(flow -> days.computeIfAbsent(flow.day(), day -> new EnumMap<>(CashFlow.Kind.class))
                        .merge(flow.kind(), flow.amount(), BigDecimal::add));
        return days.entrySet().stream()
                .filter(day -> day.getValue().values().stream().anyMatch(sum -> sum.signum() != 0))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Stream<CashFlow> investors() {
        return flows.stream()
                .filter(flow -> !flow.general())
                .filter(flow -> flow.kind().isPaidIn() || flow.kind() == CashFlow.Kind.DISTRIBUTION);
    }

    List<String> investments() {
        return Stream.concat(
                        flows.stream().map(CashFlow::investment),
                        valuations.stream().map(Valuation::investment))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The fund's value: the last one reported, rolled forward by what partners paid and got since (fund.md 3.6).
     *
     * @return empty if none was reported by then
     */
    public Optional<Worth> worth(LocalDate day) {
        return last(value -> value.investment() == null, day)
                .map(value -> new Worth(
                        value.amount()
                                .add(sum(flow -> flow.kind().isPaidIn() && after(flow, value, day)))
                                .subtract(sum(
                                        flow -> flow.kind() == CashFlow.Kind.DISTRIBUTION && after(flow, value, day))),
                        value.day(),
                        ChronoUnit.DAYS.between(value.day(), day)));
    }

    /** An investment's value, rolled forward by its own flows; empty if it was never valued. */
    public Optional<Worth> worth(String investment, LocalDate day) {
        return last(value -> investment.equals(value.investment()), day)
                .map(value -> new Worth(
                        value.amount()
                                .add(sum(flow -> flow.kind() == CashFlow.Kind.INVESTMENT
                                        && investment.equals(flow.investment())
                                        && after(flow, value, day)))
                                .subtract(sum(flow -> flow.kind() == CashFlow.Kind.PROCEEDS
                                        && investment.equals(flow.investment())
                                        && after(flow, value, day))),
                        value.day(),
                        ChronoUnit.DAYS.between(value.day(), day)));
    }

    private Optional<Valuation> last(Predicate<Valuation> which, LocalDate day) {
        return valuations.stream()
                .filter(which)
                .filter(value -> !value.day().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    private static boolean after(CashFlow flow, Valuation value, LocalDate day) {
        return !flow.general() && flow.day().isAfter(value.day()) && !flow.day().isAfter(day);
    }

    /** Amounts of the flows that fit. */
    BigDecimal sum(Predicate<CashFlow> which) {
        return flows.stream().filter(which).map(CashFlow::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
