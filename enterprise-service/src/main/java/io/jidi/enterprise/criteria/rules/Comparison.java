package io.jidi.enterprise.criteria.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A quantity against a threshold, unrounded.
 *
 * @param label own words for what is compared, absent to use the quantity's
 */
public record Comparison(
        Quantity quantity,
        Op op,
        Threshold threshold,
        @Nullable Wording label) implements Leaf {

    /** Beyond this many decimals the exact value stands beside it anyway. */
    private static final int MOST_DECIMALS = 12;

    @Override
    public Finding judge(Scope scope) {
        Measured measured = quantity.measure(scope);
        Amount amount = measured.amount();
        Status status = amount == null ? Status.UNKNOWN : amount.satisfies(op, threshold.held());
        return new Finding(this, status, measured, measured.doubts(), List.of());
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        quantity.reads(sink);
    }

    @Override
    public Part part(Finding finding, Scope scope) {
        Amount amount = finding.measured() == null ? null : finding.measured().amount();
        Unit unit = threshold.unit();
        List<Input> inputs = new ArrayList<>();
        quantity.inputs(scope, inputs::add);
        return new Part(
                label == null ? quantity.name(scope.context()) : label,
                finding.status(),
                new Wording(
                        op.symbol() + threshold.wording().zh(),
                        op.symbol() + threshold.wording().en()),
                op,
                threshold,
                unit,
                amount == null ? null : amount.display(unit),
                amount == null ? null : telling(amount),
                amount == null ? null : amount.exact(unit),
                quantity.formula(scope),
                inputs,
                finding.status() == Status.NOT_MET ? named(quantity.gap(op, threshold.held(), scope)) : null,
                finding.doubts());
    }

    /** A count of things is short of the things the rule names, not of the list they stand in. */
    private @Nullable Gap named(@Nullable Gap gap) {
        return gap == null || label == null || !(quantity instanceof Count)
                ? gap
                : new Gap(
                        label,
                        gap.unit(),
                        gap.year(),
                        gap.lastYear(),
                        gap.raise(),
                        gap.amount(),
                        gap.target(),
                        gap.strict(),
                        gap.given());
    }

    private Wording telling(Amount amount) {
        Unit unit = threshold.unit();
        BigDecimal limit = new BigDecimal(threshold.written());
        boolean holds = amount.satisfies(op, threshold.held()) == Status.MET;
        for (int decimals = 2; decimals <= MOST_DECIMALS; decimals++) {
            BigDecimal rounded = amount.rounded(unit, decimals);
            if (rounded == null) {
                break;
            }
            if (op.holds(rounded.compareTo(limit)) == holds) {
                return unit.with(unit.display(rounded));
            }
        }
        return amount.display(unit);
    }
}
