package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** Declares that a partner did not pay its part by the due date. */
@ApplicationScoped
class DeclareDefault {

    private final EntityManager entities;
    private final Funds funds;
    private final Commitments commitments;
    private final CapitalCalls calls;
    private final Outbox outbox;
    private final AuditTrail audit;

    DeclareDefault(
            EntityManager entities,
            Funds funds,
            Commitments commitments,
            CapitalCalls calls,
            Outbox outbox,
            AuditTrail audit) {
        this.entities = entities;
        this.funds = funds;
        this.commitments = commitments;
        this.calls = calls;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Who, since when, why. */
    record Request(
            @NotNull PartnerId partnerId,
            @NotNull LocalDate effectiveDate,
            @NotBlank @Size(max = 500) String reason) {}

    /** What is announced. */
    record Announced(
            CapitalCallId callId, PartnerId partnerId, Money overdue, LocalDate dueDate, LocalDate effectiveDate) {}

    CapitalCall execute(CapitalCallId id, Request request) {
        CapitalCall call = calls.locked(id);
        Fund fund = funds.locked(call.fundId());
        CapitalCallView before = CapitalCallView.of(call);
        CallLine line = calls.line(call, request.partnerId());
        if (!line.open().isPositive() || !request.effectiveDate().isAfter(call.dueDate())) {
            throw FundProblem.FUND_CALL_NOT_OVERDUE.at(
                    "/partnerId",
                    "应缴余额 " + line.open().plain() + "，缴款日 " + call.dueDate(),
                    "Open is " + line.open().plain() + ", due on " + call.dueDate());
        }
        call.markDefaulted(line, request.effectiveDate());
        commitments.partner(fund, request.partnerId(), "/partnerId").defaulted(true);
        entities.flush();
        outbox.append(new NewEvent(
                FundStreams.CAPITAL_CALL,
                FundStreams.CAPITAL_CALL.type("defaulted"),
                1,
                id,
                new Announced(id, request.partnerId(), line.open(), call.dueDate(), request.effectiveDate()),
                request.effectiveDate(),
                fund.dataScope()));
        audit.record("DECLARE_DEFAULT", id.wire(), request.reason(), before, CapitalCallView.of(call));
        return call;
    }
}
