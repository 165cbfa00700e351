package io.jidi.fund.performance;

import io.jidi.fund.fund.rules.DayCount;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.performance.rules.Performance;
import io.jidi.platform.problem.PlatformProblem;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters that say how figures are computed. */
final class Questions {

    private Questions() {}

    /**
     * How to compute.
     *
     * @param recall {@code GROSS} (absent) or {@code NET}
     * @param dayCount {@code ACT_365} (absent) or {@code ACT_360}
     */
    static Performance.Asked asked(PointInTime when, @Nullable String recall, @Nullable String dayCount) {
        DayCount days = constant("?dayCount", DayCount.class, dayCount, DayCount.ACT_365);
        if (days == DayCount.ACT_ACT) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?dayCount", "收益率只能用 ACT_365 或 ACT_360", "A rate takes ACT_365 or ACT_360");
        }
        return new Performance.Asked(
                when.asOf(), constant("?recall", Performance.Recall.class, recall, Performance.Recall.GROSS), days);
    }

    static <E extends Enum<E>> E constant(String pointer, Class<E> type, @Nullable String text, E absent) {
        if (text == null) {
            return absent;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> {
                    String all = Arrays.toString(type.getEnumConstants());
                    return PlatformProblem.INVALID_PARAMETER.at(pointer, "应为 " + all, "Expected one of " + all);
                });
    }
}
