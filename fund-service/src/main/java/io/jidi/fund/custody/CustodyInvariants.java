package io.jidi.fund.custody;

import io.jidi.fund.custody.rules.Reconciliation;
import io.jidi.fund.custody.rules.Reconciliation.Movement;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.InvariantSource;
import io.jidi.fund.ledger.Verification;
import io.jidi.fund.ledger.rules.Account;
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
    private final Balances balances;
    private final Sql sql;

    CustodyInvariants(EntityManager entities, Statements statements, Balances balances, Sql sql) {
        this.entities = entities;
        this.statements = statements;
        this.balances = balances;
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
            Money unexplained = unexplained(fund, one.day());
            if (!unexplained.isZero()) {
                breaches.add(new Verification.Breach(
                        "V12", fund.code(), "custody account on " + one.day(), "unexplained " + unexplained.plain()));
            }
        }
        return breaches;
    }

    private Money unexplained(Fund fund, LocalDate day) {
        Reconciliation.Result result = statements.reconcile(fund, day);
        Money explained = balances.net(fund, Account.BANK, day)
                .minus(sum(fund, result.onlyBooked()))
                .plus(sum(fund, result.onlyStated()));
        return statements.balance(fund, day).orElse(explained).minus(explained);
    }

    private static Money sum(Fund fund, List<Movement> movements) {
        return movements.stream().map(Movement::amount).reduce(Money.zero(fund.currency()), Money::plus);
    }
}
