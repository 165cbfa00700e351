package io.jidi.fund.distribution;

import io.jidi.fund.distribution.rules.DealByDeal;
import io.jidi.fund.distribution.rules.FundWaterfall;
import io.jidi.fund.fund.Fund;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a fund's deals cost, what of that is sold or written off, and the fees they bear, for a waterfall deal by deal. The
 * tranches of one enterprise, or of one sub-fund, are one deal.
 */
@ApplicationScoped
class RealisedDeals {

    private static final String COSTS =
            "select coalesce(i.deal_id, i.sub_fund_id) as deal, f.funded_date as day, f.amount"
                    + " from investment_funding f join investment i on i.id = f.investment_id"
                    + " where i.fund_id = ? and f.funded_date <= ? and f.recorded_at <= ? and not exists (select"
                    + " from investment_correction c where c.fact_id = f.id and c.recorded_at <= ?)"
                    + " order by deal, f.funded_date, f.id";

    private static final String GONE =
            "select coalesce(i.deal_id, i.sub_fund_id) as deal, x.exit_date as day, x.cost as amount"
                    + " from investment_exit x join investment i on i.id = x.investment_id"
                    + " where i.fund_id = ? and x.exit_date <= ? and x.recorded_at <= ? and not exists (select"
                    + " from investment_correction c where c.fact_id = x.id and c.recorded_at <= ?)"
                    + " and x.cost > 0 order by deal, x.exit_date, x.id";

    /** Fees and costs as booked, by the day on which they count; what a period's close moves into capital is no cost. */
    private static final String FEES =
            "select null::uuid as deal, j.effective_date as day, sum(l.debit - l.credit) as amount"
                    + " from journal j join journal_line l on l.journal_id = j.id and l.account in ('6601', '6602', '6603')"
                    + " where j.fund_id = ? and j.effective_date <= ? and j.booked_at <= ? and j.kind <> 'PERIOD_CLOSED'"
                    + " group by j.effective_date having sum(l.debit - l.credit) <> 0 order by j.effective_date";

    private final Sql sql;

    RealisedDeals(Sql sql) {
        this.sql = sql;
    }

    private record Row(UUID deal, LocalDate day, BigDecimal amount) {}

    /** Up to a day, as known at a moment. */
    FundWaterfall.ByDeal of(Fund fund, LocalDate through, Instant knownAt) {
        Map<UUID, List<DealByDeal.Outlay>> costs = new LinkedHashMap<>();
        for (Row row : rows(COSTS, fund.id().value(), through, knownAt, knownAt)) {
            costs.computeIfAbsent(row.deal(), deal -> new ArrayList<>())
                    .add(new DealByDeal.Outlay(row.day(), new Money(row.amount(), fund.currency())));
        }
        Map<UUID, List<DealByDeal.Realised>> gone = new LinkedHashMap<>();
        for (Row row : rows(GONE, fund.id().value(), through, knownAt, knownAt)) {
            gone.computeIfAbsent(row.deal(), deal -> new ArrayList<>())
                    .add(new DealByDeal.Realised(row.day(), new Money(row.amount(), fund.currency())));
        }
        List<DealByDeal.Deal> deals = costs.entrySet().stream()
                .map(deal -> new DealByDeal.Deal(
                        deal.getKey(), deal.getValue(), gone.getOrDefault(deal.getKey(), List.of())))
                .toList();
        return new FundWaterfall.ByDeal(deals, fees(fund, through, knownAt));
    }

    /** An accrual that was lowered later takes from what was accrued before it, the latest first. */
    private List<DealByDeal.Outlay> fees(Fund fund, LocalDate through, Instant knownAt) {
        List<DealByDeal.Outlay> fees = new ArrayList<>();
        for (Row row : rows(FEES, fund.id().value(), through, knownAt)) {
            BigDecimal left = row.amount();
            while (left.signum() < 0 && !fees.isEmpty()) {
                DealByDeal.Outlay last = fees.remove(fees.size() - 1);
                BigDecimal rest = last.amount().amount().add(left);
                left = rest.min(BigDecimal.ZERO);
                if (rest.signum() > 0) {
                    fees.add(new DealByDeal.Outlay(last.day(), new Money(rest, fund.currency())));
                }
            }
            if (left.signum() > 0) {
                fees.add(new DealByDeal.Outlay(row.day(), new Money(left, fund.currency())));
            }
        }
        return fees;
    }

    private List<Row> rows(String query, Object... parameters) {
        return sql.list(
                query,
                row -> new Row(
                        row.getObject("deal", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getBigDecimal("amount")),
                parameters);
    }
}
