package io.jidi.fund.settlement;

import io.jidi.fund.FundProblem;
import io.jidi.fund.distribution.rules.Tier;
import io.jidi.fund.fund.ActGate;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.http.Versions;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A second person approves a settlement, which books it: what is owed, what leaves the escrow, and whose it is then. */
@ApplicationScoped
class ApproveSettlement {

    private final EntityManager entities;
    private final Funds funds;
    private final ActGate gate;
    private final Settlements settlements;
    private final SettlementRequests requests;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final Clock clock;
    private final CallContext call;

    ApproveSettlement(
            EntityManager entities,
            Funds funds,
            ActGate gate,
            Settlements settlements,
            SettlementRequests requests,
            Ledger ledger,
            AuditTrail audit,
            Clock clock,
            CallContext call) {
        this.entities = entities;
        this.funds = funds;
        this.gate = gate;
        this.settlements = settlements;
        this.requests = requests;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.call = call;
    }

    Settlement execute(SettlementId id, @Nullable String ifMatch, @Nullable String remark) {
        Settlement settlement = settlements.locked(id);
        Fund fund = funds.locked(settlement.fundId());
        Versions.requireMatch(ifMatch, settlement.version());
        settlement.requireState(SettlementState.PROPOSED);
        SettlementView before = settlements.view(settlement);
        requireFresh(fund, settlement, before);
        if (settlement.kind() == SettlementKind.CONCESSION) {
            gate.admit(PlannedAct.concession(fund.id(), settlement.effectiveDate(), settlement.amount()));
        }
        settlement.approve(call.caller().userId(), clock.instant());
        entities.flush();
        book(fund, settlement, before);
        SettlementView after = settlements.announce(fund, settlement, "approved", settlement.effectiveDate());
        audit.record("APPROVE_SETTLEMENT", id.wire(), remark, before, after);
        return settlement;
    }

    /** What was prepared must be what the books known now give. */
    private void requireFresh(Fund fund, Settlement settlement, SettlementView prepared) {
        Plan now = requests.again(fund, settlement);
        List<Plan.Line> lines = prepared.lines().stream()
                .map(line -> new Plan.Line(line.partnerId().value(), line.fromEscrow(), line.owes(), line.receives()))
                .toList();
        Map<Tier, Money> tiers = new EnumMap<>(Tier.class);
        prepared.tiers().forEach(tier -> tiers.put(tier.tier(), tier.amount()));
        if (!Set.copyOf(now.lines()).equals(Set.copyOf(lines)) || !now.tiers().equals(tiers)) {
            throw FundProblem.FUND_SETTLEMENT_OUT_OF_DATE.problem();
        }
    }

    private void book(Fund fund, Settlement settlement, SettlementView view) {
        Map<UUID, Money> fromEscrow = new LinkedHashMap<>();
        Map<UUID, Money> owed = new LinkedHashMap<>();
        Map<UUID, Money> receivers = new LinkedHashMap<>();
        for (SettlementView.Line line : view.lines()) {
            fromEscrow.put(line.partnerId().value(), line.fromEscrow());
            owed.put(line.partnerId().value(), line.owes());
            receivers.put(line.partnerId().value(), line.receives());
        }
        ledger.book(
                fund,
                Postings.settled(settlement.kind().journal(), fromEscrow, owed, receivers),
                settlement.effectiveDate(),
                settlement.id().wire(),
                settlement.reason());
    }
}
