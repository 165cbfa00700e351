package io.jidi.fund.evaluation;

import io.jidi.fund.evaluation.rules.Range;
import io.jidi.fund.evaluation.rules.ScoreEdition;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rehearses the yearly score of a fund, and what a planned deal would do to it. */
@ApplicationScoped
class Rehearsal {

    private final ScoreEditions editions;
    private final Figures figures;
    private final Clock clock;

    Rehearsal(ScoreEditions editions, Figures figures, Clock clock) {
        this.editions = editions;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * A rehearsed score. Its leaves carry their source status: none of them is confirmed.
     *
     * @param asOf the end of the year, or today while it runs
     * @param unknown codes of leaves whose points are a range
     */
    public record ScoreView(
            FundId fundId, int year, LocalDate asOf, String edition, List<String> unknown, ScoreEdition.Sheet sheet) {}

    /** A leaf that a deal moves. */
    public record Moved(String leaf, Range before, Range after) {}

    /** What a deal would do. */
    public record Effect(Range totalBefore, Range totalAfter, List<Moved> moved) {}

    ScoreView score(Fund fund, int year) {
        LocalDate day = asOf(year);
        ScoreEdition.Sheet sheet = sheet(fund, year, day, null);
        return new ScoreView(
                fund.id(),
                year,
                day,
                editions.current().id(),
                sheet.leaves().stream()
                        .filter(one -> !one.known())
                        .map(one -> one.leaf().code())
                        .toList(),
                sheet);
    }

    Effect effect(Fund fund, int year, Figures.Planned planned) {
        LocalDate day = asOf(year);
        ScoreEdition.Sheet before = sheet(fund, year, day, null);
        ScoreEdition.Sheet after = sheet(fund, year, day, planned);
        List<Moved> moved = new ArrayList<>();
        for (int i = 0; i < before.leaves().size(); i++) {
            Range was = before.leaves().get(i).points();
            Range is = after.leaves().get(i).points();
            if (differ(was.low(), is.low()) || differ(was.high(), is.high())) {
                moved.add(new Moved(before.leaves().get(i).leaf().code(), was, is));
            }
        }
        return new Effect(before.total(), after.total(), moved);
    }

    private static boolean differ(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) != 0;
    }

    private ScoreEdition.Sheet sheet(Fund fund, int year, LocalDate day, Figures.@Nullable Planned planned) {
        return editions.current().score(figures.of(editions.current(), fund, year, day, planned));
    }

    private LocalDate asOf(int year) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        LocalDate end = LocalDate.of(year, 12, 31);
        return today.isBefore(end) ? today : end;
    }
}
