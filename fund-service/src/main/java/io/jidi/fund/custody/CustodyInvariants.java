package io.jidi.fund.custody;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.InvariantSource;
import io.jidi.fund.ledger.Verification;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The books against every balance that the custodian gave, with the reconciling items (fund.md 7.3: V12). */
@Singleton
class CustodyInvariants implements InvariantSource {

    private static final Text TITLE =
            Text.of("账面余额与托管对账单一致，差异逐项列明", "The books agree with the custodian, every difference is listed");

    private final EntityManager entities;
    private final Statements statements;
    private final Sql sql;

    CustodyInvariants(EntityManager entities, Statements statements, Sql sql) {
        this.entities = entities;
        this.statements = statements;
        this.sql = sql;
    }

    private record Stated(UUID fund, LocalDate day) {}

    @Override
    public Map<String, Text> computes() {
        return Map.of("V12", TITLE);
    }

    @Override
    public List<Verification.Breach> computed() {
        List<Verification.Breach> breaches = new ArrayList<>();
        for (Stated one : sql.list(
                "select fund_id, value_date from custody_balance order by fund_id, value_date",
                row -> new Stated(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)))) {
            Fund fund = Objects.requireNonNull(entities.find(Fund.class, one.fund()));
            Money unexplained = statements.reconcile(fund, one.day()).unexplained();
            if (unexplained != null && !unexplained.isZero()) {
                breaches.add(new Verification.Breach(
                        "V12",
                        fund.code(),
                        null,
                        "custody account on " + one.day(),
                        Verification.reason(
                                TITLE, Text.of("未解释差额 " + unexplained.plain(), "unexplained " + unexplained.plain()))));
            }
        }
        return breaches;
    }
}
