package io.jidi.project.support.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a clause over one fact.
 *
 * @param value null for {@link Test#PRESENT}; comma-separated for {@link Test#IN}
 */
public record Condition(String fact, Test test, @Nullable String value, String zh, String en) {

    /** How the fact is held against the value. */
    public enum Test {
        IS,
        IN,
        AT_LEAST,
        AT_MOST,
        PRESENT
    }

    public Condition {
        if ((test == Test.PRESENT) != (value == null)) {
            throw new IllegalArgumentException("condition on " + fact + ": " + test + " and value " + value);
        }
        if ((test == Test.AT_LEAST || test == Test.AT_MOST) && decimal(value) == null) {
            throw new IllegalArgumentException("condition on " + fact + ": " + value + " is no number");
        }
    }

    /** Null if the fact is not known, or is no number where one is needed: then nobody is refused for it. */
    public @Nullable Boolean holds(@Nullable String known) {
        if (known == null || known.isBlank()) {
            return null;
        }
        String wanted = value == null ? "" : value;
        return switch (test) {
            case PRESENT -> true;
            case IS -> known.equals(wanted);
            case IN -> Arrays.asList(wanted.split(",")).contains(known);
            case AT_LEAST, AT_MOST -> compared(known, wanted);
        };
    }

    private @Nullable Boolean compared(String known, String wanted) {
        BigDecimal fact = decimal(known);
        BigDecimal limit = decimal(wanted);
        if (fact == null || limit == null) {
            return null;
        }
        return test == Test.AT_LEAST ? fact.compareTo(limit) >= 0 : fact.compareTo(limit) <= 0;
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text != null && text.matches("-?[0-9]{1,18}(\\.[0-9]{1,6})?") ? new BigDecimal(text) : null;
    }
}
