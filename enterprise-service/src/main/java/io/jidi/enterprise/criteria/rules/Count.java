package io.jidi.enterprise.criteria.rules;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** COUNT(filter): how many items of a list pass. Items in doubt leave a range instead of being counted or dropped. */
public record Count(ItemFilter filter) implements Quantity {

    @Override
    public Unit unit() {
        return Unit.ITEMS;
    }

    @Override
    public Measured measure(Scope scope) {
        ItemFilter.Selection selection = filter.select(scope);
        if (selection == null) {
            return Measured.unknown(Doubt.missing(filter.list(), null));
        }
        int sure = selection.passing().size();
        int possible = sure + selection.doubtful().size();
        return new Measured(
                Amount.Between.of(Fraction.whole(sure), Fraction.whole(possible)), List.copyOf(selection.doubts()));
    }

    @Override
    public Wording name(AssessmentContext context) {
        return filter.list().name();
    }

    @Override
    public String formula(Scope scope) {
        return "";
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
        Fraction count = measure(scope).number();
        return count == null || !op.wantsMore()
                ? null
                : new Gap(
                        filter.list().name(),
                        Unit.ITEMS,
                        null,
                        false,
                        true,
                        threshold.minus(count),
                        threshold,
                        op.strict(),
                        null);
    }
}
