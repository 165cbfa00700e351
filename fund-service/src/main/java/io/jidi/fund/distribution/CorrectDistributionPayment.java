package io.jidi.fund.distribution;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.fund.ledger.rules.Posting;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A distribution was paid on another day, under another reference of the bank, or not at all: reversed and booked anew. */
@ApplicationScoped
class CorrectDistributionPayment {

    private final EntityManager entities;
    private final Funds funds;
    private final Distributions distributions;
    private final DistributionLines lines;
    private final Ledger ledger;
    private final Balances balances;
    private final Outbox outbox;
    private final AuditTrail audit;

    CorrectDistributionPayment(
            EntityManager entities,
            Funds funds,
            Distributions distributions,
            DistributionLines lines,
            Ledger ledger,
            Balances balances,
            Outbox outbox,
            AuditTrail audit) {
        this.entities = entities;
        this.funds = funds;
        this.distributions = distributions;
        this.lines = lines;
        this.ledger = ledger;
        this.balances = balances;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * What it should have been; null stays as it was.
     *
     * @param remove whether it was not paid at all
     */
    record Request(
            @Nullable LocalDate paidDate,
            @Nullable @Size(min = 1, max = 80) String bankReference,
            @Nullable Boolean remove,
            @NotBlank @Size(max = 500) String reason) {}

    Distribution execute(DistributionId id, Request request) {
        Distribution distribution = distributions.locked(id);
        Fund fund = funds.locked(distribution.fundId());
        distribution.requireState(DistributionState.PAID);
        DistributionView before = lines.view(distribution);
        LocalDate wrongDay = Objects.requireNonNull(distribution.paidDate());
        boolean removed = Boolean.TRUE.equals(request.remove());
        LocalDate day = removed ? wrongDay : Objects.requireNonNullElse(request.paidDate(), wrongDay);
        Map<UUID, Money> parts = new LinkedHashMap<>();
        Map<UUID, Money> heldBack = new LinkedHashMap<>();
        before.lines().forEach(line -> {
            parts.put(line.partnerId().value(), line.net());
            heldBack.put(line.partnerId().value(), line.escrow());
        });
        if (removed) {
            requireEscrow(fund, heldBack);
            distribution.unpay();
        } else {
            distribution.payOtherwise(
                    day,
                    Objects.requireNonNullElse(
                            request.bankReference(), Objects.requireNonNull(distribution.bankReference())));
        }
        entities.flush();
        correct(fund, id.wire(), Postings.distributionPaid(parts), removed, day, request.reason());
        if (heldBack.values().stream().anyMatch(Money::isPositive)) {
            String reference = id.wire() + PayDistribution.ESCROW;
            correct(fund, reference, Postings.carryEscrowed(heldBack), removed, day, request.reason());
        }
        DistributionView after = lines.view(distribution);
        outbox.append(new NewEvent(
                FundStreams.DISTRIBUTION,
                FundStreams.DISTRIBUTION.type("payment-corrected"),
                1,
                id,
                after,
                day,
                fund.dataScope()));
        audit.record("CORRECT_DISTRIBUTION_PAYMENT", id.wire(), request.reason(), before, after);
        return distribution;
    }

    private void correct(Fund fund, String reference, Posting posting, boolean removed, LocalDate day, String reason) {
        List<JournalId> standing = ledger.standing(reference, posting.kind());
        if (!standing.isEmpty()) {
            ledger.correct(fund, standing, removed ? null : posting, day, reference, reason);
        }
    }

    /** What has left the escrow since stands on this payment. */
    private void requireEscrow(Fund fund, Map<UUID, Money> heldBack) {
        Map<UUID, Money> held = balances.byPartner(fund, Account.ESCROW_ACCOUNT, Balances.EVER);
        heldBack.forEach((partner, part) -> {
            if (part.isPositive()
                    && held.getOrDefault(partner, Money.zero(fund.currency())).compareTo(part) < 0) {
                throw FundProblem.FUND_CORRECTION_BLOCKED.problem(
                        "其暂存的业绩报酬已释放或回拨", "Carry of this payment has left the escrow");
            }
        });
    }
}
