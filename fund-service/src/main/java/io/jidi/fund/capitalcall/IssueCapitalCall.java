package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.capitalcall.rules.CallAllocation;
import io.jidi.fund.commitment.Commitment;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.FundTerms;
import io.jidi.fund.fund.Funds;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls capital from the partners of a fund: splits it to the fen, books it, announces it. */
@ApplicationScoped
class IssueCapitalCall {

    private final EntityManager entities;
    private final Funds funds;
    private final Commitments commitments;
    private final BusinessCalendar calendar;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;

    IssueCapitalCall(
            EntityManager entities,
            Funds funds,
            Commitments commitments,
            BusinessCalendar calendar,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids) {
        this.entities = entities;
        this.funds = funds;
        this.commitments = commitments;
        this.calendar = calendar;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
    }

    /** What a part of the call is for. */
    record Purpose(
            @NotBlank @Size(max = 200) String purpose,
            @NotNull Money amount) {}

    /**
     * A call.
     *
     * @param dueDate null: the first day that the terms allow
     * @param purposes add up to the total
     */
    record Request(
            @NotNull Money total,
            @NotNull LocalDate noticeDate,
            @Nullable LocalDate dueDate,
            @NotEmpty @Size(max = 20) List<@Valid Purpose> purposes) {}

    /** One partner's part before anything is written. */
    record Part(Commitment commitment, Money amount) {}

    /** What a call would be. */
    record Plan(Money total, LocalDate dueDate, List<Part> parts) {}

    /** Computes the call and writes nothing. */
    Plan preview(FundId fundId, Request request) {
        return plan(funds.visible(fundId), request);
    }

    CapitalCall execute(FundId fundId, Request request) {
        Fund fund = funds.locked(fundId);
        Plan plan = plan(fund, request);
        List<CallLine> lines = new ArrayList<>();
        Map<UUID, Money> byPartner = new LinkedHashMap<>();
        for (Part part : plan.parts()) {
            part.commitment().call(part.amount());
            lines.add(new CallLine(
                    ids.next(),
                    lines.size() + 1,
                    part.commitment().partnerId(),
                    part.commitment().id(),
                    part.amount()));
            byPartner.merge(part.commitment().partnerId().value(), part.amount(), Money::plus);
        }
        List<CallPurpose> purposes = new ArrayList<>();
        for (Purpose purpose : request.purposes()) {
            purposes.add(new CallPurpose(ids.next(), purposes.size() + 1, purpose.purpose(), purpose.amount()));
        }
        CapitalCall call = new CapitalCall(
                new CapitalCallId(ids.next()),
                fundId,
                fund.nextCallNumber(),
                request.total(),
                request.noticeDate(),
                plan.dueDate(),
                lines,
                purposes);
        entities.persist(call);
        entities.flush();
        ledger.book(
                fund,
                Postings.callIssued(byPartner, byPartner),
                request.noticeDate(),
                call.id().wire());
        CapitalCallView view = CapitalCallView.of(call);
        outbox.append(new NewEvent(
                FundStreams.CAPITAL_CALL,
                FundStreams.CAPITAL_CALL.type("issued"),
                1,
                call.id(),
                view,
                request.noticeDate(),
                fund.dataScope()));
        audit.record("ISSUE_CAPITAL_CALL", call.id().wire(), null, null, view);
        return call;
    }

    private Plan plan(Fund fund, Request request) {
        if (!fund.state().callsCapital()) {
            throw FundProblem.FUND_NOT_OPEN_FOR_CALLS.problem(
                    "基金处于 " + fund.state() + "，不能催缴", "The fund is " + fund.state() + " and cannot call capital");
        }
        fund.requireOwnCurrency("/total", request.total());
        requirePurposes(fund, request);
        FundTerms terms = funds.termsOn(fund, request.noticeDate());
        LocalDate earliest = calendar.days().after(request.noticeDate(), terms.noticeBusinessDays());
        LocalDate due = request.dueDate() == null ? earliest : request.dueDate();
        if (due.isBefore(earliest)) {
            throw FundProblem.FUND_CALL_NOTICE_TOO_SHORT.at(
                    "/dueDate",
                    "条款要求至少 " + terms.noticeBusinessDays() + " 个工作日，最早为 " + earliest,
                    "The terms ask for " + terms.noticeBusinessDays() + " business days; the earliest day is "
                            + earliest);
        }
        return new Plan(request.total(), due, split(fund, request.total(), terms));
    }

    private List<Part> split(Fund fund, Money total, FundTerms terms) {
        List<Commitment> found = commitments.of(fund);
        List<CallAllocation.Room> rooms = found.stream()
                .map(commitment ->
                        new CallAllocation.Room(commitment.id().value(), commitment.amount(), commitment.unfunded()))
                .toList();
        CallAllocation.Decision decision = CallAllocation.decide(
                total, rooms, CallAllocation.Basis.valueOf(terms.callBasis().name()));
        if (decision instanceof CallAllocation.ExceedsFund exceeded) {
            throw FundProblem.FUND_COMMITMENT_EXCEEDED.at(
                    "/total/amount",
                    "未缴认缴额合计 " + exceeded.unfunded().plain(),
                    "The unfunded commitments are " + exceeded.unfunded().plain());
        }
        Map<UUID, Money> parts = ((CallAllocation.Split) decision).parts();
        return found.stream()
                .map(commitment ->
                        new Part(commitment, parts.getOrDefault(commitment.id().value(), Money.zero(total.currency()))))
                .toList();
    }

    private static void requirePurposes(Fund fund, Request request) {
        Money sum = Money.zero(fund.currency());
        for (int i = 0; i < request.purposes().size(); i++) {
            Money amount = request.purposes().get(i).amount();
            fund.requireOwnCurrency("/purposes/" + i + "/amount", amount);
            sum = sum.plus(amount);
        }
        if (sum.compareTo(request.total()) != 0) {
            throw FundProblem.FUND_CALL_PURPOSES_DIFFER.at(
                    "/purposes",
                    "用途合计 " + sum.plain() + "，催缴总额 " + request.total().plain(),
                    "The purposes add up to " + sum.plain() + ", the call is "
                            + request.total().plain());
        }
    }
}
