package io.jidi.fund.compliance;

import io.jidi.fund.fund.PlannedAct;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What an act is aimed at: a credit code of an enterprise, or a code of a fund; never both. */
@ApplicationScoped
class Targets {

    private final Sql sql;

    Targets(Sql sql) {
        this.sql = sql;
    }

    Optional<String> of(PlannedAct act) {
        if (act.creditCode() != null) {
            return Optional.of(act.creditCode());
        }
        if (act.dealId() != null) {
            return text("select credit_code from deal where id = ?", TypeIds.parse("dea", act.dealId()));
        }
        if (act.subFundId() != null) {
            return text("select code from fund where id = ?", act.subFundId().value());
        }
        if (act.investmentId() != null) {
            return text(
                    "select coalesce(d.credit_code, f.code) from investment i left join deal d on d.id = i.deal_id"
                            + " left join fund f on f.id = i.sub_fund_id where i.id = ?",
                    TypeIds.parse("inv", act.investmentId()));
        }
        return Optional.empty();
    }

    private Optional<String> text(String query, Object id) {
        return sql.first(query, row -> row.getString(1), id);
    }
}
