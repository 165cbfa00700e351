package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * MAX or MIN of several quantities of one unit ("best of amount or ratio" scores both and takes the larger). An unknown
 * member leaves bounds: the maximum is at least the largest known member.
 */
public record Extreme(boolean largest, List<Quantity> members) implements Quantity {

    @Override
    public Unit unit() {
        return members.get(0).unit();
    }

    @Override
    public Measured measure(Scope scope) {
        Fraction low = null;
        Fraction high = null;
        boolean lowOpen = false;
        boolean highOpen = false;
        List<Doubt> doubts = new ArrayList<>();
        for (Quantity member : members) {
            Measured measured = member.measure(scope);
            doubts.addAll(measured.doubts());
            if (measured.amount() instanceof Amount.Exact exact) {
                low = pick(low, exact.value());
                high = pick(high, exact.value());
            } else if (measured.amount() instanceof Amount.Between between) {
                low = pick(low, between.low());
                highOpen |= between.high() == null;
                high = between.high() == null ? high : pick(high, between.high());
            } else {
                lowOpen = true;
                highOpen = true;
            }
        }
        // A maximum keeps its lower bound whatever the unknown members are; a minimum has none to keep.
        boolean bounded = low != null && (largest || !lowOpen);
        return bounded
                ? new Measured(
                        Amount.Between.of(low == null ? Fraction.ZERO : low, largest && highOpen ? null : high), doubts)
                : Measured.unknown(doubts);
    }

    private Fraction pick(@Nullable Fraction so, Fraction next) {
        if (so == null) {
            return next;
        }
        return (next.compareTo(so) > 0) == largest ? next : so;
    }

    @Override
    public Wording name(AssessmentContext context) {
        String zh = members.stream().map(m -> m.name(context).zh()).collect(Collectors.joining("、"));
        String en = members.stream().map(m -> m.name(context).en()).collect(Collectors.joining(", "));
        return new Wording(zh + (largest ? "取高" : "取低"), (largest ? "the larger of " : "the smaller of ") + en);
    }

    @Override
    public String formula(Scope scope) {
        return members.stream()
                .map(member -> {
                    String formula = member.formula(scope);
                    Amount amount = member.measure(scope).amount();
                    return !formula.isEmpty() ? formula : amount == null ? "?" : amount.exact(Unit.NONE);
                })
                .collect(Collectors.joining(", ", largest ? "max(" : "min(", ")"));
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {
        members.forEach(member -> member.inputs(scope, sink));
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        members.forEach(member -> member.reads(sink));
    }
}
