package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of payments; a payment is never changed, what becomes of it is a row of its own. */
@ApplicationScoped
class Payments {

    private final Sql sql;
    private final Clock clock;

    Payments(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Capital on a line, or interest for having been late. */
    enum Kind {
        CAPITAL,
        INTEREST
    }

    /** Where a payment stands (fund.md 7.4). */
    enum Phase {
        /** Announced, not yet on the account. */
        PENDING,
        /** On the account. */
        POSTED,
        /** It did not come. */
        VOIDED,
        /** Booked wrong; another one stands in its place, or none. */
        CORRECTED
    }

    /**
     * A payment.
     *
     * @param expiresAt until when a pending one can be posted
     * @param corrects the payment in whose place this one stands
     */
    public record Payment(
            PaymentId id,
            CapitalCallId callId,
            UUID lineId,
            PartnerId partnerId,
            Kind kind,
            Money amount,
            LocalDate paidDate,
            String bankAccount,
            String bankReference,
            Phase phase,
            @Nullable Instant expiresAt,
            @Nullable PaymentId corrects,
            Instant recordedAt) {}

    /** Never twice: a reference of the bank counts once per account, whatever became of it. */
    void requireNew(String bankAccount, String bankReference) {
        if (sql.number(
                        "select count(*) from payment where bank_account = ? and bank_reference = ?",
                        bankAccount,
                        bankReference)
                > 0) {
            throw FundProblem.FUND_PAYMENT_ALREADY_RECORDED.at(
                    "/bankReference",
                    "银行流水 " + bankReference + " 已入账",
                    "The bank reference " + bankReference + " is already recorded");
        }
    }

    void insert(Payment payment) {
        sql.update(
                "insert into payment (id, call_id, call_line_id, partner_id, kind, currency, amount, paid_date, bank_account,"
                        + " bank_reference, pending, expires_at, corrects, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                payment.id().value(),
                payment.callId().value(),
                payment.lineId(),
                payment.partnerId().value(),
                payment.kind(),
                payment.amount().currency(),
                payment.amount().amount(),
                payment.paidDate(),
                payment.bankAccount(),
                payment.bankReference(),
                payment.phase() == Phase.PENDING,
                payment.expiresAt(),
                payment.corrects() == null ? null : payment.corrects().value(),
                payment.recordedAt());
    }

    void conclude(PaymentId id, Phase outcome, LocalDate effectiveDate, String reason) {
        sql.update(
                "insert into payment_outcome (payment_id, outcome, effective_date, reason, recorded_at)"
                        + " values (?, ?, ?, ?, ?)",
                id.value(),
                outcome,
                effectiveDate,
                reason,
                clock.instant());
    }

    /** A payment of this call. */
    Payment of(CapitalCallId call, PaymentId id) {
        return sql.first(
                        "select * from payment_standing where id = ? and call_id = ?",
                        Payments::payment,
                        id.value(),
                        call.value())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    List<Payment> ofCall(CapitalCallId call) {
        return sql.list(
                "select * from payment_standing where call_id = ? order by recorded_at, id",
                Payments::payment,
                call.value());
    }

    private static Payment payment(ResultSet row) throws SQLException {
        UUID corrects = row.getObject("corrects", UUID.class);
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Payment(
                new PaymentId(row.getObject("id", UUID.class)),
                new CapitalCallId(row.getObject("call_id", UUID.class)),
                row.getObject("call_line_id", UUID.class),
                new PartnerId(row.getObject("partner_id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                new Money(row.getBigDecimal("amount"), row.getString("currency")),
                row.getObject("paid_date", LocalDate.class),
                row.getString("bank_account"),
                row.getString("bank_reference"),
                Phase.valueOf(row.getString("phase")),
                expires == null ? null : expires.toInstant(),
                corrects == null ? null : new PaymentId(corrects),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
