package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sum of an amount over the items of a list, each converted in its own year: cumulative funding. Items in doubt leave a
 * range instead of being added or dropped.
 */
public record TotalOfList(ItemFilter filter, MoneyAttribute money) implements Quantity {

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
        List<Doubt> doubts = new ArrayList<>();
        Fraction sure = sum(selection.passing(), scope, doubts);
        boolean summed = doubts.isEmpty();
        Fraction possible = sum(selection.doubtful(), scope, doubts);
        boolean bounded = doubts.isEmpty();
        doubts.addAll(selection.doubts());
        if (!summed) {
            return Measured.unknown(doubts);
        }
        // Amounts are never below zero, so an item in doubt only raises the sum.
        return new Measured(Amount.Between.of(sure, bounded ? sure.plus(possible) : null), doubts);
    }

    private Fraction sum(List<Item> items, Scope scope, List<Doubt> doubts) {
        Fraction sum = Fraction.ZERO;
        for (Item item : items) {
            Measured measured = money.measure(filter.list(), item, scope);
            Fraction number = measured.number();
            sum = number == null ? sum : sum.plus(number);
            doubts.addAll(measured.doubts());
        }
        return sum;
    }

    @Override
    public Wording name(AssessmentContext context) {
        return new Wording(
                "累计" + filter.list().name().zh() + money.amount().name().zh(),
                "cumulative " + money.amount().name().en() + " of "
                        + filter.list().name().en());
    }

    @Override
    public String formula(Scope scope) {
        ItemFilter.Selection selection = filter.select(scope);
        return selection == null
                ? ""
                : selection.passing().stream()
                        .map(item -> {
                            String converted = money.formula(item, scope);
                            return converted.isEmpty() ? money.figure(item) : converted;
                        })
                        .collect(Collectors.joining("+"));
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
