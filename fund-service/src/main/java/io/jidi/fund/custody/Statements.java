package io.jidi.fund.custody;

import io.jidi.fund.custody.rules.Reconciliation;
import io.jidi.fund.custody.rules.Reconciliation.Movement;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds what the custodian says against what is booked. */
@ApplicationScoped
class Statements {

    private final Balances balances;
    private final Sql sql;

    Statements(Balances balances, Sql sql) {
        this.balances = balances;
        this.sql = sql;
    }

    /**
     * The account on a day (V12): booked − only booked + only stated = stated.
     *
     * @param stated as the custodian gives it; null when it gave none for that day
     * @param unexplained what the reconciling items do not explain; null without {@code stated}
     */
    record Reconciled(
            Reconciliation.Result items,
            Money booked,
            @Nullable Money stated,
            @Nullable Money unexplained) {}

    Reconciled reconcile(Fund fund, LocalDate day) {
        Reconciliation.Result items = Reconciliation.of(booked(fund, day), stated(fund, day));
        Money booked = balances.net(fund, Account.BANK, day);
        Money explained = booked.minus(sum(fund, items.onlyBooked())).plus(sum(fund, items.onlyStated()));
        Money stated = balance(fund, day).orElse(null);
        return new Reconciled(items, booked, stated, stated == null ? null : stated.minus(explained));
    }

    private static Money sum(Fund fund, List<Movement> movements) {
        return movements.stream().map(Movement::amount).reduce(Money.zero(fund.currency()), Money::plus);
    }

    private Optional<Money> balance(Fund fund, LocalDate day) {
        return sql.first(
                "select balance from custody_balance where fund_id = ? and value_date = ?",
                row -> new Money(row.getBigDecimal(1), fund.currency()),
                fund.id().value(),
                day);
    }

    /** A journal that was taken back and its reversal are no movement of the account. */
    private List<Movement> booked(Fund fund, LocalDate through) {
        Map<String, String> references = references(fund);
        return sql.list(
                "select j.number, j.effective_date, j.reference, sum(l.debit - l.credit) as amount from journal j"
                        + " join journal_line l on l.journal_id = j.id and l.account = '1002'"
                        + " where j.fund_id = ? and j.effective_date <= ? and j.reverses is null"
                        + " and not exists (select from journal r where r.reverses = j.id)"
                        + " group by j.number, j.effective_date, j.reference having sum(l.debit - l.credit) <> 0"
                        + " order by j.number",
                row -> new Movement(
                        "journal " + row.getLong("number"),
                        row.getObject("effective_date", LocalDate.class),
                        references.getOrDefault(row.getString("reference"), row.getString("reference")),
                        new Money(row.getBigDecimal("amount"), fund.currency())),
                fund.id().value(),
                through);
    }

    private List<Movement> stated(Fund fund, LocalDate through) {
        return sql.list(
                "select * from custody_line where fund_id = ? and value_date <= ? order by value_date, bank_reference",
                row -> new Movement(
                        row.getString("bank_account") + " " + row.getString("bank_reference"),
                        row.getObject("value_date", LocalDate.class),
                        row.getString("bank_reference"),
                        new Money(row.getBigDecimal("amount"), fund.currency())),
                fund.id().value(),
                through);
    }

    /** From what journals refer to, to the references of the bank. */
    private Map<String, String> references(Fund fund) {
        Map<String, String> references = new HashMap<>();
        sql.list(
                "select 'pay' as prefix, p.id, p.bank_reference from payment p join capital_call c on c.id = p.call_id"
                        + " where c.fund_id = ? union all select 'dst', id, bank_reference from distribution"
                        + " where fund_id = ? and bank_reference is not null",
                row -> references.put(
                        TypeIds.format(row.getString("prefix"), row.getObject("id", UUID.class)),
                        row.getString("bank_reference")),
                fund.id().value(),
                fund.id().value());
        return references;
    }
}
