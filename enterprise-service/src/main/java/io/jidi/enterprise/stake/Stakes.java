package io.jidi.enterprise.stake;

import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what hangs on enterprises. */
@ApplicationScoped
public class Stakes {

    private static final String FUNDS = """
            select d.credit_code, d.fund, f.name, d.deal, i.currency, sum(i.cost_held)
            from stake_deal d
            left join stake_fund f on f.fund = d.fund
            left join stake_investment i on i.deal = d.deal
            where d.credit_code = any(?)
            group by d.credit_code, d.fund, f.name, d.deal, i.currency
            order by d.deal, i.currency
            """;

    private static final String PROJECTS = """
            select owner_credit_code, project, code, name, status, total_investment
            from stake_project
            where owner_credit_code = any(?) and status <> 'EXITED'
            order by code
            """;

    private final Sql sql;

    Stakes(Sql sql) {
        this.sql = sql;
    }

    /** By credit code; one on which nothing hangs is absent. */
    public Map<String, Stake> of(Collection<String> creditCodes) {
        Map<String, List<Stake.FundStake>> funds = new HashMap<>();
        Map<String, List<Stake.ProjectStake>> projects = new HashMap<>();
        List<String> codes = List.copyOf(creditCodes);
        sql.list(
                FUNDS,
                row -> funds.computeIfAbsent(row.getString(1), code -> new ArrayList<>())
                        .add(new Stake.FundStake(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                money(row.getBigDecimal(6), row.getString(5)))),
                codes);
        sql.list(
                PROJECTS,
                row -> projects.computeIfAbsent(row.getString(1), code -> new ArrayList<>())
                        .add(new Stake.ProjectStake(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                money(row.getBigDecimal(6), Money.CNY))),
                codes);
        Map<String, Stake> stakes = new HashMap<>();
        funds.forEach((code, held) -> stakes.put(code, new Stake(held, projects.getOrDefault(code, List.of()))));
        projects.forEach((code, owned) -> stakes.putIfAbsent(code, new Stake(List.of(), owned)));
        return stakes;
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? null : new Money(amount, currency);
    }
}
