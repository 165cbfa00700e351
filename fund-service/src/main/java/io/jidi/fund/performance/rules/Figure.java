package io.jidi.fund.performance.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One figure with everything that it says about itself.
 *
 * @param value a ratio with six decimals, a rate with ten, an amount with two; null: there is none, and {@code status}
 *     says why
 * @param status {@code OK}, {@code NO_VALUE} for a figure whose inputs are missing or divide by zero, or a status of
 *     {@link Xirr.Status}
 * @param roots every rate, where there is more than one
 */
public record Figure(
        Metric metric,
        @Nullable BigDecimal value,
        String status,
        Text reason,
        List<BigDecimal> roots,
        Passport passport) {

    public static final String OK = "OK";
    public static final String NO_VALUE = "NO_VALUE";

    static final int RATIO_SCALE = 6;

    /**
     * How the figure came about, so that another can compute it again.
     *
     * @param definition the formula in the words of fund.md 4.1
     * @param version of this program's formula; a changed formula is a new version
     * @param inputs amounts and dates that went in, as decimals and ISO dates
     */
    public record Passport(String definition, String version, Map<String, String> inputs) {}
}
