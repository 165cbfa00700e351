package io.jidi.fund.distribution;

import io.jidi.fund.FundProblem;
import io.jidi.fund.distribution.rules.FundWaterfall;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.http.Versions;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Computes a proposal again from what is known now, with the tax to withhold; who does that has prepared it. */
@ApplicationScoped
class RecomputeDistribution {

    private final EntityManager entities;
    private final Funds funds;
    private final Distributions distributions;
    private final DistributionLines lines;
    private final Waterfalls waterfalls;
    private final ProposeDistribution proposing;
    private final AuditTrail audit;
    private final Clock clock;
    private final CallContext call;

    RecomputeDistribution(
            EntityManager entities,
            Funds funds,
            Distributions distributions,
            DistributionLines lines,
            Waterfalls waterfalls,
            ProposeDistribution proposing,
            AuditTrail audit,
            Clock clock,
            CallContext call) {
        this.entities = entities;
        this.funds = funds;
        this.distributions = distributions;
        this.lines = lines;
        this.waterfalls = waterfalls;
        this.proposing = proposing;
        this.audit = audit;
        this.clock = clock;
        this.call = call;
    }

    /** Tax that is kept back from a partner. */
    record Withholding(
            @NotNull PartnerId partnerId, @NotNull Money amount) {}

    /** All withholdings; who is not named has none. */
    record Request(@Nullable @Size(max = 500) List<@Valid @NotNull Withholding> withholdings) {}

    Distribution execute(DistributionId id, @Nullable String ifMatch, Request request) {
        Distribution distribution = distributions.locked(id);
        Fund fund = funds.locked(distribution.fundId());
        Versions.requireMatch(ifMatch, distribution.version());
        DistributionView before = lines.view(distribution);
        distribution.prepared(call.caller().userId(), clock.instant());
        FundWaterfall.Proposal proposal = waterfalls.propose(fund, distribution.valueDate(), distribution.cash());
        List<SharedOut.Line> shared = proposing.share(fund, proposal, before.sources(), distribution.recallable());
        Map<UUID, Money> withheld = withheld(fund, shared, proposal, request);
        entities.flush();
        lines.write(id, shared, proposal, withheld);
        audit.record("RECOMPUTE_DISTRIBUTION", id.wire(), null, before, lines.view(distribution));
        return distribution;
    }

    private static Map<UUID, Money> withheld(
            Fund fund, List<SharedOut.Line> shared, FundWaterfall.Proposal proposal, Request request) {
        Map<UUID, Money> withheld = new LinkedHashMap<>();
        List<Withholding> wanted = request.withholdings() == null ? List.of() : request.withholdings();
        for (int i = 0; i < wanted.size(); i++) {
            Withholding one = wanted.get(i);
            fund.requirePositive("/withholdings/" + i + "/amount", one.amount());
            UUID partner = one.partnerId().value();
            boolean fits = shared.stream()
                    .anyMatch(line -> line.partner().equals(partner)
                            && line.sum().minus(proposal.heldBack(partner)).compareTo(one.amount()) >= 0);
            if (!fits || withheld.put(partner, one.amount()) != null) {
                throw FundProblem.FUND_WITHHOLDING_INVALID.at(
                        "/withholdings/" + i + "/amount", "代扣超过该合伙人所得", "More than the partner receives");
            }
        }
        return withheld;
    }
}
