package io.jidi.fund.deal;

import io.jidi.fund.fund.FundId;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Deals of other funds with the same firm, by credit code. How many there are is for everybody who sees the deal; which
 * funds they are, for those who see the fund.
 */
@ApplicationScoped
class Duplicates {

    private final CallContext call;
    private final Sql sql;

    Duplicates(CallContext call, Sql sql) {
        this.call = call;
        this.sql = sql;
    }

    /** One of another fund. */
    public record Other(
            DealId dealId,
            FundId fundId,
            String fundName,
            DealStage stage,
            DealStanding standing,
            BigDecimal costHeld) {}

    /** All of them, and those that the caller may know. */
    public record DuplicatesView(int total, List<Other> visible) {}

    private record Found(Other other, String region, String code) {}

    DuplicatesView of(Deal deal) {
        List<Found> found = sql.list(
                "select d.id, f.id, f.name, d.stage, d.standing, f.region_code, f.code,"
                        + " (select coalesce(sum(i.cost - i.realised_cost), 0) from investment i where i.deal_id = d.id)"
                        + " from deal d join fund f on f.id = d.fund_id where d.credit_code = ? and d.fund_id <> ?"
                        + " and d.standing <> 'REJECTED' order by d.registered_at, d.id",
                row -> new Found(
                        new Other(
                                new DealId(row.getObject(1, UUID.class)),
                                new FundId(row.getObject(2, UUID.class)),
                                row.getString(3),
                                DealStage.valueOf(row.getString(4)),
                                DealStanding.valueOf(row.getString(5)),
                                row.getBigDecimal(8)),
                        row.getString(6),
                        row.getString(7)),
                deal.creditCode(),
                deal.fundId().value());
        DataScope scope = call.scope();
        return new DuplicatesView(
                found.size(),
                found.stream()
                        .filter(one -> scope.coversRegion(one.region())
                                || scope.funds().contains(one.code()))
                        .map(Found::other)
                        .toList());
    }
}
