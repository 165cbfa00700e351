package io.jidi.fund.performance.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** How much of what was invested is lost, three ways (fund.md 4.1); gains of others do not make up for it. */
public final class Losses {

    private Losses() {}

    /** Ratios over all investments; none where one has no known value. */
    static List<Figure> of(List<Investments.Line> lines, Map<String, String> inputs) {
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal lost = BigDecimal.ZERO;
        BigDecimal losersCost = BigDecimal.ZERO;
        int losers = 0;
        for (Investments.Line line : lines) {
            BigDecimal total = line.total();
            if (total == null) {
                Text reason = Text.of("项目 {0} 没有估值", "Investment {0} has no valuation")
                        .with(line.investment());
                return List.of(
                        Figures.missing(Metric.CAPITAL_LOSS, reason, inputs),
                        Figures.missing(Metric.LOSS_COUNT, reason, inputs),
                        Figures.missing(Metric.LOSERS_COST, reason, inputs));
            }
            cost = cost.add(line.cost());
            if (total.compareTo(line.cost()) < 0) {
                losers++;
                lost = lost.add(line.cost().subtract(total));
                losersCost = losersCost.add(line.cost());
            }
        }
        return List.of(
                Figures.ratio(Metric.CAPITAL_LOSS, lost, cost, inputs),
                Figures.ratio(Metric.LOSS_COUNT, BigDecimal.valueOf(losers), BigDecimal.valueOf(lines.size()), inputs),
                Figures.ratio(Metric.LOSERS_COST, losersCost, cost, inputs));
    }
}
