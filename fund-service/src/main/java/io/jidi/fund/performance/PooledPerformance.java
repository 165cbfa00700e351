package io.jidi.fund.performance;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundPools;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.performance.PerformanceView.FigureView;
import io.jidi.fund.performance.rules.History;
import io.jidi.fund.performance.rules.Performance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures of several funds as one: the flows side by side, never an average of rates (fund.md 4.1). */
@ApplicationScoped
class PooledPerformance {

    private final FundPools pools;
    private final FundHistories histories;

    PooledPerformance(FundPools pools, FundHistories histories) {
        this.pools = pools;
        this.histories = histories;
    }

    /** What makes a pool. Funds of different currencies are never in one. */
    enum By {
        ALL,
        LAYER,
        CLASS,
        VINTAGE,
        BASE,
        /** The first four digits of the region. */
        CITY
    }

    /**
     * One pool.
     *
     * @param key of what the pool is made by; {@code -} for funds without one
     * @param funds codes
     */
    public record Pool(String key, String currency, List<String> funds, List<FigureView> figures) {}

    /** The pools of all funds that the caller sees. */
    List<Pool> of(By by, PointInTime when, Performance.Asked asked) {
        Map<String, List<Fund>> funds = new TreeMap<>();
        Map<String, List<History>> parts = new TreeMap<>();
        for (Fund fund : pools.visible()) {
            History history = histories.of(fund, when);
            String key = fund.currency() + "/" + key(by, fund, history, asked);
            funds.computeIfAbsent(key, one -> new ArrayList<>()).add(fund);
            parts.computeIfAbsent(key, one -> new ArrayList<>()).add(history);
        }
        List<Pool> found = new ArrayList<>();
        funds.forEach((key, members) -> found.add(new Pool(
                key.substring(key.indexOf('/') + 1),
                members.get(0).currency(),
                members.stream().map(Fund::code).toList(),
                Performance.of(History.pooled(parts.getOrDefault(key, List.of())), asked).stream()
                        .map(FigureView::of)
                        .toList())));
        return found;
    }

    private static String key(By by, Fund fund, History history, Performance.Asked asked) {
        if (by != By.VINTAGE) {
            return FundPools.By.valueOf(by.name()).key(fund);
        }
        return history.until(asked.asOf())
                .firstDay()
                .map(day -> String.valueOf(day.getYear()))
                .orElse("-");
    }
}
