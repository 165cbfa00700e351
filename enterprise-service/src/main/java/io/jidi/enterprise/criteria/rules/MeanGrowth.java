package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * MEAN_GROWTH: arithmetic mean of the yearly rates (the 2022 text says 平均增长率 without a formula; the compound reading is
 * {@link CompoundGrowth}, chosen by an edition parameter).
 *
 * @param rates yearly growth, oldest first, at least two
 */
public record MeanGrowth(List<Growth> rates) implements Quantity {

    public static MeanGrowth over(FieldValue last, int years) {
        List<Growth> rates = new ArrayList<>();
        for (int back = years - 1; back >= 0; back--) {
            rates.add(new Growth(new FieldValue(last.field(), last.year() - back, last.accepted())));
        }
        return new MeanGrowth(List.copyOf(rates));
    }

    private Growth newest() {
        return rates.get(rates.size() - 1);
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public Measured measure(Scope scope) {
        Fraction sum = Fraction.ZERO;
        List<Doubt> doubts = new ArrayList<>();
        for (Growth rate : rates) {
            Measured measured = rate.measure(scope);
            Fraction number = measured.number();
            if (number != null) {
                sum = sum.plus(number);
            }
            doubts.addAll(measured.doubts());
        }
        return doubts.isEmpty()
                ? Measured.exact(sum.dividedBy(Fraction.whole(rates.size())))
                : Measured.unknown(doubts.stream().distinct().toList());
    }

    @Override
    public Wording name(AssessmentContext context) {
        Wording field = newest().last().field().name();
        return new Wording(
                "近" + rates.size() + "年" + field.zh() + "平均增长率",
                "mean growth of " + field.en() + " over " + rates.size() + " years");
    }

    @Override
    public String formula(Scope scope) {
        return rates.stream().map(rate -> rate.formula(scope)).collect(Collectors.joining("+", "(", ")")) + "/"
                + rates.size();
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {
        rates.get(0).inputs(scope, sink);
        rates.stream().skip(1).forEach(rate -> rate.last().inputs(scope, sink));
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        newest().reads(sink);
    }

    /** The earlier years stay; the newest rate has to make up the difference. */
    @Override
    public @Nullable Gap gap(Op op, Fraction threshold, Scope scope) {
        Fraction needed = threshold.times(Fraction.whole(rates.size()));
        for (Growth rate : rates.subList(0, rates.size() - 1)) {
            Fraction number = rate.measure(scope).number();
            if (number == null) {
                return null;
            }
            needed = needed.minus(number);
        }
        return newest().gap(op, needed, scope);
    }
}
