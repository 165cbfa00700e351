package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** The second phase of a payment (fund.md 7.4): the announced money is there, or will not come. */
@ApplicationScoped
class SettlePayment {

    private final EntityManager entities;
    private final Funds funds;
    private final CapitalCalls calls;
    private final Payments payments;
    private final Announcing announcing;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    SettlePayment(
            EntityManager entities,
            Funds funds,
            CapitalCalls calls,
            Payments payments,
            Announcing announcing,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.calls = calls;
        this.payments = payments;
        this.announcing = announcing;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** POSTED or VOIDED, on which day, why. */
    record Request(
            @NotNull Payments.Phase to,
            @NotNull LocalDate effectiveDate,
            @NotBlank @Size(max = 500) String reason) {}

    RecordPayment.Recorded execute(CapitalCallId callId, PaymentId id, Request request) {
        CapitalCall call = calls.locked(callId);
        Fund fund = funds.locked(call.fundId());
        Payments.Payment payment = payments.of(callId, id);
        boolean arrived = request.to() == Payments.Phase.POSTED;
        requirePending(payment, request, arrived);
        CallLine line = calls.line(call, payment);
        call.settle(line, payment.amount(), arrived);
        entities.flush();
        payments.conclude(id, request.to(), request.effectiveDate(), request.reason());
        if (arrived) {
            ledger.book(
                    fund,
                    Postings.paymentCleared(payment.partnerId().value(), payment.amount()),
                    request.effectiveDate(),
                    id.wire(),
                    request.reason());
        } else {
            ledger.reverse(fund, ledger.standing(id.wire()).get(0), request.reason());
        }
        RecordPayment.Recorded recorded = RecordPayment.Recorded.of(payments.of(callId, id), call);
        if (arrived) {
            announcing.received(fund, call, recorded);
        } else {
            outbox.append(new NewEvent(
                    FundStreams.CAPITAL_CALL,
                    FundStreams.CAPITAL_CALL.type("payment-voided"),
                    1,
                    callId,
                    recorded,
                    request.effectiveDate(),
                    fund.dataScope()));
        }
        audit.record(request.to() + "_PAYMENT", id.wire(), request.reason(), payment, recorded);
        return recorded;
    }

    private void requirePending(Payments.Payment payment, Request request, boolean arrived) {
        if (payment.phase() != Payments.Phase.PENDING || !arrived && request.to() != Payments.Phase.VOIDED) {
            throw FundProblem.FUND_PAYMENT_NOT_PENDING.at(
                    "/to",
                    "该到账处于 " + payment.phase() + "，不能变更为 " + request.to(),
                    "The payment is " + payment.phase() + " and does not become " + request.to());
        }
        Instant expires = payment.expiresAt();
        if (arrived && expires != null && clock.instant().isAfter(expires)) {
            throw FundProblem.FUND_PAYMENT_EXPIRED.problem(
                    "已于 " + expires + " 过期，请作废后重新登记", "It expired at " + expires + "; void it and record it anew");
        }
    }
}
