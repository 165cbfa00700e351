package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A criterion that gives points. It decides nothing by itself: tiers compare the sum of points. Never below zero nor above
 * its most, whatever was recorded; unknown points lie anywhere between.
 *
 * @param most the most points it can give
 */
public record Scored(Quantity points, int most, Wording label) implements Leaf {

    @Override
    public Finding judge(Scope scope) {
        Measured measured = within(points.measure(scope));
        Amount amount = measured.amount();
        Status status = amount == null ? Status.UNKNOWN : amount.satisfies(Op.MORE_THAN, Fraction.ZERO);
        if (!(amount instanceof Amount.Exact)) {
            // A range without any doubt is what the text leaves to an expert.
            status = measured.doubts().isEmpty() ? Status.MANUAL : Status.UNKNOWN;
        }
        return new Finding(this, status, measured, measured.doubts(), List.of());
    }

    private Measured within(Measured measured) {
        Fraction low = Fraction.ZERO;
        Fraction high = Fraction.whole(most);
        if (measured.amount() instanceof Amount.Exact exact) {
            low = clamped(exact.value());
            high = low;
        } else if (measured.amount() instanceof Amount.Between between) {
            low = clamped(between.low());
            high = between.high() == null ? high : clamped(between.high());
        }
        return new Measured(Amount.Between.of(low, high), measured.doubts());
    }

    private Fraction clamped(Fraction value) {
        Fraction top = Fraction.whole(most);
        return value.signum() < 0 ? Fraction.ZERO : value.compareTo(top) > 0 ? top : value;
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        points.reads(sink);
    }

    @Override
    public Part part(Finding finding, Scope scope) {
        Amount amount = finding.measured() == null ? null : finding.measured().amount();
        Wording shown = amount == null ? null : amount.display(Unit.POINTS);
        Wording full = Unit.POINTS.with(String.valueOf(most));
        List<Input> inputs = new ArrayList<>();
        points.inputs(scope, inputs::add);
        return new Part(
                label,
                finding.status(),
                new Wording("满分" + full.zh(), "at most " + full.en()),
                null,
                null,
                Unit.POINTS,
                shown,
                shown,
                amount == null ? null : amount.exact(Unit.POINTS),
                points.formula(scope),
                inputs,
                null,
                finding.doubts());
    }
}
