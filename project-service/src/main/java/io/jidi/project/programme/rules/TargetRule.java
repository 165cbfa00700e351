package io.jidi.project.programme.rules;

import io.jidi.project.rules.Fraction;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a target of the policy is met by the values that are recorded (domain reference 1.2, rows 10–27). */
public record TargetRule(
        int year,
        Operator operator,
        @Nullable BigDecimal threshold,
        @Nullable Integer baselineYear) {

    /** How a value is compared. */
    public enum Operator {
        /** 以上: the threshold itself meets it. */
        AT_LEAST,
        /** Above the same subject's value of the baseline year under the same definition. */
        MORE_THAN_BASELINE,
        /** The policy gives no number: recorded and never judged. */
        NONE
    }

    /** What comes out. */
    public enum State {
        MET,
        MISSED,
        /** Values, but not of the target's year. */
        NOT_YET,
        /** There are values and nothing to hold them against. */
        RECORDED,
        /** The value of the baseline year under the same definition is missing. */
        NO_BASELINE,
        NO_DATA
    }

    /**
     * One value, the latest revision of its year.
     *
     * @param value exact, for a rounded one could reach a target that it does not; null where it could not be computed, for example over a denominator of zero
     * @param definition such as {@code AGG-A}; null where the indicator has one definition only
     */
    public record Value(
            int year, @Nullable Fraction value, @Nullable String definition) {}

    /**
     * The outcome.
     *
     * @param value what was judged
     * @param against the threshold, or the value of the baseline year
     */
    public record Outcome(
            State state,
            @Nullable String definition,
            @Nullable Fraction value,
            @Nullable Fraction against) {}

    public TargetRule {
        if ((operator == Operator.AT_LEAST) != (threshold != null)
                || (operator == Operator.MORE_THAN_BASELINE) != (baselineYear != null)) {
            throw new IllegalArgumentException(operator + " of " + year + " needs exactly what it compares with");
        }
    }

    /**
     * Judges one subject under one definition.
     *
     * @param values all of one subject and one definition, one a year, in any order
     */
    public Outcome judge(List<Value> values) {
        Optional<Value> latest = values.stream()
                .filter(one -> one.value() != null && one.year() <= year)
                .max(Comparator.comparingInt(Value::year));
        if (latest.isEmpty()) {
            return new Outcome(State.NO_DATA, null, null, null);
        }
        Value judged = latest.get();
        Fraction value = Objects.requireNonNull(judged.value());
        return switch (operator) {
            case NONE -> new Outcome(State.RECORDED, judged.definition(), value, null);
            case AT_LEAST -> against(judged, value, Fraction.of(Objects.requireNonNull(threshold)), 0);
            case MORE_THAN_BASELINE -> {
                Optional<Fraction> baseline = values.stream()
                        .filter(one -> Objects.equals(one.year(), baselineYear))
                        .map(Value::value)
                        .filter(Objects::nonNull)
                        .findFirst();
                yield baseline.isEmpty()
                        ? new Outcome(State.NO_BASELINE, judged.definition(), value, null)
                        : against(judged, value, baseline.get(), 1);
            }
        };
    }

    /** @param least how far the comparison must go: 0 for equal or more, 1 for more */
    private Outcome against(Value judged, Fraction value, Fraction mark, int least) {
        State state;
        if (judged.year() < year) {
            state = State.NOT_YET;
        } else {
            state = value.compareTo(mark) >= least ? State.MET : State.MISSED;
        }
        return new Outcome(state, judged.definition(), value, mark);
    }
}
