package io.jidi.fund.performance;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.performance.rules.Figure;
import io.jidi.fund.performance.rules.Investments;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fund's figures on a day.
 *
 * @param knownAt null: everything known
 * @param figures of the fund, and beside the index if one was asked for
 */
public record PerformanceView(
        FundId fundId,
        LocalDate asOf,
        @Nullable Instant knownAt,
        String currency,
        List<FigureView> figures,
        List<InvestmentLine> investments) {

    /** One figure as shown. */
    public record FigureView(
            String metric,
            Text title,
            @Nullable BigDecimal value,
            String status,
            @Nullable Text reason,
            @Nullable List<BigDecimal> roots,
            String definition,
            String version,
            Map<String, String> inputs) {

        static FigureView of(Figure figure) {
            return new FigureView(
                    figure.metric().name(),
                    figure.metric().title(),
                    figure.value(),
                    figure.status(),
                    figure.reason().zh().isEmpty() ? null : figure.reason(),
                    figure.roots().isEmpty() ? null : figure.roots(),
                    figure.passport().definition(),
                    figure.passport().version(),
                    new TreeMap<>(figure.passport().inputs()));
        }
    }

    /** One investment as shown. */
    public record InvestmentLine(
            String investment,
            @Nullable LocalDate first,
            Investments.State state,
            BigDecimal cost,
            BigDecimal proceeds,
            @Nullable BigDecimal fairValue,
            List<FigureView> figures) {

        static InvestmentLine of(Investments.Line line) {
            return new InvestmentLine(
                    line.investment(),
                    line.first(),
                    line.state(),
                    line.cost(),
                    line.proceeds(),
                    line.fairValue(),
                    line.figures().stream().map(FigureView::of).toList());
        }
    }
}
