package io.jidi.fund.settlement;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The rows of what partners pay in; a payment is never changed, what becomes of it is a row of its own. */
@ApplicationScoped
class SettlementPayments {

    private final Sql sql;
    private final Clock clock;

    SettlementPayments(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** As that of a payment of a call (fund.md 7.4). */
    enum Phase {
        PENDING,
        POSTED,
        VOIDED
    }

    /** A payment as shown and announced. */
    public record Payment(
            SettlementPaymentId id,
            SettlementId settlementId,
            PartnerId partnerId,
            Money amount,
            LocalDate paidDate,
            String bankAccount,
            String bankReference,
            Phase phase) {}

    /** Never twice: a reference of the bank counts once per account. */
    void requireNew(String account, String reference) {
        if (sql.number(
                        "select (select count(*) from settlement_payment where bank_account = ? and bank_reference = ?)"
                                + " + (select count(*) from payment where bank_account = ? and bank_reference = ?)",
                        account,
                        reference,
                        account,
                        reference)
                > 0) {
            throw FundProblem.FUND_PAYMENT_ALREADY_RECORDED.at(
                    "/bankReference",
                    "银行流水 " + reference + " 已入账",
                    "The bank reference " + reference + " is already recorded");
        }
    }

    void insert(Payment payment, Instant now) {
        sql.update(
                "insert into settlement_payment (id, settlement_id, partner_id, amount, paid_date, bank_account,"
                        + " bank_reference, pending, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                payment.id().value(),
                payment.settlementId().value(),
                payment.partnerId().value(),
                payment.amount().amount(),
                payment.paidDate(),
                payment.bankAccount(),
                payment.bankReference(),
                payment.phase() == Phase.PENDING,
                now);
    }

    void conclude(SettlementPaymentId id, Phase outcome, LocalDate effectiveDate, String reason) {
        sql.update(
                "insert into settlement_payment_outcome (payment_id, outcome, effective_date, reason, recorded_at)"
                        + " values (?, ?, ?, ?, ?)",
                id.value(),
                outcome,
                effectiveDate,
                reason,
                clock.instant());
    }

    Payment of(SettlementId settlement, SettlementPaymentId id) {
        return sql.first(
                        "select p.*, s.currency from settlement_payment_standing p join settlement s on s.id = p.settlement_id"
                                + " where p.id = ? and p.settlement_id = ?",
                        row -> new Payment(
                                id,
                                settlement,
                                new PartnerId(row.getObject("partner_id", UUID.class)),
                                new Money(row.getBigDecimal("amount"), row.getString("currency")),
                                row.getObject("paid_date", LocalDate.class),
                                row.getString("bank_account"),
                                row.getString("bank_reference"),
                                Phase.valueOf(row.getString("phase"))),
                        id.value(),
                        settlement.value())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
}
