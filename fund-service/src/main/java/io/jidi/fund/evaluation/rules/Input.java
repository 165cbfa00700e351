package io.jidi.fund.evaluation.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.List;

/**
 * One figure that a leaf is scored by.
 *
 * @param bands the first that takes the value decides
 * @param otherwise points when none does
 */
public record Input(String key, Source source, String unit, Text label, List<Band> bands, BigDecimal otherwise) {

    public Input {
        bands = List.copyOf(bands);
    }

    BigDecimal points(BigDecimal value) {
        return bands.stream()
                .filter(band -> band.takes(value))
                .map(Band::points)
                .findFirst()
                .orElse(otherwise);
    }

    /** The bands go one way, so the ends of an interval bound the points of all between. */
    Range points(Range value) {
        BigDecimal a = points(value.low());
        BigDecimal b = points(value.high());
        return new Range(a.min(b), a.max(b));
    }

    boolean goesOneWay() {
        int up = 0;
        int down = 0;
        for (int i = 0; i < bands.size(); i++) {
            BigDecimal next = i + 1 < bands.size() ? bands.get(i + 1).points() : otherwise;
            int step = bands.get(i).points().compareTo(next);
            up += step > 0 ? 1 : 0;
            down += step < 0 ? 1 : 0;
        }
        return up == 0 || down == 0;
    }
}
