package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.JournalId;
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
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment was booked wrong, perhaps long ago: what was booked is reversed and booked anew on the right day, in the books
 * of an open period when the old one is closed. Who asks as known before sees what was known before.
 */
@ApplicationScoped
class CorrectPayment {

    private final EntityManager entities;
    private final Funds funds;
    private final CapitalCalls calls;
    private final Payments payments;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;

    CorrectPayment(
            EntityManager entities,
            Funds funds,
            CapitalCalls calls,
            Payments payments,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.calls = calls;
        this.payments = payments;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What it should have been; null stays as it was.
     *
     * @param remove whether there was no such payment at all
     */
    record Request(
            @Nullable PartnerId partnerId,
            @Nullable Money amount,
            @Nullable LocalDate paidDate,
            @Nullable Boolean remove,
            @NotBlank @Size(max = 500) String reason) {}

    /** Before and after; also what is announced. {@code after} is absent when the payment was removed. */
    public record Corrected(
            PaymentId wrong,
            RecordPayment.@Nullable Recorded after,
            List<JournalId> reversals,
            @Nullable JournalId replacement,
            CallState callState,
            Money callPaid) {}

    Corrected execute(CapitalCallId callId, PaymentId id, Request request) {
        CapitalCall call = calls.locked(callId);
        Fund fund = funds.locked(call.fundId());
        Payments.Payment wrong = payments.of(callId, id);
        if (wrong.phase() != Payments.Phase.POSTED || wrong.kind() != Payments.Kind.CAPITAL) {
            throw FundProblem.FUND_PAYMENT_SUPERSEDED.problem(
                    "该到账处于 " + wrong.phase() + "，不能更正", "The payment is " + wrong.phase() + " and cannot be corrected");
        }
        call.giveBack(calls.line(call, wrong), wrong.amount());
        boolean removed = Boolean.TRUE.equals(request.remove());
        Payments.Payment right = removed ? null : right(fund, call, wrong, request);
        entities.flush();
        payments.conclude(id, Payments.Phase.CORRECTED, wrong.paidDate(), request.reason());
        if (right != null) {
            payments.insert(right);
        }
        Ledger.Correction booked = ledger.correct(
                fund,
                ledger.standing(id.wire()),
                right == null
                        ? null
                        : Postings.paymentReceived(right.partnerId().value(), right.amount()),
                right == null ? wrong.paidDate() : right.paidDate(),
                right == null ? id.wire() : right.id().wire(),
                request.reason());
        Corrected corrected = new Corrected(
                id,
                right == null ? null : RecordPayment.Recorded.of(right, call),
                booked.reversals(),
                booked.replacement(),
                call.state(),
                call.paid());
        outbox.append(new NewEvent(
                FundStreams.CAPITAL_CALL,
                FundStreams.CAPITAL_CALL.type("payment-corrected"),
                1,
                callId,
                corrected,
                right == null ? wrong.paidDate() : right.paidDate(),
                fund.dataScope()));
        audit.record("CORRECT_PAYMENT", id.wire(), request.reason(), wrong, corrected);
        return corrected;
    }

    private Payments.Payment right(Fund fund, CapitalCall call, Payments.Payment wrong, Request request) {
        Money amount = Objects.requireNonNullElse(request.amount(), wrong.amount());
        fund.requirePositive("/amount", amount);
        PartnerId partner = Objects.requireNonNullElse(request.partnerId(), wrong.partnerId());
        CallLine line = calls.line(call, partner);
        call.receive(line, amount);
        return new Payments.Payment(
                new PaymentId(ids.next()),
                call.id(),
                line.id(),
                partner,
                Payments.Kind.CAPITAL,
                amount,
                Objects.requireNonNullElse(request.paidDate(), wrong.paidDate()),
                wrong.bankAccount(),
                wrong.bankReference(),
                Payments.Phase.POSTED,
                null,
                wrong.id(),
                clock.instant());
    }
}
