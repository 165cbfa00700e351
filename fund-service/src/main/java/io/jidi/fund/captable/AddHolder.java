package io.jidi.fund.captable;

import io.jidi.fund.FundProblem;
import io.jidi.fund.captable.CapTables.HolderKind;
import io.jidi.fund.deal.DealId;
import io.jidi.fund.deal.DealOwner;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.lookthrough.rules.Ownership.Tier;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names somebody who holds shares of a firm, for itself or as a nominee for another. */
@ApplicationScoped
class AddHolder {

    private final DealOwner deals;
    private final Funds funds;
    private final CapTables tables;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    AddHolder(
            DealOwner deals,
            Funds funds,
            CapTables tables,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call,
            Sql sql) {
        this.deals = deals;
        this.funds = funds;
        this.tables = tables;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /**
     * Who.
     *
     * @param fundId of a FUND
     * @param tier of a GOVERNMENT
     * @param beneficiaryId for whom it holds; null: for itself
     */
    record Request(
            @NotBlank @Size(max = 200) String name,
            @NotNull HolderKind kind,
            @Nullable FundId fundId,
            @Nullable Tier tier,
            @Nullable HolderId beneficiaryId) {}

    CapTables.Holder execute(DealId id, Request request) {
        deals.locked(id);
        boolean fund = request.kind() == CapTables.HolderKind.FUND;
        boolean government = request.kind() == CapTables.HolderKind.GOVERNMENT;
        if (fund != (request.fundId() != null)
                || government != (request.tier() != null && request.tier().isGovernment())
                || (!government && request.tier() != null)) {
            throw FundProblem.FUND_CAP_TABLE_INVALID.at(
                    "/kind", "基金须指明基金，政府须指明层级", "A fund names the fund, a government its tier, others neither");
        }
        if (request.fundId() != null) {
            funds.visible(request.fundId());
        }
        Map<String, CapTables.Holder> known = tables.holders(id);
        HolderId beneficiary = request.beneficiaryId();
        if (beneficiary != null) {
            CapTables.Holder owner = known.get(beneficiary.wire());
            if (owner == null || owner.beneficiaryId() != null) {
                throw FundProblem.FUND_CAP_TABLE_INVALID.at(
                        "/beneficiaryId",
                        "实际权益人须为本项目自有持有人",
                        "The owner is a holder of this firm that holds for itself");
            }
        }
        HolderId holder = new HolderId(ids.next());
        sql.update(
                "insert into cap_holder (id, deal_id, name, kind, fund_id, tier, beneficiary, recorded_at, recorded_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                holder.value(),
                id.value(),
                request.name(),
                request.kind(),
                request.fundId() == null ? null : request.fundId().value(),
                request.tier(),
                beneficiary == null ? null : beneficiary.value(),
                clock.instant(),
                call.caller().userId());
        CapTables.Holder view =
                Optional.ofNullable(tables.holders(id).get(holder.wire())).orElseThrow();
        audit.record("ADD_HOLDER", id.wire(), null, null, view);
        return view;
    }
}
