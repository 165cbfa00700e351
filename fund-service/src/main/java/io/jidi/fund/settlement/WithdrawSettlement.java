package io.jidi.fund.settlement;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.http.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Withdraws a proposal. */
@ApplicationScoped
class WithdrawSettlement {

    private final EntityManager entities;
    private final Funds funds;
    private final Settlements settlements;
    private final AuditTrail audit;

    WithdrawSettlement(EntityManager entities, Funds funds, Settlements settlements, AuditTrail audit) {
        this.entities = entities;
        this.funds = funds;
        this.settlements = settlements;
        this.audit = audit;
    }

    Settlement execute(SettlementId id, @Nullable String ifMatch, String reason) {
        Settlement settlement = settlements.locked(id);
        Fund fund = funds.locked(settlement.fundId());
        Versions.requireMatch(ifMatch, settlement.version());
        SettlementView before = settlements.view(settlement);
        settlement.withdraw();
        entities.flush();
        SettlementView after = settlements.announce(fund, settlement, "withdrawn", settlement.effectiveDate());
        audit.record("WITHDRAW_SETTLEMENT", id.wire(), reason, before, after);
        return settlement;
    }
}
