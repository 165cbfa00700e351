package io.jidi.fund.capitalcall;

import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books money that a partner paid on a call, or announces. A bank reference counts once per account, whatever the key. */
@ApplicationScoped
class RecordPayment {

    /** What a bank needs at most to carry out a transfer, with a long holiday between. */
    private static final Duration PENDING_LIFE = Duration.ofDays(15);

    private final EntityManager entities;
    private final Funds funds;
    private final CapitalCalls calls;
    private final Payments payments;
    private final Announcing announcing;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;

    RecordPayment(
            EntityManager entities,
            Funds funds,
            CapitalCalls calls,
            Payments payments,
            Announcing announcing,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.calls = calls;
        this.payments = payments;
        this.announcing = announcing;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Who paid how much, when, to which custody account, under which reference of the bank.
     *
     * @param pending whether it is only announced; null: it is on the account
     */
    record Request(
            @NotNull PartnerId partnerId,
            @NotNull Money amount,
            @NotNull LocalDate paidDate,
            @NotBlank @Size(max = 40) String bankAccount,
            @NotBlank @Size(max = 80) String bankReference,
            @Nullable Boolean pending) {}

    /** A payment as shown and announced. */
    public record Recorded(
            PaymentId id,
            CapitalCallId callId,
            PartnerId partnerId,
            Money amount,
            LocalDate paidDate,
            String bankReference,
            Payments.Phase phase,
            @Nullable Instant expiresAt,
            CallState callState,
            Money callPaid) {

        static Recorded of(Payments.Payment payment, CapitalCall call) {
            return new Recorded(
                    payment.id(),
                    payment.callId(),
                    payment.partnerId(),
                    payment.amount(),
                    payment.paidDate(),
                    payment.bankReference(),
                    payment.phase(),
                    payment.expiresAt(),
                    call.state(),
                    call.paid());
        }
    }

    Recorded execute(CapitalCallId callId, Request request) {
        CapitalCall call = calls.locked(callId);
        Fund fund = funds.locked(call.fundId());
        fund.requirePositive("/amount", request.amount());
        payments.requireNew(request.bankAccount(), request.bankReference());
        boolean pending = Boolean.TRUE.equals(request.pending());
        CallLine line = calls.line(call, request.partnerId());
        if (pending) {
            call.expect(line, request.amount());
        } else {
            call.receive(line, request.amount());
        }
        Payments.Payment payment = payment(callId, line.id(), request, pending);
        entities.flush();
        payments.insert(payment);
        UUID partner = request.partnerId().value();
        ledger.book(
                fund,
                pending
                        ? Postings.paymentPending(partner, request.amount())
                        : Postings.paymentReceived(partner, request.amount()),
                request.paidDate(),
                payment.id().wire());
        Recorded recorded = Recorded.of(payment, call);
        if (pending) {
            outbox.append(new NewEvent(
                    FundStreams.CAPITAL_CALL,
                    FundStreams.CAPITAL_CALL.type("payment-announced"),
                    1,
                    callId,
                    recorded,
                    request.paidDate(),
                    fund.dataScope()));
        } else {
            announcing.received(fund, call, recorded);
        }
        audit.record("RECORD_PAYMENT", payment.id().wire(), null, null, recorded);
        return recorded;
    }

    private Payments.Payment payment(CapitalCallId call, UUID line, Request request, boolean pending) {
        Instant now = clock.instant();
        return new Payments.Payment(
                new PaymentId(ids.next()),
                call,
                line,
                request.partnerId(),
                Payments.Kind.CAPITAL,
                request.amount(),
                request.paidDate(),
                request.bankAccount(),
                request.bankReference(),
                pending ? Payments.Phase.PENDING : Payments.Phase.POSTED,
                pending ? now.plus(PENDING_LIFE) : null,
                null,
                now);
    }
}
