package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Fraction;
import java.time.YearMonth;

/** 序时进度: the share of the year that has passed at a month's end, m/12. Verified against published figures (domain 6.2). */
public final class TimeProgress {

    private TimeProgress() {}

    public static Fraction of(YearMonth month) {
        return Fraction.of(month.getMonthValue(), 12);
    }

    /** Percentage points by which {@code ratePercent} runs ahead of m/12; negative when behind. Exact. */
    public static Fraction lead(Fraction ratePercent, YearMonth month) {
        return ratePercent.minus(of(month).asPercent());
    }
}
