package io.jidi.fund.performance.rules;

import io.jidi.fund.fund.rules.Compounding;
import io.jidi.fund.fund.rules.DayCount;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes figures, so that none is without its passport. */
final class Figures {

    private static final Text FINE = Text.of("", "");

    private Figures() {}

    static Figure amount(Metric metric, BigDecimal value, Map<String, String> inputs) {
        return fine(metric, value.setScale(2, RoundingMode.HALF_UP), inputs);
    }

    /** A ratio; none if a part of it is missing or the divisor is not above zero. */
    static Figure ratio(
            Metric metric, @Nullable BigDecimal part, @Nullable BigDecimal whole, Map<String, String> inputs) {
        if (part == null || whole == null) {
            return missing(metric, Text.of("缺少输入数据", "An input is missing"), inputs);
        }
        if (whole.signum() <= 0) {
            return missing(metric, Text.of("分母不为正", "The divisor is not above zero"), inputs);
        }
        return fine(metric, part.divide(whole, Figure.RATIO_SCALE, RoundingMode.HALF_UP), inputs);
    }

    static Figure rate(Metric metric, List<Xirr.Flow> flows, DayCount dayCount, Map<String, String> inputs) {
        Xirr.Result result = Xirr.solve(flows, dayCount);
        Map<String, String> all = new LinkedHashMap<>(inputs);
        all.put("dayCount", dayCount.name());
        all.put("flows", String.valueOf(flows.size()));
        all.put("signChanges", String.valueOf(result.signChanges()));
        all.put("certified", String.valueOf(result.certified()));
        return new Figure(
                metric,
                result.stored(),
                result.status().name(),
                result.status().reason(),
                result.status() == Xirr.Status.MULTIPLE ? result.roots() : List.of(),
                passport(metric, all));
    }

    static Figure missing(Metric metric, Text reason, Map<String, String> inputs) {
        return new Figure(metric, null, Figure.NO_VALUE, reason, List.of(), passport(metric, inputs));
    }

    static Figure fine(Metric metric, BigDecimal value, Map<String, String> inputs) {
        return new Figure(metric, value, Figure.OK, FINE, List.of(), passport(metric, inputs));
    }

    static BigDecimal quotient(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, Compounding.PRECISION);
    }

    private static Figure.Passport passport(Metric metric, Map<String, String> inputs) {
        return new Figure.Passport(metric.definition(), metric.version(), Map.copyOf(inputs));
    }
}
