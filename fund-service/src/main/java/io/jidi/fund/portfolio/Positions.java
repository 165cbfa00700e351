package io.jidi.fund.portfolio;

import io.jidi.fund.deal.DealId;
import io.jidi.fund.fund.FundId;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What funds in the caller's scope have put into firms, as of a day, deal by deal. */
@ApplicationScoped
class Positions {

    /** A view over more is a report of its own. */
    private static final int MOST = 100_000;

    private static final String QUERY = """
            select d.id, d.fund_id, f.code as fund_code, f.name as fund_name, f.region_code as fund_region,
                   coalesce(f.fund_class, 'NONE') as fund_class, f.currency, d.credit_code, d.enterprise_name, d.stage,
                   coalesce(p.region_code, w.region_code, '') as region, coalesce(p.base_code, '') as base,
                   coalesce(w.ladder || ' ' || w.tier, '') as tier,
                   coalesce((select string_agg(n.chain || '/' || n.node, ',' order by n.chain, n.node) from firm_node n
                             where n.credit_code = d.credit_code and n.rank = 'PRIMARY'), '') as node,
                   paid.paid, sold.cost as sold_cost, sold.proceeds, change.change
            from deal d join fund f on f.id = d.fund_id
            left join firm_place p on p.credit_code = d.credit_code
            left join watch_entry w on w.credit_code = d.credit_code
            join lateral (select coalesce(sum(x.amount), 0) as paid from investment i
                          join investment_funding x on x.investment_id = i.id
                          where i.deal_id = d.id and x.funded_date <= ?) paid on true
            join lateral (select coalesce(sum(x.cost), 0) as cost, coalesce(sum(x.proceeds), 0) as proceeds
                          from investment i join investment_exit x on x.investment_id = i.id
                          where i.deal_id = d.id and x.exit_date <= ?) sold on true
            join lateral (select coalesce(sum(l.debit - l.credit), 0) as change from investment i
                          join journal_line l on l.investment_id = i.id and l.account = '1102'
                          join journal j on j.id = l.journal_id and j.effective_date <= ?
                          where i.deal_id = d.id) change on true
            where paid.paid > 0 order by d.credit_code, d.id limit ?
            """;

    private final CallContext call;
    private final Sql sql;

    Positions(CallContext call, Sql sql) {
        this.call = call;
        this.sql = sql;
    }

    /**
     * One deal's money.
     *
     * @param paid in all
     * @param held cost of what is still held
     * @param value of it
     * @param soldCost cost of what was sold or written off
     */
    record Position(
            DealId deal,
            FundId fund,
            String fundCode,
            String fundName,
            String fundRegion,
            String fundClass,
            String currency,
            String creditCode,
            String enterpriseName,
            String stage,
            String region,
            String base,
            String tier,
            String node,
            BigDecimal paid,
            BigDecimal held,
            BigDecimal value,
            BigDecimal soldCost,
            BigDecimal proceeds) {

        String city() {
            return region.length() < 4 ? "" : region.substring(0, 4) + "00";
        }
    }

    /** Of the funds that the caller sees. */
    List<Position> visible(LocalDate day) {
        DataScope scope = call.scope();
        return all(day).stream()
                .filter(one ->
                        scope.coversRegion(one.fundRegion()) || scope.funds().contains(one.fundCode()))
                .toList();
    }

    /** Of all funds, whoever asks: what is made of it must not name what the caller may not know. */
    List<Position> all(LocalDate day) {
        return sql.list(QUERY, Positions::read, day, day, day, MOST);
    }

    private static Position read(ResultSet row) throws SQLException {
        BigDecimal held = row.getBigDecimal("paid").subtract(row.getBigDecimal("sold_cost"));
        return new Position(
                new DealId(row.getObject("id", UUID.class)),
                new FundId(row.getObject("fund_id", UUID.class)),
                row.getString("fund_code"),
                row.getString("fund_name"),
                row.getString("fund_region"),
                row.getString("fund_class"),
                row.getString("currency"),
                row.getString("credit_code"),
                row.getString("enterprise_name"),
                row.getString("stage"),
                row.getString("region"),
                row.getString("base"),
                row.getString("tier"),
                row.getString("node"),
                row.getBigDecimal("paid"),
                held,
                held.add(row.getBigDecimal("change")),
                row.getBigDecimal("sold_cost"),
                row.getBigDecimal("proceeds"));
    }
}
