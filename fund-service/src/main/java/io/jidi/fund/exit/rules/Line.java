package io.jidi.fund.exit.rules;

import io.jidi.fund.edition.rules.Parameter;
import java.math.BigDecimal;
import java.util.Map;

/**
 * One figure against one parameter.
 *
 * @param strict above, not at least
 */
public record Line(Figure figure, boolean strict, Parameter bound) {

    Answer ask(Map<Figure, BigDecimal> figures) {
        BigDecimal value = figures.get(figure);
        BigDecimal least = bound.value();
        if (value == null || least == null) {
            return Answer.UNKNOWN;
        }
        int over = value.compareTo(least);
        return over > 0 || (!strict && over == 0) ? Answer.PASS : Answer.FAIL;
    }

    /** {@code revenue >= 300000000}, as shown. */
    String text() {
        return figure.key()
                + (strict ? " > " : " >= ")
                + (bound.value() == null ? bound.name() : bound.value().toPlainString());
    }

    boolean confirmed() {
        return bound.status().confirmed();
    }
}
