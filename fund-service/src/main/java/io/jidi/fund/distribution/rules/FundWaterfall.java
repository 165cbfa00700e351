package io.jidi.fund.distribution.rules;

import io.jidi.fund.fund.rules.Compounding;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A distribution with the fund's partners (fund.md 3.4): partners outside the carry first receive their pro-rata part of
 * the cash, the rest runs through the tiers of the whole fund or of the pool of realised deals, and each tier is split among
 * those it belongs to.
 */
public final class FundWaterfall {

    private FundWaterfall() {}

    /** What a partner paid in; above zero. */
    public record Contribution(UUID partner, LocalDate day, Money amount) {}

    /**
     * A distribution that was made before.
     *
     * @param tiers what ran through the tiers, as it was paid: a payment corrected since does not change that
     */
    public record Earlier(LocalDate day, Map<Tier, Money> tiers) {}

    /**
     * Carry that was given back to the investors.
     *
     * @param tiers what went from the tiers of the carry, below zero, to those of the investors; together zero
     */
    public record Returned(LocalDate day, Map<Tier, Money> tiers) {
        Money amount(String currency) {
            return carryOf(tiers, currency).negated();
        }
    }

    /** What was done before a distribution, on or before its day. */
    public record Past(List<Earlier> distributions, List<Returned> carryBack) {

        /** What each tier has really been paid. */
        public Map<Tier, Money> paid() {
            Map<Tier, Money> paid = new EnumMap<>(Tier.class);
            distributions.forEach(one -> one.tiers().forEach((tier, amount) -> paid.merge(tier, amount, Money::plus)));
            carryBack.forEach(one -> one.tiers().forEach((tier, amount) -> paid.merge(tier, amount, Money::plus)));
            return paid;
        }

        /** Carry that was really paid, less what was given back. */
        public Money carry(String currency) {
            return carryOf(paid(), currency);
        }

        /** What ran through the tiers, by day. */
        public List<Waterfall.Flow> pool() {
            List<Waterfall.Flow> flows = new ArrayList<>();
            for (Earlier one : distributions) {
                one.tiers().entrySet().stream()
                        .filter(tier -> tier.getKey() != Tier.OUTSIDE_CARRY)
                        .map(Map.Entry::getValue)
                        .reduce(Money::plus)
                        .filter(Money::isPositive)
                        .ifPresent(sum -> flows.add(Waterfall.Flow.distribution(one.day(), sum)));
            }
            return flows;
        }
    }

    /**
     * What the deal-by-deal waterfall needs besides.
     *
     * @param deals all, with their whole cost
     * @param fees of the whole fund
     */
    public record ByDeal(List<DealByDeal.Deal> deals, List<DealByDeal.Outlay> fees) {}

    /**
     * Everything a distribution depends on.
     *
     * @param contributions up to the day, those of all partners; refunds of an equalisation are already taken off
     * @param byDeal null: over the whole fund
     * @param cash to distribute, above zero, net of what stays in the fund
     * @param outsideCarry partners whose own commitment bears no carry, as the general partner's
     * @param carryPoints who shares the carry, by weight; not empty if the carry rate is above zero
     * @param escrowRate part of each carry payment that is held back, 0 to 1
     */
    public record Input(
            WaterfallTerms terms,
            List<Contribution> contributions,
            Past past,
            @Nullable ByDeal byDeal,
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
            for (Earlier one : past.distributions()) {
                if (one.day().isAfter(day)) {
                    throw new IllegalArgumentException("a later distribution was made already, on " + one.day());
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
     * @param carryBefore carry that was really paid before
     * @param interimClawback carry paid before above what realised deals have earned by then; zero over the whole fund
     */
    public record Proposal(
            Map<Tier, Money> tiers,
            List<Line> lines,
            Map<UUID, Money> escrow,
            WaterfallState before,
            WaterfallState after,
            Money carryBefore,
            Money interimClawback,
            List<TraceStep> trace) {

        /** What of a partner's carry is held back. */
        public Money heldBack(UUID partner) {
            return escrow.getOrDefault(partner, Money.zero(after.unreturned().currency()));
        }

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
        Map<UUID, Money> byPartner = perPartner(input);
        Money pool = poolOf(input, byPartner);
        Money zero = Money.zero(input.cash().currency());
        Map<Tier, Money> tiers = new EnumMap<>(Tier.class);
        for (Tier tier : Tier.values()) {
            tiers.put(tier, zero);
        }
        WaterfallState before = standing(input);
        WaterfallState after = before;
        Money interimClawback = zero;
        List<TraceStep> trace = List.of();
        if (pool.isPositive() && input.byDeal() == null) {
            Waterfall.Split split = Waterfall.distribute(input.terms(), before, input.day(), pool);
            tiers.putAll(split.tiers());
            trace = split.trace();
            after = split.after();
        } else if (pool.isPositive()) {
            DealByDeal.Shared shared = DealByDeal.share(
                    input.terms(),
                    dealPool(input),
                    input.past().pool(),
                    input.past().paid(),
                    input.day(),
                    pool);
            tiers.putAll(shared.tiers());
            trace = shared.trace();
            after = shared.after();
            interimClawback = shared.interimClawback();
        }
        tiers.put(Tier.OUTSIDE_CARRY, input.cash().minus(pool));
        List<Line> lines = lines(input, tiers, byPartner);
        return new Proposal(
                tiers,
                lines,
                escrow(input, lines),
                before,
                after,
                input.past().carry(zero.currency()),
                interimClawback,
                List.copyOf(trace));
    }

    /** Where the carry-bearing pool stands on the day, before its cash. */
    public static WaterfallState standing(Input input) {
        String currency = input.cash().currency();
        if (input.byDeal() != null) {
            return DealByDeal.standing(
                    input.terms(), dealPool(input), input.past().pool(), input.day(), currency);
        }
        List<Waterfall.Flow> flows = new ArrayList<>(input.past().pool());
        for (Contribution contribution : input.contributions()) {
            if (!contribution.day().isAfter(input.day())
                    && !input.outsideCarry().contains(contribution.partner())) {
                flows.add(Waterfall.Flow.contribution(contribution.day(), contribution.amount()));
            }
        }
        for (Returned back : input.past().carryBack()) {
            flows.add(Waterfall.Flow.carryBack(back.day(), back.amount(currency)));
        }
        return flows.isEmpty()
                ? WaterfallState.start(input.day(), currency)
                : Waterfall.run(input.terms(), flows).end().accrued(input.terms(), input.day());
    }

    private static DealByDeal.Pool dealPool(Input input) {
        ByDeal byDeal = Objects.requireNonNull(input.byDeal());
        BigDecimal all = sum(paidIn(input, true));
        BigDecimal inside = sum(paidIn(input, false));
        return new DealByDeal.Pool(
                byDeal.deals(),
                byDeal.fees(),
                all.signum() == 0 ? BigDecimal.ZERO : inside.divide(all, Compounding.PRECISION));
    }

    private static BigDecimal sum(Map<UUID, BigDecimal> paidIn) {
        return paidIn.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Money carryOf(Map<Tier, Money> tiers, String currency) {
        return tiers.entrySet().stream()
                .filter(tier -> tier.getKey().isCarry())
                .map(Map.Entry::getValue)
                .reduce(Money.zero(currency), Money::plus);
    }

    private static List<Line> lines(Input input, Map<Tier, Money> tiers, Map<UUID, Money> byPartner) {
        List<Line> lines = new ArrayList<>();
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
        return List.copyOf(lines);
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
