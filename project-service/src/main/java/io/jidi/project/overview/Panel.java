package io.jidi.project.overview;

import io.jidi.platform.money.Money;
import io.jidi.project.rules.Fraction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Figures that belong together.
 *
 * @param source whether the service's own tables were counted or what other services' events said
 * @param freshAt for own tables when they were counted, for events the time of the last event taken in; absent when none came
 * @param measures what the figures mean, each defined
 */
@Schema(name = "OverviewPanel", description = "同一主题的一组数字 | Figures that belong together")
public record Panel(
        String code,
        String nameZh,
        String nameEn,
        Source source,
        @Nullable Instant freshAt,
        List<Measure> measures,
        List<Figure> figures) {

    public Panel {
        measures = List.copyOf(measures);
        figures = List.copyOf(figures);
    }

    /** Where figures come from. */
    public enum Source {
        OWN_TABLES,
        EVENTS
    }

    /** What a figure means. */
    @Schema(name = "OverviewMeasure", description = "口径 | Definition")
    public record Measure(String code, String nameZh, String nameEn, String definitionZh, String definitionEn) {}

    /**
     * A ratio.
     *
     * @param value two decimals, per cent or times as the measure says; absent where there is nothing to divide by
     */
    @Schema(name = "OverviewRate")
    public record Rate(
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable BigDecimal value) {

        static Rate percent(BigDecimal numerator, BigDecimal denominator) {
            return new Rate(
                    numerator,
                    denominator,
                    denominator.signum() == 0
                            ? null
                            : Fraction.percent(numerator, denominator).display(2));
        }

        static Rate times(BigDecimal numerator, BigDecimal denominator) {
            return new Rate(
                    numerator,
                    denominator,
                    denominator.signum() == 0
                            ? null
                            : Fraction.of(numerator)
                                    .dividedBy(Fraction.of(denominator))
                                    .display(2));
        }
    }

    /**
     * One number: the amount or the rate if there is one, else the count.
     *
     * @param measure code of the panel's measure that defines it
     * @param keys what is counted: the values of the panel's dimensions, in their order
     * @param count number of inputs: the rows that the drill-down lists
     * @param alarm whether somebody has to act
     * @param drillDown path and query of the list that holds exactly the rows counted
     */
    @Schema(name = "OverviewFigure")
    public record Figure(
            String measure,
            List<String> keys,

            @Schema(description = "所计行数 | Number of rows behind the figure")
            long count,

            @Nullable Money amount,
            @Nullable Rate rate,
            boolean alarm,

            @Schema(description = "列出所计各行的路径 | Path that lists exactly the rows counted")
            String drillDown) {

        public Figure {
            keys = List.copyOf(keys);
        }

        static Figure of(String measure, List<String> keys, long count, String drillDown) {
            return new Figure(measure, keys, count, null, null, false, drillDown);
        }

        static Figure alarm(String measure, List<String> keys, long count, String drillDown) {
            return new Figure(measure, keys, count, null, null, count > 0, drillDown);
        }
    }
}
