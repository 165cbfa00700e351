package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Pays what an equalisation gives back to the earlier partners, with their interest. */
@ApplicationScoped
class PayRefunds {

    private final Funds funds;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Sql sql;
    private final Clock clock;

    PayRefunds(Funds funds, Ledger ledger, AuditTrail audit, Sql sql, Clock clock) {
        this.funds = funds;
        this.ledger = ledger;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
    }

    /** When and under which reference of the bank. */
    record Request(
            @NotNull LocalDate paidDate,
            @NotBlank @Size(max = 80) String bankReference) {}

    /** What was paid. */
    public record Paid(Money amount, LocalDate paidDate, JournalId journalId) {}

    Paid execute(FundId fundId, int closing, Request request) {
        Fund fund = funds.locked(fundId);
        UUID id = sql.first(
                        "select id from equalisation where fund_id = ? and closing_number = ?",
                        row -> row.getObject(1, UUID.class),
                        fundId.value(),
                        closing)
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        if (sql.number("select count(*) from equalisation_payment where equalisation_id = ?", id) > 0) {
            throw FundProblem.FUND_PAYMENT_ALREADY_RECORDED.problem("均衡退款已支付", "The refunds are paid already");
        }
        Map<UUID, Money> parts = new LinkedHashMap<>();
        sql.list(
                "select partner_id, sum(greatest(before - target, 0) + interest_due) as amount from equalisation_line"
                        + " where equalisation_id = ? group by partner_id order by partner_id",
                row -> parts.put(row.getObject(1, UUID.class), new Money(row.getBigDecimal("amount"), fund.currency())),
                id);
        Money total = parts.values().stream().reduce(Money.zero(fund.currency()), Money::plus);
        sql.update(
                "insert into equalisation_payment (equalisation_id, paid_date, bank_reference, recorded_at)"
                        + " values (?, ?, ?, ?)",
                id,
                request.paidDate(),
                request.bankReference(),
                clock.instant());
        JournalId journal =
                ledger.book(fund, Postings.distributionPaid(parts), request.paidDate(), request.bankReference());
        Paid paid = new Paid(total, request.paidDate(), journal);
        audit.record("PAY_REFUNDS", fundId.wire(), null, null, paid);
        return paid;
    }
}
