package io.jidi.fund.distribution;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.commitment.Commitment;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.commitment.PartnerKind;
import io.jidi.fund.distribution.rules.FundWaterfall;
import io.jidi.fund.fund.ActGate;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.fund.ledger.rules.Posting;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A second person approves a distribution, which books it and makes it payable; or it is withdrawn. */
@ApplicationScoped
class DecideDistribution {

    /** What the reference of a distribution's reallocation of carry ends with. */
    static final String CARRY = "/carry";

    private final EntityManager entities;
    private final Funds funds;
    private final ActGate gate;
    private final Commitments commitments;
    private final Distributions distributions;
    private final DistributionLines lines;
    private final Waterfalls waterfalls;
    private final ProposeDistribution proposing;
    private final Ledger ledger;
    private final Balances balances;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;
    private final CallContext call;

    DecideDistribution(
            EntityManager entities,
            Funds funds,
            ActGate gate,
            Commitments commitments,
            Distributions distributions,
            DistributionLines lines,
            Waterfalls waterfalls,
            ProposeDistribution proposing,
            Ledger ledger,
            Balances balances,
            Outbox outbox,
            AuditTrail audit,
            Clock clock,
            CallContext call) {
        this.entities = entities;
        this.funds = funds;
        this.gate = gate;
        this.commitments = commitments;
        this.distributions = distributions;
        this.lines = lines;
        this.waterfalls = waterfalls;
        this.proposing = proposing;
        this.ledger = ledger;
        this.balances = balances;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.call = call;
    }

    Distribution approve(DistributionId id, @Nullable String ifMatch, @Nullable String remark) {
        Distribution distribution = distributions.locked(id);
        Fund fund = funds.locked(distribution.fundId());
        Versions.requireMatch(ifMatch, distribution.version());
        DistributionView before = lines.view(distribution);
        distribution.requireState(DistributionState.PROPOSED);
        requireFresh(fund, distribution, before);
        gate.admit(PlannedAct.distribution(fund.id(), distribution.valueDate(), distribution.cash(), id.wire()));
        distribution.approve(call.caller().userId(), clock.instant());
        restore(fund, before);
        entities.flush();
        book(fund, distribution, before);
        return announce(fund, distribution, "approved", "APPROVE_DISTRIBUTION", remark, before);
    }

    Distribution withdraw(DistributionId id, @Nullable String ifMatch, String reason) {
        Distribution distribution = distributions.locked(id);
        Fund fund = funds.locked(distribution.fundId());
        Versions.requireMatch(ifMatch, distribution.version());
        return withdraw(fund, distribution, reason);
    }

    Distribution withdraw(Fund fund, Distribution distribution, String reason) {
        DistributionView before = lines.view(distribution);
        distribution.withdraw();
        entities.flush();
        return announce(fund, distribution, "withdrawn", "WITHDRAW_DISTRIBUTION", reason, before);
    }

    private Distribution announce(
            Fund fund,
            Distribution distribution,
            String what,
            String action,
            @Nullable String reason,
            DistributionView before) {
        DistributionView after = lines.view(distribution);
        outbox.append(new NewEvent(
                FundStreams.DISTRIBUTION,
                FundStreams.DISTRIBUTION.type(what),
                1,
                distribution.id(),
                after,
                distribution.valueDate(),
                fund.dataScope()));
        audit.record(action, distribution.id().wire(), reason, before, after);
        return distribution;
    }

    /** What was prepared must be what the terms and the payments known now give. */
    private void requireFresh(Fund fund, Distribution distribution, DistributionView prepared) {
        FundWaterfall.Proposal now = waterfalls.propose(fund, distribution.valueDate(), distribution.cash());
        Map<UUID, Money> computed = new LinkedHashMap<>();
        proposing
                .share(fund, now, prepared.sources(), distribution.recallable())
                .forEach(line -> computed.put(line.partner(), line.sum()));
        Map<UUID, Money> stored = new LinkedHashMap<>();
        prepared.lines()
                .forEach(line -> stored.put(
                        line.partnerId().value(),
                        line.net().plus(line.withheld()).plus(line.escrow())));
        Set<DistributionView.TierLine> tiers = now.lines().stream()
                .map(line -> new DistributionView.TierLine(new PartnerId(line.partner()), line.tier(), line.amount()))
                .collect(Collectors.toSet());
        boolean heldBack = prepared.lines().stream()
                .allMatch(line -> now.heldBack(line.partnerId().value()).equals(line.escrow()));
        if (!computed.equals(stored) || !heldBack || !tiers.equals(Set.copyOf(prepared.tiers()))) {
            throw FundProblem.FUND_DISTRIBUTION_OUT_OF_DATE.problem();
        }
    }

    /** What can be called again comes back to the partner's commitments, the earliest closing first. */
    private void restore(Fund fund, DistributionView view) {
        List<Commitment> all = commitments.of(fund);
        for (DistributionView.Line line : view.lines()) {
            Money left = line.recallable();
            for (Commitment one : all) {
                if (one.partnerId().equals(line.partnerId()) && left.isPositive()) {
                    Money part = left.compareTo(one.drawn()) < 0 ? left : one.drawn();
                    one.restore(part);
                    left = left.minus(part);
                }
            }
            if (left.isPositive()) {
                throw FundProblem.FUND_RECYCLING_EXCEEDED.problem(
                        "可召回额超过已催缴额", "More would be recalled than was called from " + line.partnerId());
            }
        }
    }

    private void book(Fund fund, Distribution distribution, DistributionView view) {
        List<Postings.Share> shares = view.lines().stream()
                .map(line -> new Postings.Share(
                        line.partnerId().value(),
                        line.capital(),
                        line.gain().plus(line.income()),
                        line.carry(),
                        line.withheld(),
                        line.escrow(),
                        line.recallable()))
                .toList();
        for (Postings.Share share : shares) {
            reallocate(fund, distribution, share);
        }
        book(fund, distribution, Postings.distributionApproved(shares), "");
    }

    /** What stands in the place of another is booked in its place, even where the period of its day is closed. */
    private void book(Fund fund, Distribution distribution, Posting posting, String part) {
        String reference = distribution.id().wire() + part;
        Optional<DistributionId> corrects = distribution.corrects();
        if (corrects.isPresent()) {
            ledger.replace(fund, corrects.get().wire() + part, posting, distribution.valueDate(), reference);
        } else {
            ledger.book(fund, posting, distribution.valueDate(), reference);
        }
    }

    /** Carry that was not accrued before is taken from the limited partners now, so that it can be paid out (4103). */
    private void reallocate(Fund fund, Distribution distribution, Postings.Share share) {
        if (!share.carry().isPositive()) {
            return;
        }
        Money accrued = balances.byPartner(fund, Account.CARRY_REALLOCATION, distribution.valueDate())
                .getOrDefault(share.partner(), Money.zero(fund.currency()))
                .negated();
        Money missing = share.carry().minus(accrued);
        if (missing.isPositive()) {
            Map<UUID, BigDecimal> weights = balances.commitments(fund, distribution.valueDate());
            commitments.partners(fund).stream()
                    .filter(partner -> partner.kind() == PartnerKind.GP)
                    .forEach(partner -> weights.remove(partner.id().value()));
            book(
                    fund,
                    distribution,
                    Postings.carryReallocated(share.partner(), missing, Allocation.largestRemainder(missing, weights)),
                    CARRY);
        }
    }
}
