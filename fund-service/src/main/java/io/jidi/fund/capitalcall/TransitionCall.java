package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.commitment.Commitment;
import io.jidi.fund.commitment.CommitmentId;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Issues a draft, or takes a call back before anything was paid on it. */
@ApplicationScoped
class TransitionCall {

    private final EntityManager entities;
    private final Funds funds;
    private final Commitments commitments;
    private final CapitalCalls calls;
    private final PlanCall planning;
    private final IssueCapitalCall issuing;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Sql sql;

    TransitionCall(
            EntityManager entities,
            Funds funds,
            Commitments commitments,
            CapitalCalls calls,
            PlanCall planning,
            IssueCapitalCall issuing,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Sql sql) {
        this.entities = entities;
        this.funds = funds;
        this.commitments = commitments;
        this.calls = calls;
        this.planning = planning;
        this.issuing = issuing;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.sql = sql;
    }

    /** ISSUED or CANCELLED, why, and from which day; a draft is issued with the notice date that it was drafted with. */
    record Request(
            @NotNull CallState to,
            @NotBlank @Size(max = 500) String reason,
            @NotNull LocalDate effectiveDate) {}

    CapitalCall execute(CapitalCallId id, @Nullable String ifMatch, Request request) {
        CapitalCall call = calls.locked(id);
        Fund fund = funds.locked(call.fundId());
        Versions.requireMatch(ifMatch, call.version());
        if (request.to() == CallState.ISSUED && call.state() == CallState.DRAFT) {
            return issue(fund, call);
        }
        if (request.to() != CallState.CANCELLED) {
            throw FundProblem.FUND_CALL_TRANSITION_NOT_ALLOWED.at(
                    "/to",
                    "催缴处于 " + call.state() + "，不能变更为 " + request.to(),
                    "The call is " + call.state() + " and does not become " + request.to());
        }
        return cancel(fund, call, request);
    }

    /** The partners' room may have changed since the draft: it is split again. */
    private CapitalCall issue(Fund fund, CapitalCall draft) {
        Money outside = draft.purposes().stream()
                .filter(CallPurpose::outside)
                .map(CallPurpose::amount)
                .reduce(Money.zero(fund.currency()), Money::plus);
        PlanCall.Plan plan = planning.plan(
                fund, new PlanCall.Wanted(draft.total().minus(outside), outside, draft.noticeDate(), draft.dueDate()));
        return issuing.issue(fund, draft, plan);
    }

    private CapitalCall cancel(Fund fund, CapitalCall call, Request request) {
        if (call.kind() == CallKind.EQUALISATION) {
            throw FundProblem.FUND_CALL_TRANSITION_NOT_ALLOWED.at(
                    "/to", "权益均衡的催缴不能单独取消", "A call of an equalisation is not cancelled alone");
        }
        CapitalCallView before = CapitalCallView.of(call);
        boolean booked = call.state() != CallState.DRAFT;
        call.cancel();
        if (booked && equalisedSince(ledger.standing(call.id().wire()).get(0))) {
            throw FundProblem.FUND_CALL_TRANSITION_NOT_ALLOWED.at(
                    "/to", "该催缴已计入后续交割的权益均衡", "A later closing was equalised on the strength of this call");
        }
        if (booked) {
            Map<CommitmentId, Commitment> byId =
                    commitments.of(fund).stream().collect(Collectors.toMap(Commitment::id, Function.identity()));
            for (CallLine line : call.lines()) {
                Commitment commitment = byId.get(line.commitmentId());
                if (commitment != null) {
                    requireDrawn(commitment, line);
                    commitment.uncall(line.inside());
                }
                line.defaulted(null);
            }
        }
        entities.flush();
        if (booked) {
            ledger.reverse(fund, ledger.standing(call.id().wire()).get(0), request.reason());
        }
        CapitalCallView after = CapitalCallView.of(call);
        if (booked) {
            outbox.append(new NewEvent(
                    FundStreams.CAPITAL_CALL,
                    FundStreams.CAPITAL_CALL.type("cancelled"),
                    1,
                    call.id(),
                    after,
                    request.effectiveDate(),
                    fund.dataScope()));
        }
        audit.record("CANCEL_CAPITAL_CALL", call.id().wire(), request.reason(), before, after);
        return call;
    }

    /** Whether a later closing was equalised on the strength of this booking. */
    private boolean equalisedSince(JournalId journal) {
        return sql.number(
                        "select count(*) from journal e join journal j on j.fund_id = e.fund_id and j.number < e.number"
                                + " where j.id = ? and e.kind = ?",
                        journal.value(),
                        Postings.EQUALISED)
                > 0;
    }

    /** What a later closing or a distribution gave back of it stands on the call. */
    private static void requireDrawn(Commitment commitment, CallLine line) {
        if (line.inside().compareTo(commitment.drawn()) > 0) {
            throw FundProblem.FUND_CALL_TRANSITION_NOT_ALLOWED.at(
                    "/to",
                    "该催缴的出资已部分退还并恢复为可召回，不能取消",
                    "A part of what it called was given back and can be called again; it is not cancelled any more");
        }
    }
}
