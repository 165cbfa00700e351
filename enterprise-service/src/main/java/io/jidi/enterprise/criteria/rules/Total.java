package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SUM of one field over years; a missing year leaves it unknown. */
public record Total(List<FieldValue> years) implements Quantity {

    @Override
    public Unit unit() {
        return years.get(0).field().unit();
    }

    @Override
    public Measured measure(Scope scope) {
        Fraction sum = Fraction.ZERO;
        List<Doubt> doubts = new ArrayList<>();
        for (FieldValue year : years) {
            Measured measured = year.measure(scope);
            Fraction number = measured.number();
            if (number != null) {
                sum = sum.plus(number);
            }
            doubts.addAll(measured.doubts());
        }
        return doubts.isEmpty() ? Measured.exact(sum) : Measured.unknown(doubts);
    }

    @Override
    public Wording name(AssessmentContext context) {
        Wording field = years.get(0).field().name();
        return new Wording(
                "近" + years.size() + "年" + field.zh() + "合计", "total " + field.en() + " of " + years.size() + " years");
    }

    @Override
    public String formula(Scope scope) {
        return years.stream().map(year -> year.figure(scope)).collect(Collectors.joining("+"));
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {
        years.forEach(year -> year.inputs(scope, sink));
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        years.get(0).reads(sink);
    }

    /** Over all years together, so it names no year. */
    @Override
    public @Nullable Gap gap(Op op, Fraction threshold, Scope scope) {
        Fraction sum = measure(scope).number();
        if (sum == null || op == Op.EQUAL) {
            return null;
        }
        boolean raise = op.wantsMore();
        Fraction distance = raise ? threshold.minus(sum) : sum.minus(threshold);
        Indicator field = years.get(0).field();
        return new Gap(name(scope.context()), field.unit(), null, false, raise, distance, threshold, op.strict(), null);
    }
}
