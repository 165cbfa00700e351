package io.jidi.fund.distribution.rules;

import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole fund's distribution with its partners (fund.md 3.4, "European"): partners outside the carry first receive their
 * pro-rata part of the cash, the rest runs through the tiers, and each tier is split among those it belongs to.
 */
public final class FundWaterfall {

    private FundWaterfall() {}

    /** What a partner paid in; above zero. */
    public record Contribution(UUID partner, LocalDate day, Money amount) {}

    /**
     * A distribution that was made before.
     *
     * @param pool what of its cash ran through the tiers, as it was paid: a payment corrected since does not change that
     */
    public record Earlier(LocalDate day, Money pool) {}

    /**
     * Everything a distribution depends on.
     *
     * @param contributions up to the day, those of all partners; refunds of an equalisation are already taken off
     * @param earlier on or before the day
     * @param cash to distribute, above zero, net of what stays in the fund
     * @param outsideCarry partners whose own commitment bears no carry, as the general partner's
     * @param carryPoints who shares the carry, by weight; not empty if the carry rate is above zero
     * @param escrowRate part of each carry payment that is held back, 0 to 1
     */
    public record Input(
            WaterfallTerms terms,
            List<Contribution> contributions,
            List<Earlier> earlier,
            LocalDate day,
            Money cash,
            Set<UUID> outsideCarry,
            Map<UUID, BigDecimal> carryPoints,
            BigDecimal escrowRate) {
        public Input {
            if (escrowRate.signum() < 0 || escrowRate.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("an escrow rate is between 0 and 1: " + escrowRate);
            }
            if (terms.carryRate().signum() > 0 && carryPoints.isEmpty()) {
                throw new IllegalArgumentException("the terms give carry, but nobody is named to receive it");
            }
            for (Earlier past : earlier) {
                if (past.day().isAfter(day)) {
                    throw new IllegalArgumentException("a later distribution was made already, on " + past.day());
                }
            }
        }
    }

    /** What one partner gets from one tier; above zero. */
    public record Line(UUID partner, Tier tier, Money amount) {}

    /**
     * The distribution before anyone approved it.
     *
     * @param tiers every tier, zero where it got nothing; together the cash
     * @param lines by tier and then by partner; together the tiers
     * @param escrow what of each partner's carry is held back
     * @param before the carry-bearing pool, accrued to the day
     * @param after the same pool once this is paid
     */
    public record Proposal(
            Map<Tier, Money> tiers,
            List<Line> lines,
            Map<UUID, Money> escrow,
            WaterfallState before,
            WaterfallState after,
            List<TraceStep> trace) {

        /** What a partner gets from all tiers. */
        public Money of(UUID partner) {
            Money zero = Money.zero(after.unreturned().currency());
            return lines.stream()
                    .filter(line -> line.partner().equals(partner))
                    .map(Line::amount)
                    .reduce(zero, Money::plus);
        }
    }

    /**
     * Shares one distribution out.
     *
     * @throws IllegalArgumentException if nothing was contributed by the day
     */
    public static Proposal propose(Input input) {
        List<Waterfall.Flow> flows = new ArrayList<>();
        for (Contribution contribution : input.contributions()) {
            if (!contribution.day().isAfter(input.day())
                    && !input.outsideCarry().contains(contribution.partner())) {
                flows.add(Waterfall.Flow.contribution(contribution.day(), contribution.amount()));
            }
        }
        for (Earlier past : input.earlier()) {
            addDistribution(flows, past.day(), past.pool());
        }
        Map<UUID, Money> byPartner = perPartner(input);
        Money pool = poolOf(input, byPartner);

        Map<Tier, Money> tiers = new EnumMap<>(Tier.class);
        List<TraceStep> trace = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        WaterfallState before = standing(input, flows);
        WaterfallState after = before;
        for (Tier tier : Tier.values()) {
            tiers.put(tier, Money.zero(input.cash().currency()));
        }
        if (pool.isPositive()) {
            Waterfall.Split split = Waterfall.distribute(input.terms(), before, input.day(), pool);
            tiers.putAll(split.tiers());
            trace.addAll(split.trace());
            after = split.after();
        }
        tiers.put(Tier.OUTSIDE_CARRY, input.cash().minus(pool));
        Map<UUID, BigDecimal> investors = paidIn(input, false);
        for (Map.Entry<Tier, Money> tier : tiers.entrySet()) {
            if (tier.getKey() == Tier.OUTSIDE_CARRY) {
                input.outsideCarry().stream()
                        .sorted()
                        .forEach(partner -> add(lines, partner, Tier.OUTSIDE_CARRY, byPartner.get(partner)));
            } else if (tier.getValue().isPositive()) {
                Map<UUID, BigDecimal> weights = tier.getKey().isCarry() ? input.carryPoints() : investors;
                new TreeMap<>(Allocation.largestRemainder(tier.getValue(), weights))
                        .forEach((partner, amount) -> add(lines, partner, tier.getKey(), amount));
            }
        }
        return new Proposal(tiers, List.copyOf(lines), escrow(input, lines), before, after, List.copyOf(trace));
    }

    private static WaterfallState standing(Input input, List<Waterfall.Flow> flows) {
        return flows.isEmpty()
                ? WaterfallState.start(input.day(), input.cash().currency())
                : Waterfall.run(input.terms(), flows).end().accrued(input.terms(), input.day());
    }

    private static void addDistribution(List<Waterfall.Flow> flows, LocalDate day, Money pool) {
        if (pool.isPositive()) {
            flows.add(Waterfall.Flow.distribution(day, pool));
        }
    }

    private static Money poolOf(Input input, Map<UUID, Money> byPartner) {
        return byPartner.entrySet().stream()
                .filter(part -> !input.outsideCarry().contains(part.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Money.zero(input.cash().currency()), Money::plus);
    }

    /** The cash pro rata to what each partner had paid in by then. */
    private static Map<UUID, Money> perPartner(Input input) {
        return Allocation.largestRemainder(input.cash(), paidIn(input, true));
    }

    private static Map<UUID, BigDecimal> paidIn(Input input, boolean withOutsideCarry) {
        Map<UUID, BigDecimal> paidIn = new TreeMap<>();
        for (Contribution contribution : input.contributions()) {
            boolean counts = withOutsideCarry || !input.outsideCarry().contains(contribution.partner());
            if (counts && !contribution.day().isAfter(input.day())) {
                paidIn.merge(contribution.partner(), contribution.amount().amount(), BigDecimal::add);
            }
        }
        return paidIn;
    }

    private static Map<UUID, Money> escrow(Input input, List<Line> lines) {
        Map<UUID, Money> carry = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> line.tier().isCarry())
                .forEach(line -> carry.merge(line.partner(), line.amount(), Money::plus));
        Map<UUID, Money> held = new LinkedHashMap<>();
        carry.forEach((partner, amount) ->
                add(held, partner, Money.rounded(amount.amount().multiply(input.escrowRate()), amount.currency())));
        return held;
    }

    private static void add(Map<UUID, Money> held, UUID partner, Money amount) {
        if (amount.isPositive()) {
            held.put(partner, amount);
        }
    }

    private static void add(List<Line> lines, UUID partner, Tier tier, @Nullable Money amount) {
        if (amount != null && amount.isPositive()) {
            lines.add(new Line(partner, tier, amount));
        }
    }
}
