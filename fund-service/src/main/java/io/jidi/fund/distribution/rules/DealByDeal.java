package io.jidi.fund.distribution.rules;

import io.jidi.platform.money.Money;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The waterfall by deal (fund.md 3.4, "American"). Losses are carried forward by running the machine over the pool of all
 * realised and written-off deals, with the fees that fall on them: at each exit the carry is what that pool has earned less
 * what was paid already; if more was paid than it has earned now, the difference is an interim clawback.
 */
public final class DealByDeal {

    private static final int RATIO_SCALE = 34;

    private DealByDeal() {}

    /** Money that went into a deal, or a fee of the fund; above zero. */
    public record Outlay(LocalDate day, Money amount) {}

    /** Cost that is gone, sold or written off for good; above zero. */
    public record Realised(LocalDate day, Money cost) {}

    /** One deal's cost, not empty, and what of it is gone. */
    public record Deal(UUID id, List<Outlay> costs, List<Realised> realised) {
        public Deal {
            if (costs.isEmpty()) {
                throw new IllegalArgumentException("a deal without cost: " + id);
            }
        }
    }

    /**
     * What the carry is counted on.
     *
     * @param fees of the whole fund; realised cost bears them in its proportion to all cost
     * @param investorsPart of all outlays, 0 to 1: what the partners inside the carry have paid of them
     */
    public record Pool(List<Deal> deals, List<Outlay> fees, BigDecimal investorsPart) {}

    /**
     * One distribution shared out.
     *
     * @param tiers every tier of the pool, zero where it got nothing; together the cash
     * @param before the pool of realised deals, accrued to the day
     * @param after the same pool once the cash is in it: its carry is what was earned by then
     * @param interimClawback carry paid before above what the pool has earned; zero if there is none
     */
    public record Shared(
            Map<Tier, Money> tiers,
            WaterfallState before,
            WaterfallState after,
            Money interimClawback,
            List<TraceStep> trace) {}

    /**
     * Shares cash out.
     *
     * @param earlier what was distributed before, on or before the day
     * @param paid what each tier was really paid by that, carry that was given back taken off
     * @param cash above zero
     */
    public static Shared share(
            WaterfallTerms terms,
            Pool pool,
            List<Waterfall.Flow> earlier,
            Map<Tier, Money> paid,
            LocalDate day,
            Money cash) {
        List<Waterfall.Flow> flows = flows(pool, earlier, day);
        WaterfallState before = standing(terms, flows, day, cash.currency());
        WaterfallState after = Waterfall.distribute(terms, before, day, cash).after();
        Money zero = Money.zero(cash.currency());
        Money carryBefore = carry(paid, cash.currency());

        Money capital = between(gain(after, paid, Tier.CAPITAL), cash);
        Money ceiling = ceiling(terms, paid, cash.minus(capital)).minus(carryBefore);
        Money due = after.carry().minus(carryBefore);
        Money carry = between(between(due, ceiling), cash.minus(capital));
        Money catchUp = between(gain(after, paid, Tier.CATCH_UP_CARRY), carry);
        Map<Tier, Money> tiers = new EnumMap<>(Tier.class);
        tiers.put(Tier.CAPITAL, capital);
        tiers.put(Tier.CATCH_UP_CARRY, catchUp);
        tiers.put(Tier.SPLIT_CARRY, carry.minus(catchUp));
        Money left = cash.minus(capital).minus(carry);
        for (Tier tier : List.of(Tier.PREFERRED, Tier.CATCH_UP_INVESTOR)) {
            Money part = between(gain(after, paid, tier), left);
            tiers.put(tier, part);
            left = left.minus(part);
        }
        tiers.put(Tier.SPLIT_INVESTOR, left);
        Money over = carryBefore.minus(after.carry());
        return new Shared(
                tiers,
                before,
                after,
                over.isPositive() ? over : zero,
                explain(flows, tiers, after, carryBefore, due, cash));
    }

    /** Where the pool of realised deals stands on a day, by what was distributed. */
    public static WaterfallState standing(
            WaterfallTerms terms, Pool pool, List<Waterfall.Flow> earlier, LocalDate day, String currency) {
        return standing(terms, flows(pool, earlier, day), day, currency);
    }

    private static WaterfallState standing(
            WaterfallTerms terms, List<Waterfall.Flow> flows, LocalDate day, String currency) {
        return flows.isEmpty()
                ? WaterfallState.start(day, currency)
                : Waterfall.run(terms, flows).end().accrued(terms, day);
    }

    /** The carry's rate of all profit that was really paid: a correction may leave more capital returned than the pool knows. */
    private static Money ceiling(WaterfallTerms terms, Map<Tier, Money> paid, Money profitNow) {
        BigDecimal profit = profitNow.amount();
        for (Map.Entry<Tier, Money> tier : paid.entrySet()) {
            profit = tier.getKey() == Tier.CAPITAL
                    ? profit
                    : profit.add(tier.getValue().amount());
        }
        return new Money(terms.carryRate().multiply(profit).setScale(2, RoundingMode.DOWN), profitNow.currency());
    }

