package io.jidi.fund.commitment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Takes a partner into a fund; what it promises is a commitment. */
@ApplicationScoped
class AddPartner {

    private final EntityManager entities;
    private final Funds funds;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;

    AddPartner(EntityManager entities, Funds funds, Outbox outbox, AuditTrail audit, Uuid7 ids) {
        this.entities = entities;
        this.funds = funds;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * A new partner.
     *
     * @param sideLetter what was agreed with this partner alone; null without
     * @param investingFundId when the partner is a fund of this system, such as the mother fund in its sub-fund
     */
    record Request(
            @NotBlank @Size(max = 200) String name,
            @NotNull PartnerKind kind,
            @NotNull GovernmentTier governmentTier,
            @NotNull MoneySource moneySource,
            @Nullable FundId investingFundId,
            @Nullable @Size(max = 18) String creditCode,
            @Nullable @Size(max = 2000) String sideLetter) {}

    Partner execute(FundId fundId, Request request) {
        Fund fund = funds.locked(fundId);
        if (request.investingFundId() != null) {
            Fund investor = funds.visible(request.investingFundId());
            if (investor.id().equals(fund.id())
                    || investor.layer().ordinal() >= fund.layer().ordinal()) {
                throw FundProblem.FUND_PARENT_INVALID.at(
                        "/investingFundId", "出资基金须位于更上一层", "The investing fund must stand on a higher layer");
            }
        }
        Partner partner = new Partner(new PartnerId(ids.next()), fundId, request);
        entities.persist(partner);
        outbox.append(new NewEvent(
                FundStreams.FUND,
                FundStreams.FUND.type("partner-added"),
                1,
                fundId,
                partner.view(),
                null,
                fund.dataScope()));
        audit.record("ADD_PARTNER", partner.id().wire(), null, null, partner.view());
        return partner;
    }
}
