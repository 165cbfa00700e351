package io.jidi.fund.distribution.rules;

import static io.jidi.fund.distribution.rules.Tier.CAPITAL;
import static io.jidi.fund.distribution.rules.Tier.CATCH_UP_CARRY;
import static io.jidi.fund.distribution.rules.Tier.CATCH_UP_INVESTOR;
import static io.jidi.fund.distribution.rules.Tier.PREFERRED;
import static io.jidi.fund.distribution.rules.Tier.SPLIT_CARRY;
import static io.jidi.fund.distribution.rules.Tier.SPLIT_INVESTOR;

import io.jidi.fund.fund.rules.Compounding;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The sharing machine of fund.md 3.4 over one pool of money that bears carry: a whole fund, one deal, or the pool of
 * realised deals. Deterministic; every amount comes from the flows alone.
 */
public final class Waterfall {

    private Waterfall() {}

    /** Money in or out of the pool; the amount is above zero. */
    public record Flow(LocalDate day, Direction direction, Money amount) {
        public Flow {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("a flow is above zero; its direction says which way: " + amount);
            }
        }

        public static Flow contribution(LocalDate day, Money amount) {
            return new Flow(day, Direction.CONTRIBUTION, amount);
        }

        public static Flow carryBack(LocalDate day, Money amount) {
            return new Flow(day, Direction.CARRY_BACK, amount);
        }

        public static Flow distribution(LocalDate day, Money amount) {
            return new Flow(day, Direction.DISTRIBUTION, amount);
        }
    }

    /** On one day money comes in before it goes out, and carry goes back after that. */
    public enum Direction {
        CONTRIBUTION,
        DISTRIBUTION,
        /** Carry that its receiver gave back to the investors. */
        CARRY_BACK
    }

    /**
     * One distribution through the tiers.
     *
     * @param tiers every tier of the pool, in order, zero where it got nothing; together the cash, to the fen
     * @param before accrued to the day
     */
    public record Split(
            LocalDate day,
            Money cash,
            Map<Tier, Money> tiers,
            WaterfallState before,
            WaterfallState after,
            List<TraceStep> trace) {

        /** Carried interest in this distribution. */
        public Money carry() {
            return tiers.entrySet().stream()
                    .filter(line -> line.getKey().isCarry())
                    .map(Map.Entry::getValue)
                    .reduce(Money.zero(cash.currency()), Money::plus);
        }

        /** What the investors get in this distribution. */
        public Money investors() {
            return cash.minus(carry());
        }
    }

    /** All distributions of a life, and where the pool stands after the last flow. */
    public record Run(List<Split> splits, WaterfallState end) {}

    /**
     * Runs a whole life.
     *
     * @param flows at least one, in any order, one currency; those of one day count in before out
     * @throws IllegalArgumentException for no flows or mixed currencies
     */
    public static Run run(WaterfallTerms terms, List<Flow> flows) {
        List<Flow> ordered = flows.stream()
                .sorted(Comparator.comparing(Flow::day)
                        .thenComparing(Flow::direction)
                        .thenComparing(Flow::amount))
                .toList();
        if (ordered.isEmpty()) {
            throw new IllegalArgumentException("a waterfall needs at least one flow");
        }
        WaterfallState state = WaterfallState.start(
                ordered.get(0).day(), ordered.get(0).amount().currency());
        List<Split> splits = new ArrayList<>();
        for (Flow flow : ordered) {
            switch (flow.direction()) {
                case CONTRIBUTION -> state = state.contributed(terms, flow.day(), flow.amount());
                case CARRY_BACK -> state = state.carryBack(terms, flow.day(), flow.amount());
                case DISTRIBUTION -> {
                    Split split = distribute(terms, state, flow.day(), flow.amount());
                    splits.add(split);
                    state = split.after();
                }
            }
        }
        return new Run(List.copyOf(splits), state);
    }

    /**
     * One distribution.
     *
     * @param state as after the last flow before it
     * @param cash above zero
     */
    static Split distribute(WaterfallTerms terms, WaterfallState state, LocalDate day, Money cash) {
        WaterfallState now = state.accrued(terms, day);
        Owed owed = Owed.of(terms, now, cash.amount());
        Map<Tier, BigDecimal> exact = new EnumMap<>(Tier.class);
        owed.lines.forEach((tier, amount) -> exact.put(tier, now.owed(tier).add(amount, Compounding.PRECISION)));
        Map<Tier, Money> tiers = FenCut.cut(cash, owed.lines, exact, now);
        Map<Tier, Money> paid = new EnumMap<>(Tier.class);
        tiers.forEach((tier, amount) -> paid.put(tier, now.paid(tier).plus(amount)));
        WaterfallState after = new WaterfallState(
                day, now.unreturned().minus(tiers.getOrDefault(CAPITAL, cash)), owed.hurdleAfter, exact, paid);
        return new Split(day, cash, tiers, now, after, Explanation.of(terms, now, cash, tiers, owed.catchUpNeed));
    }

    /** What each tier is owed of one distribution, exactly. */
    private record Owed(Map<Tier, BigDecimal> lines, BigDecimal catchUpNeed, BigDecimal hurdleAfter) {

        static Owed of(WaterfallTerms terms, WaterfallState now, BigDecimal cash) {
            BigDecimal unreturned = now.unreturned().amount();
            // Under look-back the account may be below the capital of a late call: capital still comes back first.
            BigDecimal first = cash.min(now.hurdle().max(unreturned));
            BigDecimal capital = first.min(unreturned);
            BigDecimal preferred = first.subtract(capital);
            BigDecimal rest = cash.subtract(first);

            BigDecimal need = catchUpNeed(terms, now, preferred);
            BigDecimal catchUp = rest.min(need);
            BigDecimal catchUpCarry = terms.catchUpRate().multiply(catchUp, Compounding.PRECISION);
            BigDecimal catchUpInvestor = catchUp.subtract(catchUpCarry);
            rest = rest.subtract(catchUp);

            BigDecimal splitCarry = terms.carryRate().multiply(rest, Compounding.PRECISION);
            BigDecimal splitInvestor = rest.subtract(splitCarry);

            Map<Tier, BigDecimal> lines = new EnumMap<>(Tier.class);
            lines.put(CAPITAL, capital);
            lines.put(PREFERRED, preferred);
            lines.put(CATCH_UP_CARRY, catchUpCarry);
            lines.put(CATCH_UP_INVESTOR, catchUpInvestor);
            lines.put(SPLIT_INVESTOR, splitInvestor);
            lines.put(SPLIT_CARRY, splitCarry);
            BigDecimal hurdle = now.hurdle()
                    .subtract(first)
                    .subtract(catchUpInvestor)
                    .subtract(splitInvestor)
                    .round(Compounding.PRECISION);
            return new Owed(
                    lines,
                    need,
                    terms.account() == WaterfallTerms.Account.TIER_ACCOUNT ? hurdle.max(BigDecimal.ZERO) : hurdle);
        }

        /** k·P/(c−k) less the catch-up so far. */
        private static BigDecimal catchUpNeed(WaterfallTerms terms, WaterfallState now, BigDecimal preferred) {
            if (!terms.hasCatchUp()) {
                return BigDecimal.ZERO;
            }
            return terms.carryRate()
                    .multiply(now.owed(PREFERRED).add(preferred))
                    .divide(terms.catchUpRate().subtract(terms.carryRate()), Compounding.PRECISION)
                    .subtract(now.owed(CATCH_UP_CARRY).add(now.owed(CATCH_UP_INVESTOR)))
                    .max(BigDecimal.ZERO);
        }
    }
}