    private static Money carry(Map<Tier, Money> paid, String currency) {
        return paid.entrySet().stream()
                .filter(tier -> tier.getKey().isCarry())
                .map(Map.Entry::getValue)
                .reduce(Money.zero(currency), Money::plus);
    }

    private static Money gain(WaterfallState end, Map<Tier, Money> paid, Tier tier) {
        return end.paid(tier)
                .minus(paid.getOrDefault(tier, Money.zero(end.unreturned().currency())));
    }

    private static Money between(Money amount, Money most) {
        if (amount.isNegative() || most.isNegative()) {
            return Money.zero(amount.currency());
        }
        return amount.compareTo(most) > 0 ? most : amount;
    }

    /** What of every deal was sold or written off by the day, with its outlays on their own days, and the money back. */
    private static List<Waterfall.Flow> flows(Pool pool, List<Waterfall.Flow> earlier, LocalDate day) {
        List<Waterfall.Flow> flows = new ArrayList<>();
        BigDecimal allCost = BigDecimal.ZERO;
        BigDecimal allGone = BigDecimal.ZERO;
        for (Deal deal : pool.deals()) {
            BigDecimal cost = BigDecimal.ZERO;
            for (Outlay outlay : deal.costs()) {
                cost = outlay.day().isAfter(day)
                        ? cost
                        : cost.add(outlay.amount().amount());
            }
            BigDecimal gone = BigDecimal.ZERO;
            for (Realised part : deal.realised()) {
                gone = part.day().isAfter(day) ? gone : gone.add(part.cost().amount());
            }
            gone = gone.min(cost);
            allCost = allCost.add(cost);
            allGone = allGone.add(gone);
            addCosts(flows, deal, gone, pool.investorsPart(), day);
        }
        if (allGone.signum() > 0) {
            BigDecimal part =
                    allGone.divide(allCost, RATIO_SCALE, RoundingMode.HALF_EVEN).multiply(pool.investorsPart());
            pool.fees().stream()
                    .filter(fee -> !fee.day().isAfter(day))
                    .forEach(fee -> add(flows, fee.day(), fee.amount().amount().multiply(part), fee.amount()));
        }
        flows.addAll(earlier);
        return flows;
    }

    /** First in, first out. */
    private static void addCosts(
            List<Waterfall.Flow> flows, Deal deal, BigDecimal gone, BigDecimal investorsPart, LocalDate day) {
        BigDecimal left = gone;
        List<Outlay> ordered =
                deal.costs().stream().sorted(Comparator.comparing(Outlay::day)).toList();
        for (Outlay outlay : ordered) {
            BigDecimal part = outlay.day().isAfter(day)
                    ? BigDecimal.ZERO
                    : outlay.amount().amount().min(left);
            left = left.subtract(part);
            add(flows, outlay.day(), part.multiply(investorsPart), outlay.amount());
        }
    }

    private static void add(List<Waterfall.Flow> flows, LocalDate day, BigDecimal exact, Money like) {
        Money amount = Money.rounded(exact, like.currency());
        if (amount.isPositive()) {
            flows.add(Waterfall.Flow.contribution(day, amount));
        }
    }

    private static List<TraceStep> explain(
            List<Waterfall.Flow> flows,
            Map<Tier, Money> tiers,
            WaterfallState after,
            Money carryBefore,
            Money due,
            Money cash) {
        Money zero = Money.zero(cash.currency());
        Money outlays = flows.stream()
                .filter(flow -> flow.direction() == Waterfall.Direction.CONTRIBUTION)
                .map(Waterfall.Flow::amount)
                .reduce(zero, Money::plus);
        List<TraceStep> steps = new ArrayList<>();
        Money capital = tiers.getOrDefault(Tier.CAPITAL, zero);
        Money left = cash.minus(capital);
        steps.add(new TraceStep(
                Text.of(
                                "已实现及核销项目的成本与分摊费用共 {0}，累计返还 {1}",
                                "Realised and written-off deals cost {0} with their part of the fees; returned so far {1}")
                        .with(outlays.plain(), after.paid(Tier.CAPITAL).plain()),
                after.paid(Tier.CAPITAL),
                capital,
                left));
        Money carry = tiers.getOrDefault(Tier.CATCH_UP_CARRY, zero).plus(tiers.getOrDefault(Tier.SPLIT_CARRY, zero));
        left = left.minus(carry);
        steps.add(new TraceStep(
                Text.of(
                                "已实现项目组合累计应得业绩报酬 {0}，此前已付 {1}，本次应付 {2}",
                                "The pool of realised deals has earned a carry of {0}; {1} was paid before, {2} is due now")
                        .with(
                                after.carry().plain(),
                                carryBefore.plain(),
                                between(due, cash).plain()),
                due,
                carry,
                left));
        steps.add(new TraceStep(
                Text.of("其余归投资人：门槛收益、追补与分成", "The rest to the investors: preferred return, catch-up and split"),
                left,
                left,
                zero));
        return List.copyOf(steps);
    }
}
