package io.jidi.fund.evaluation.rules;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a scheme that was loaded from a spreadsheet (fund.md 2.6).
 *
 * @param party SOE or DEPT
 * @param bands where a formula gives the points; empty where a person does
 * @param otherwise points when no band takes the value; null where a person gives them
 * @param evidence what is to be shown
 */
public record SchemeIndicator(
        String party,
        String code,
        String name,
        BigDecimal max,
        List<Band> bands,
        @Nullable BigDecimal otherwise,
        String evidence) {

    public SchemeIndicator {
        bands = List.copyOf(bands);
    }

    /** Whether the points follow from a value. */
    public boolean computed() {
        return otherwise != null;
    }

    /**
     * The points for a value.
     *
     * @throws IllegalStateException where a person gives them
     */
    public BigDecimal points(BigDecimal value) {
        if (otherwise == null) {
            throw new IllegalStateException(code + " is scored by a person");
        }
        return bands.stream()
                .filter(band -> band.takes(value))
                .map(Band::points)
                .findFirst()
                .orElse(otherwise);
    }
}
