package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.ActGate;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls capital from the partners of a fund: splits it to the fen, books it, announces it; or keeps it as a draft. */
@ApplicationScoped
class IssueCapitalCall {

    private final EntityManager entities;
    private final Funds funds;
    private final ActGate gate;
    private final PlanCall planning;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;

    IssueCapitalCall(
            EntityManager entities,
            Funds funds,
            ActGate gate,
            PlanCall planning,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids) {
        this.entities = entities;
        this.funds = funds;
        this.gate = gate;
        this.planning = planning;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * What a part of the call is for.
     *
     * @param type null: CALL_OTHER
     * @param outsideCommitment whether it is asked for beside the commitment; null: no
     */
    record Purpose(
            @Nullable PurposeType type,
            @NotBlank @Size(max = 200) String purpose,
            @NotNull Money amount,
            @Nullable Boolean outsideCommitment) {

        boolean outside() {
            return Boolean.TRUE.equals(outsideCommitment);
        }
    }

    /**
     * A call.
     *
     * @param dueDate null: the first day that the terms allow
     * @param purposes add up to the total
     * @param draft whether to prepare it only; null: no
     */
    record Request(
            @NotNull Money total,
            @NotNull LocalDate noticeDate,
            @Nullable LocalDate dueDate,
            @NotEmpty @Size(max = 20) List<@Valid @NotNull Purpose> purposes,
            @Nullable Boolean draft) {}

    /** Computes the call and writes nothing. */
    PlanCall.Plan preview(FundId fundId, Request request) {
        return plan(funds.visible(fundId), request);
    }

    CapitalCall execute(FundId fundId, Request request) {
        Fund fund = funds.locked(fundId);
        PlanCall.Plan plan = plan(fund, request);
        List<CallPurpose> purposes = new ArrayList<>();
        for (Purpose purpose : request.purposes()) {
            purposes.add(new CallPurpose(
                    ids.next(),
                    purposes.size() + 1,
                    Objects.requireNonNullElse(purpose.type(), PurposeType.CALL_OTHER),
                    purpose.purpose(),
                    purpose.amount(),
                    purpose.outside()));
        }
        CapitalCall call = new CapitalCall(
                new CapitalCallId(ids.next()),
                fundId,
                CallKind.CAPITAL,
                fund.nextCallNumber(),
                request.total(),
                request.noticeDate(),
                plan.dueDate(),
                purposes);
        entities.persist(call);
        if (Boolean.TRUE.equals(request.draft())) {
            entities.flush();
            audit.record("DRAFT_CAPITAL_CALL", call.id().wire(), null, null, CapitalCallView.of(call));
            return call;
        }
        return issue(fund, call, plan);
    }

    /** Asks the partners by a plan: lines, books, event. */
    CapitalCall issue(Fund fund, CapitalCall call, PlanCall.Plan plan) {
        gate.admit(PlannedAct.call(fund.id(), call.noticeDate(), call.total()));
        call.issue(call.noticeDate(), plan.dueDate(), planning.lines(plan));
        entities.flush();
        ledger.book(
                fund,
                Postings.callIssued(plan.amounts(), plan.inside()),
                call.noticeDate(),
                call.id().wire());
        CapitalCallView view = CapitalCallView.of(call);
        outbox.append(new NewEvent(
                FundStreams.CAPITAL_CALL,
                FundStreams.CAPITAL_CALL.type("issued"),
                1,
                call.id(),
                view,
                call.noticeDate(),
                fund.dataScope()));
        audit.record("ISSUE_CAPITAL_CALL", call.id().wire(), null, null, view);
        return call;
    }

    private PlanCall.Plan plan(Fund fund, Request request) {
        fund.requirePositive("/total", request.total());
        Money inside = Money.zero(fund.currency());
        Money outside = inside;
        for (int i = 0; i < request.purposes().size(); i++) {
            Purpose purpose = request.purposes().get(i);
            fund.requirePositive("/purposes/" + i + "/amount", purpose.amount());
            inside = purpose.outside() ? inside : inside.plus(purpose.amount());
            outside = purpose.outside() ? outside.plus(purpose.amount()) : outside;
        }
        Money sum = inside.plus(outside);
        if (sum.compareTo(request.total()) != 0) {
            throw FundProblem.FUND_CALL_PURPOSES_DIFFER.at(
                    "/purposes",
                    "用途合计 " + sum.plain() + "，催缴总额 " + request.total().plain(),
                    "The purposes add up to " + sum.plain() + ", the call is "
                            + request.total().plain());
        }
        return planning.plan(fund, new PlanCall.Wanted(inside, outside, request.noticeDate(), request.dueDate()));
    }
}
