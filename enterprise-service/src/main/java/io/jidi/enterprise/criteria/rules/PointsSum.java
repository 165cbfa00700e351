package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The total of scored criteria; those still unknown leave the range from their least to their most points. */
public record PointsSum(List<CriterionRef> criteria) implements Quantity {

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public Measured measure(Scope scope) {
        Fraction low = Fraction.ZERO;
        Fraction high = Fraction.ZERO;
        List<Doubt> doubts = new ArrayList<>();
        for (CriterionRef ref : criteria) {
            Measured points = ref.points(scope);
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
        return criteria.stream()
                .map(ref -> {
                    Amount amount = ref.points(scope).amount();
                    return amount == null ? "?" : amount.exact(Unit.NONE);
                })
                .collect(Collectors.joining("+"));
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {}

    @Override
    public void reads(Consumer<Indicator> sink) {}
}
