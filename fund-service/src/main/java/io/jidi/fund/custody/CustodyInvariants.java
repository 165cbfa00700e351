package io.jidi.fund.custody;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.InvariantSource;
import io.jidi.fund.ledger.Verification;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The books against every balance that the custodian gave, with the reconciling items (fund.md 7.3: V12). */
@Singleton
class CustodyInvariants implements InvariantSource {

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
    public List<Verification.Breach> computed() {
        List<Verification.Breach> breaches = new ArrayList<>();
        for (Stated one : sql.list(
                "select fund_id, value_date from custody_balance order by fund_id, value_date",
                row -> new Stated(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)))) {
            Fund fund = Objects.requireNonNull(entities.find(Fund.class, one.fund()));
            Money unexplained = statements.reconcile(fund, one.day()).unexplained();
            if (unexplained != null && !unexplained.isZero()) {
                breaches.add(new Verification.Breach(
                        "V12", fund.code(), "custody account on " + one.day(), "unexplained " + unexplained.plain()));
            }
        }
        return breaches;
    }
}
