package io.jidi.fund.performance;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.performance.PerformanceView.FigureView;
import io.jidi.fund.performance.rules.History;
import io.jidi.fund.performance.rules.Performance;
import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures of several funds as one: the flows side by side, never an average of rates (fund.md 4.1). */
@ApplicationScoped
class PooledPerformance {

    /** Each fund's whole history is read; a province has some hundred. */
    private static final int MOST_FUNDS = 500;

    private final EntityManager entities;
    private final FundHistories histories;
    private final CallContext call;

    PooledPerformance(EntityManager entities, FundHistories histories, CallContext call) {
        this.entities = entities;
        this.histories = histories;
        this.call = call;
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
        for (Fund fund : visible()) {
            History history = histories.of(fund, when);
            String key = fund.currency() + "/" + key(by, fund, history, asked);
            funds.computeIfAbsent(key, one -> new ArrayList<>()).add(fund);
            parts.computeIfAbsent(key, one -> new ArrayList<>()).add(history);
        }
        List<Pool> pools = new ArrayList<>();
        funds.forEach((key, members) -> pools.add(new Pool(
                key.substring(key.indexOf('/') + 1),
                members.get(0).currency(),
                members.stream().map(Fund::code).toList(),
                Performance.of(History.pooled(parts.getOrDefault(key, List.of())), asked).stream()
                        .map(FigureView::of)
                        .toList())));
        return pools;
    }

    private static String key(By by, Fund fund, History history, Performance.Asked asked) {
        return switch (by) {
            case ALL -> "-";
            case LAYER -> fund.layer().name();
            case CLASS -> fund.fundClass().map(Enum::name).orElse("-");
            case VINTAGE ->
                history.until(asked.asOf())
                        .firstDay()
                        .map(day -> String.valueOf(day.getYear()))
                        .orElse("-");
            case BASE -> fund.baseCode().orElse("-");
            case CITY ->
                fund.regionCode().substring(0, Math.min(4, fund.regionCode().length())) + "00";
        };
    }

    private List<Fund> visible() {
        Where scope = Funds.inScope("e", call.scope());
        TypedQuery<Fund> query =
                entities.createQuery("from Fund e where " + scope.hql() + " order by e.code", Fund.class);
        scope.parameters().forEach(query::setParameter);
        List<Fund> found = query.setMaxResults(MOST_FUNDS + 1).getResultList();
        if (found.size() > MOST_FUNDS) {
            throw PlatformProblem.INVALID_PARAMETER.problem(
                    "基金超过 " + MOST_FUNDS + " 只", "There are more than " + MOST_FUNDS + " funds");
        }
        return found;
    }
}
