package io.jidi.enterprise.criteria.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An amount of the latest item of a list: the post-money valuation of the last round. No item, or a last item without
 * that amount, is unknown: "no data", not "no" (domain reference 8.8).
 */
public record LatestOfList(ItemFilter filter, Indicator.Attribute day, MoneyAttribute money) implements Quantity {

    @Override
    public Unit unit() {
        return money.shown();
    }

    @Override
    public Measured measure(Scope scope) {
        ItemFilter.Selection selection = filter.select(scope);
        if (selection == null) {
            return Measured.unknown(Doubt.missing(filter.list(), null));
        }
        if (!selection.doubts().isEmpty()) {
            return Measured.unknown(selection.doubts());
        }
        List<Item> latest = latest(selection.passing());
        if (latest.isEmpty()) {
            Wording what = name(scope.context());
            return Measured.unknown(new Doubt(
                    Doubt.Reason.MISSING,
                    filter.list(),
                    null,
                    new Wording("没有" + what.zh() + "数据", "there is no data on " + what.en())));
        }
        List<Measured> amounts = latest.stream()
                .map(item -> money.measure(filter.list(), item, scope))
                .distinct()
                .toList();
        return amounts.size() == 1
                        || amounts.stream().map(Measured::number).distinct().count() == 1
                ? amounts.get(0)
                : Measured.unknown(Doubt.conflicting(filter.list(), null));
    }

    /** Several when items share the last day. */
    private List<Item> latest(List<Item> items) {
        LocalDate last = items.stream()
                .map(this::dayOf)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        return items.stream().filter(item -> last.equals(dayOf(item))).toList();
    }

    private @Nullable LocalDate dayOf(Item item) {
        return item.attribute(day.key()) instanceof Datum.Day found ? found.value() : null;
    }

    @Override
    public Wording name(AssessmentContext context) {
        return new Wording(
                "最近一次" + filter.list().name().zh() + money.amount().name().zh(),
                money.amount().name().en() + " of the latest of "
                        + filter.list().name().en());
    }

    @Override
    public String formula(Scope scope) {
        ItemFilter.Selection selection = filter.select(scope);
        return selection == null
                ? ""
                : latest(selection.passing()).stream()
                        .map(item -> money.formula(item, scope))
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {
        filter.inputs(scope, sink);
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        sink.accept(filter.list());
    }

    @Override
    public @Nullable Gap gap(Op op, Fraction threshold, Scope scope) {
        return MoneyAttribute.gap(measure(scope).number(), name(scope.context()), money, op, threshold);
    }
}
