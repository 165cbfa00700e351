package io.jidi.fund.distribution.rules;

import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the carry gives back (fund.md 3.4). At the end of the fund: the larger of what was paid above its rate and what the
 * investors miss to their hurdle. Before that, where the terms say so: what was paid above what has been earned by then. In
 * both cases never more, all clawbacks together, than the carry after tax. Escrow pays first.
 */
public final class Clawback {

    private Clawback() {}

    /**
     * What the carry has had.
     *
     * @param paid all carry ever paid (G), escrow included, not negative
     * @param returned what went back of it before, at most {@code paid}
     * @param taxRate tax that the carry has borne, 0 to 1
     */
    public record Carry(Money paid, Money returned, BigDecimal taxRate) {
        public Carry {
            if (taxRate.signum() < 0 || taxRate.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("a tax rate is between 0 and 1: " + taxRate);
            }
            if (returned.isNegative() || returned.compareTo(paid) > 0) {
                throw new IllegalArgumentException("no more goes back than was paid: " + returned + " of " + paid);
            }
        }

        /** What may still go back: the carry after tax, less what went back already. */
        Money limit() {
            Money afterTax = Money.rounded(paid.amount().multiply(BigDecimal.ONE.subtract(taxRate)), paid.currency());
            return notNegative(afterTax.minus(returned));
        }

        private Money kept() {
            return paid.minus(returned);
        }
    }

    /**
     * What is due.
     *
     * @param excess carry kept above what it has earned; zero if there is none
     * @param shortfall what the investors miss to their hurdle; zero before the end
     * @param limit what may still go back
     */
    public record Result(Money excess, Money shortfall, Money limit, Money due) {}

    /**
     * At the end of a fund.
     *
     * @param profit all distributions less all contributions of the carry-bearing pool; negative for a loss
     * @param shortfall of the investors on that day ({@link #shortfall})
     */
    public static Result atTheEnd(Carry carry, BigDecimal carryRate, Money profit, Money shortfall) {
        BigDecimal allowed = carryRate.multiply(profit.amount().max(BigDecimal.ZERO));
        Money excess = Money.rounded(carry.kept().amount().subtract(allowed).max(BigDecimal.ZERO), profit.currency());
        return result(carry, excess, shortfall);
    }

    /** Before the end, against the carry that has been earned by then. */
    public static Result interim(Carry carry, Money earned) {
        return result(carry, notNegative(carry.kept().minus(earned)), Money.zero(earned.currency()));
    }

    private static Result result(Carry carry, Money excess, Money shortfall) {
        Money wanted = excess.compareTo(shortfall) >= 0 ? excess : shortfall;
        return new Result(excess, shortfall, carry.limit(), smaller(wanted, carry.limit()));
    }

    /**
     * What the investors miss to their hurdle on a day, by what they really received.
     *
     * @param contributions of the carry-bearing pool, not empty
     * @param received what its investors got of distributions and of earlier clawbacks, each on its day
     */
    public static Money shortfall(
            WaterfallTerms terms, List<Waterfall.Flow> contributions, List<Waterfall.Flow> received, LocalDate day) {
        List<Waterfall.Flow> flows = new ArrayList<>(contributions);
        received.forEach(flow -> flows.add(Waterfall.Flow.carryBack(flow.day(), flow.amount())));
        return Waterfall.run(terms, flows).end().accrued(terms, day).shortfall();
    }

    /**
     * One receiver of carry.
     *
     * @param kept what it received and did not give back
     * @param escrow what is still held back of that
     */
    public record Holder(Money kept, Money escrow) {}

    /** What one receiver gives back; together at most what it kept. */
    public record Debt(UUID partner, Money fromEscrow, Money owed) {}

    /** Splits what is due over the receivers by what they kept, largest remainder; each one's escrow pays first. */
    public static List<Debt> split(Money due, Map<UUID, Holder> holders) {
        if (due.isZero()) {
            return List.of();
        }
        Map<UUID, BigDecimal> weights = new TreeMap<>();
        holders.forEach((partner, holder) -> {
            if (holder.kept().isPositive()) {
                weights.put(partner, holder.kept().amount());
            }
        });
        List<Debt> debts = new ArrayList<>();
        new TreeMap<>(Allocation.largestRemainder(due, weights)).forEach((partner, part) -> {
            Money escrow = holders.containsKey(partner) ? holders.get(partner).escrow() : part.minus(part);
            Money fromEscrow = smaller(part, escrow);
            if (part.isPositive()) {
                debts.add(new Debt(partner, fromEscrow, part.minus(fromEscrow)));
            }
        });
        return debts;
    }

    /**
     * Which tiers the money leaves and where it goes: the split before the catch-up, and to the investors what they miss of
     * capital and preferred return first. Together zero.
     *
     * @param paid what each tier was really paid
     * @param pool where the pool stands: what each tier should have
     */
    public static Map<Tier, Money> tiers(Money due, Map<Tier, Money> paid, WaterfallState pool) {
        Money zero = Money.zero(due.currency());
        Map<Tier, Money> tiers = new EnumMap<>(Tier.class);
        Money split = smaller(due, notNegative(paid.getOrDefault(Tier.SPLIT_CARRY, zero)));
        put(tiers, Tier.SPLIT_CARRY, split.negated());
        put(tiers, Tier.CATCH_UP_CARRY, due.minus(split).negated());
        Money left = due;
        for (Tier tier : List.of(Tier.CAPITAL, Tier.PREFERRED)) {
            Money should = tier == Tier.CAPITAL ? pool.paid(tier).plus(pool.unreturned()) : pool.paid(tier);
            Money part = smaller(left, notNegative(should.minus(paid.getOrDefault(tier, zero))));
            put(tiers, tier, part);
            left = left.minus(part);
        }
        put(tiers, Tier.SPLIT_INVESTOR, left);
        return tiers;
    }

    private static void put(Map<Tier, Money> tiers, Tier tier, Money amount) {
        if (!amount.isZero()) {
            tiers.put(tier, amount);
        }
    }

    private static Money notNegative(Money amount) {
        return amount.isNegative() ? Money.zero(amount.currency()) : amount;
    }

    private static Money smaller(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
