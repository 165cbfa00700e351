package io.jidi.fund.settlement;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Proposes a settlement; nothing is booked until a second person approves. */
@ApplicationScoped
class ProposeSettlement {

    private final EntityManager entities;
    private final Funds funds;
    private final Settlements settlements;
    private final SettlementRequests requests;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    ProposeSettlement(
            EntityManager entities,
            Funds funds,
            Settlements settlements,
            SettlementRequests requests,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.entities = entities;
        this.funds = funds;
        this.settlements = settlements;
        this.requests = requests;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    Settlement execute(FundId id, SettlementRequests.Request request) {
        Fund fund = funds.locked(id);
        Plan plan = requests.plan(fund, request);
        if (!plan.amount().isPositive()) {
            throw FundProblem.FUND_SETTLEMENT_NOTHING_DUE.problem();
        }
        boolean again = plan.kind() == SettlementKind.CONCESSION
                && settlements.has(fund, plan.kind(), SettlementState.APPROVED);
        if (again || settlements.has(fund, plan.kind(), SettlementState.PROPOSED)) {
            throw FundProblem.FUND_SETTLEMENT_OPEN.problem();
        }
        Settlement settlement = new Settlement(
                new SettlementId(ids.next()),
                id,
                fund.nextSettlementNumber(),
                plan,
                request.effectiveDate(),
                request.reason(),
                settlements.write(request),
                settlements.write(plan.steps()),
                new Settlement.Preparer(call.caller().userId(), clock.instant()));
        entities.persist(settlement);
        entities.flush();
        settlements.write(settlement, plan);
        SettlementView view = settlements.announce(fund, settlement, "proposed", request.effectiveDate());
        audit.record("PROPOSE_SETTLEMENT", settlement.id().wire(), request.reason(), null, view);
        return settlement;
    }
}
