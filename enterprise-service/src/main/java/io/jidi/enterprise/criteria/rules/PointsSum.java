package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The total of scored criteria; those still unknown leave the range from their least to their most points.
 *
 * @param terms each counted once: one criterion, or several of which the best counts ("choose one", domain reference 4.1)
 */
public record PointsSum(List<Term> terms) implements Quantity {

    /** One criterion, or several of which the best counts. */
    public record Term(List<CriterionRef> choices) {

        Measured points(Scope scope) {
            Fraction low = Fraction.ZERO;
            Fraction high = Fraction.ZERO;
            List<Doubt> doubts = new ArrayList<>();
            boolean open = false;
            for (CriterionRef choice : choices) {
                Measured points = choice.points(scope);
                doubts.addAll(points.doubts());
                if (points.amount() instanceof Amount.Exact exact) {
                    low = larger(low, exact.value());
                    high = larger(high, exact.value());
                } else if (points.amount() instanceof Amount.Between between && between.high() != null) {
                    low = larger(low, between.low());
                    high = larger(high, between.high());
                } else {
                    open = true;
                }
            }
            return open ? Measured.unknown(doubts) : new Measured(Amount.Between.of(low, high), doubts);
        }

        private static Fraction larger(Fraction one, Fraction other) {
            return one.compareTo(other) >= 0 ? one : other;
        }

        private String formula(Scope scope) {
            String shown = choices.stream()
                    .map(choice -> {
                        Amount amount = choice.points(scope).amount();
                        return amount == null ? "?" : amount.exact(Unit.NONE);
                    })
                    .collect(Collectors.joining(", "));
            return choices.size() == 1 ? shown : "max(" + shown + ")";
        }
    }

    /** Every criterion that may count. */
    public List<CriterionRef> criteria() {
        return terms.stream().flatMap(term -> term.choices().stream()).toList();
    }

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public Measured measure(Scope scope) {
        Fraction low = Fraction.ZERO;
        Fraction high = Fraction.ZERO;
        List<Doubt> doubts = new ArrayList<>();
        for (Term term : terms) {
            Measured points = term.points(scope);
            doubts.addAll(points.doubts());
            if (points.amount() instanceof Amount.Exact exact) {
                low = low.plus(exact.value());
                high = high.plus(exact.value());
            } else if (points.amount() instanceof Amount.Between between && between.high() != null) {
                low = low.plus(between.low());
                high = high.plus(between.high());
            } else {
                return Measured.unknown(doubts);
            }
        }
        return new Measured(Amount.Between.of(low, high), doubts);
    }

    @Override
    public Wording name(AssessmentContext context) {
        return new Wording("评价得分", "score");
    }

    @Override
    public String formula(Scope scope) {
        return terms.stream().map(term -> term.formula(scope)).collect(Collectors.joining("+"));
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {}

    @Override
    public void reads(Consumer<Indicator> sink) {}
}
