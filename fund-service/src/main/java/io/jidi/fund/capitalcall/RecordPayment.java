package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
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
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Books money that a partner paid on a call. A bank reference counts once per account, whatever the key of the request. */
@ApplicationScoped
class RecordPayment {

    private final EntityManager entities;
    private final Funds funds;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    RecordPayment(
            EntityManager entities,
            Funds funds,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /** Who paid how much, when, to which custody account, under which reference of the bank. */
    record Request(
            @NotNull PartnerId partnerId,
            @NotNull Money amount,
            @NotNull LocalDate paidDate,
            @NotBlank @Size(max = 40) String bankAccount,
            @NotBlank @Size(max = 80) String bankReference) {}

    /** A payment as shown and announced. */
    public record Recorded(
            PaymentId id,
            CapitalCallId callId,
            PartnerId partnerId,
            Money amount,
            LocalDate paidDate,
            String bankReference,
            CallState callState,
            Money callPaid) {}

    Recorded execute(CapitalCallId callId, Request request) {
        // The fund first, then the call: every command takes the locks in this order.
        CapitalCall unlocked = found(entities.find(CapitalCall.class, callId.value()));
        Fund fund = funds.locked(unlocked.fundId());
        entities.refresh(unlocked);
        CapitalCall call = unlocked;
        fund.requireOwnCurrency("/amount", request.amount());
        if (sql.number(
                        "select count(*) from payment where bank_account = ? and bank_reference = ?",
                        request.bankAccount(),
                        request.bankReference())
                > 0) {
            throw FundProblem.FUND_PAYMENT_ALREADY_RECORDED.at(
                    "/bankReference",
                    "银行流水 " + request.bankReference() + " 已入账",
                    "The bank reference " + request.bankReference() + " is already recorded");
        }
        CallLine line = call.lines().stream()
                .filter(candidate -> candidate.partnerId().equals(request.partnerId()))
                .filter(candidate -> candidate.amount().compareTo(candidate.paid()) > 0 || isOnly(call, request))
                .findFirst()
                .orElseThrow(() -> FundProblem.FUND_CALL_LINE_UNKNOWN.at(
                        "/partnerId", "该合伙人不在此次催缴中", "The partner has no line in this call"));
        call.receive(line, request.amount());
        entities.flush();
        PaymentId id = new PaymentId(ids.next());
        sql.update(
                "insert into payment (id, call_id, partner_id, currency, amount, paid_date, bank_account, bank_reference,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                callId.value(),
                request.partnerId().value(),
                request.amount().currency(),
                request.amount().amount(),
                request.paidDate(),
                request.bankAccount(),
                request.bankReference(),
                clock.instant());
        ledger.book(
                fund,
                Postings.paymentReceived(request.partnerId().value(), request.amount()),
                request.paidDate(),
                id.wire());
        Recorded recorded = new Recorded(
                id,
                callId,
                request.partnerId(),
                request.amount(),
                request.paidDate(),
                request.bankReference(),
                call.state(),
                call.paid());
        outbox.append(new NewEvent(
                FundStreams.CAPITAL_CALL,
                FundStreams.CAPITAL_CALL.type("payment-recorded"),
                1,
                callId,
                recorded,
                request.paidDate(),
                fund.dataScope()));
        if (call.state() == CallState.PAID) {
            outbox.append(new NewEvent(
                    FundStreams.CAPITAL_CALL,
                    FundStreams.CAPITAL_CALL.type("paid"),
                    1,
                    callId,
                    CapitalCallView.of(call),
                    request.paidDate(),
                    fund.dataScope()));
        }
        audit.record("RECORD_PAYMENT", id.wire(), null, null, recorded);
        return recorded;
    }

    /** A partner with one line gets the line's own refusal when it pays too much, not "unknown". */
    private static boolean isOnly(CapitalCall call, Request request) {
        return call.lines().stream()
                        .filter(line -> line.partnerId().equals(request.partnerId()))
                        .count()
                == 1;
    }

    private static CapitalCall found(@org.jspecify.annotations.Nullable CapitalCall call) {
        return Optional.ofNullable(call).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
}
