package io.jidi.fund.fund;

import io.jidi.fund.FundStreams;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Moves a fund one step on in its life; the step is a fact of its own with reason and day. */
@ApplicationScoped
class TransitionFund {

    private final EntityManager entities;
    private final Funds funds;
    private final ActGate gate;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    TransitionFund(
            EntityManager entities,
            Funds funds,
            ActGate gate,
            Outbox outbox,
            AuditTrail audit,
            Clock clock,
            CallContext call,
            Sql sql) {
        this.entities = entities;
        this.funds = funds;
        this.gate = gate;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** Where to, why, and from which day. */
    record Request(
            @NotNull FundState to,
            @NotBlank @Size(max = 500) String reason,
            @NotNull LocalDate effectiveDate) {}

    /** What is announced. */
    record Announced(
            FundId fundId, String code, FundState from, FundState to, LocalDate effectiveDate, String reason) {}

    Fund execute(FundId id, @Nullable String ifMatch, Request request) {
        Fund fund = funds.locked(id);
        Versions.requireMatch(ifMatch, fund.version());
        FundView before = FundView.of(fund);
        FundState from = fund.state();
        fund.transitionTo(request.to());
        entities.flush();
        if (request.to() == FundState.ESTABLISHED) {
            gate.admit(PlannedAct.of(ActKind.SET_UP, id, request.effectiveDate()));
        }
        sql.update(
                "insert into fund_transition (fund_id, from_state, to_state, reason, effective_date, recorded_at, actor)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                from,
                request.to(),
                request.reason(),
                request.effectiveDate(),
                clock.instant(),
                call.caller().userId());
        outbox.append(new NewEvent(
                FundStreams.FUND,
                FundStreams.FUND.type("transitioned"),
                1,
                id,
                new Announced(id, fund.code(), from, request.to(), request.effectiveDate(), request.reason()),
                request.effectiveDate(),
                fund.dataScope()));
        audit.record("TRANSITION_FUND", id.wire(), request.reason(), before, FundView.of(fund));
        return fund;
    }
}
