package io.jidi.fund.evaluation.rules;

import io.jidi.fund.edition.rules.SourceStatus;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One indicator; of several inputs the best counts. Without inputs nobody knows how it is scored. */
public record Leaf(String code, String pillar, BigDecimal max, SourceStatus status, Text name, List<Input> inputs) {

    public Leaf {
        inputs = List.copyOf(inputs);
        for (Input input : inputs) {
            List<BigDecimal> all =
                    new ArrayList<>(input.bands().stream().map(Band::points).toList());
            all.add(input.otherwise());
            if (all.stream().anyMatch(points -> points.signum() < 0 || points.compareTo(max) > 0)) {
                throw new IllegalArgumentException(code + " gives points outside 0 to " + max);
            }
            if (!input.goesOneWay()) {
                throw new IllegalArgumentException(code + " goes up and down");
            }
        }
    }

    /** From none to all of its points when nothing is known. */
    Range score(Map<String, Range> values) {
        Range score = new Range(BigDecimal.ZERO, BigDecimal.ZERO);
        boolean open = inputs.isEmpty();
        for (Input input : inputs) {
            Range value = values.get(input.key());
            if (value == null) {
                open = true;
            } else {
                Range points = input.points(value);
                score = new Range(score.low().max(points.low()), score.high().max(points.high()));
            }
        }
        return open ? new Range(score.low(), max) : score;
    }
}
