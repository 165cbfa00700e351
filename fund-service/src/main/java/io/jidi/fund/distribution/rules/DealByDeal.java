package io.jidi.fund.distribution.rules;

import io.jidi.platform.money.Money;
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
 * realised and written-down deals: at each exit the carry is what that pool earns less what was paid already; if more was
 * paid than it earns now, the difference is an interim clawback.
 */
public final class DealByDeal {

    private static final int RATIO_SCALE = 34;

    private DealByDeal() {}

    /** Money that went into a deal: its cost, or fund fees allocated to it; above zero. */
    public record Outlay(LocalDate day, Money amount, Kind kind) {}

    /** What an outlay was for. */
    public enum Kind {
        COST,
        FEE
    }

    /**
     * An exit, whole or in part.
     *
     * @param proceeds cash to share, above zero
     * @param cost of what was sold, not negative
     */
    public record Exit(LocalDate day, Money proceeds, Money cost) {}

    /** Cost that was written down for good, above zero; a deal lost wholly is written down, not sold for nothing. */
    public record WriteDown(LocalDate day, Money cost) {}

    /** One deal's whole life; outlays are not empty. */
    public record Deal(UUID id, List<Outlay> outlays, List<Exit> exits, List<WriteDown> writeDowns) {
        public Deal {
            if (outlays.stream().noneMatch(outlay -> outlay.kind() == Kind.COST)) {
                throw new IllegalArgumentException("a deal without cost: " + id);
            }
        }

        private BigDecimal cost() {
            return outlays.stream()
                    .filter(outlay -> outlay.kind() == Kind.COST)
                    .map(outlay -> outlay.amount().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * One exit shared out.
     *
     * @param tiers every tier of the pool, zero where it got nothing; together the proceeds
     * @param poolCarry what the pool of realised deals has earned the carry by then
     * @param interimClawback carry paid before above {@code poolCarry}; zero if there is none
     */
    public record Shared(
            UUID deal, LocalDate day, Money proceeds, Map<Tier, Money> tiers, Money poolCarry, Money interimClawback) {

        /** Carry paid at this exit. */
        public Money carry() {
            return tiers.getOrDefault(Tier.CATCH_UP_CARRY, Money.zero(proceeds.currency()))
                    .plus(tiers.getOrDefault(Tier.SPLIT_CARRY, Money.zero(proceeds.currency())));
        }
    }

    /** Shares every exit in the order of its day; on one day by the deals' ids. */
    public static List<Shared> run(WaterfallTerms terms, List<Deal> deals) {
        List<Sale> sales = new ArrayList<>();
        deals.forEach(deal -> deal.exits().forEach(exit -> sales.add(new Sale(deal, exit))));
        sales.sort(Comparator.comparing((Sale sale) -> sale.exit.day())
                .thenComparing(sale -> sale.deal.id())
                .thenComparing(sale -> sale.exit.proceeds()));
        List<Shared> shared = new ArrayList<>();
        Map<Tier, Money> paid = new EnumMap<>(Tier.class);
        for (int n = 0; n < sales.size(); n++) {
            Sale sale = sales.get(n);
            List<Waterfall.Flow> pool = pool(deals, sales.subList(0, n + 1), sale.exit.day());
            WaterfallState end = Waterfall.run(terms, pool).end();
            Shared one = share(sale, end, paid);
            one.tiers().forEach((tier, amount) -> paid.merge(tier, amount, Money::plus));
            shared.add(one);
        }
        return List.copyOf(shared);
    }

    /** The deal's own waterfall, without the losses of others: what its exits alone would pay. */
    public static Waterfall.Run alone(WaterfallTerms terms, Deal deal) {
        List<Waterfall.Flow> flows = new ArrayList<>();
        deal.outlays().forEach(outlay -> flows.add(Waterfall.Flow.contribution(outlay.day(), outlay.amount())));
        deal.exits().forEach(exit -> flows.add(Waterfall.Flow.distribution(exit.day(), exit.proceeds())));
        return Waterfall.run(terms, flows);
    }

    private static Shared share(Sale sale, WaterfallState end, Map<Tier, Money> paid) {
        Money proceeds = sale.exit.proceeds();
        Money zero = Money.zero(proceeds.currency());
        Money before = paid.getOrDefault(Tier.CATCH_UP_CARRY, zero).plus(paid.getOrDefault(Tier.SPLIT_CARRY, zero));
        Money carry = between(end.carry().minus(before), proceeds);
        Money catchUp = between(gain(end, paid, Tier.CATCH_UP_CARRY), carry);
        Map<Tier, Money> tiers = new EnumMap<>(Tier.class);
        tiers.put(Tier.CATCH_UP_CARRY, catchUp);
        tiers.put(Tier.SPLIT_CARRY, carry.minus(catchUp));
        Money left = proceeds.minus(carry);
        for (Tier tier : List.of(Tier.CAPITAL, Tier.PREFERRED, Tier.CATCH_UP_INVESTOR)) {
            Money part = between(gain(end, paid, tier), left);
            tiers.put(tier, part);
            left = left.minus(part);
        }
        tiers.put(Tier.SPLIT_INVESTOR, left);
        Money over = before.minus(end.carry());
        return new Shared(
                sale.deal.id(), sale.exit.day(), proceeds, tiers, end.carry(), over.isPositive() ? over : zero);
    }

    private static Money gain(WaterfallState end, Map<Tier, Money> paid, Tier tier) {
        return end.paid(tier)
                .minus(paid.getOrDefault(tier, Money.zero(end.unreturned().currency())));
    }

    private static Money between(Money amount, Money most) {
        if (amount.isNegative()) {
            return Money.zero(amount.currency());
        }
        return amount.compareTo(most) > 0 ? most : amount;
    }

    /** What of every deal was sold or written off by the day, with its outlays on their own days and the sales so far. */
    private static List<Waterfall.Flow> pool(List<Deal> deals, List<Sale> sales, LocalDate day) {
        List<Waterfall.Flow> flows = new ArrayList<>();
        for (Deal deal : deals) {
            BigDecimal gone = BigDecimal.ZERO;
            for (Sale sale : sales) {
                gone = sale.deal.id().equals(deal.id())
                        ? gone.add(sale.exit.cost().amount())
                        : gone;
            }
            for (WriteDown down : deal.writeDowns()) {
                gone = down.day().isAfter(day) ? gone : gone.add(down.cost().amount());
            }
            addOutlays(flows, deal, gone.min(deal.cost()), day);
        }
        sales.forEach(sale -> flows.add(Waterfall.Flow.distribution(sale.exit.day(), sale.exit.proceeds())));
        return flows;
    }

    /** Cost first in, first out; fees in the proportion of the cost that is gone. */
    private static void addOutlays(List<Waterfall.Flow> flows, Deal deal, BigDecimal gone, LocalDate day) {
        BigDecimal left = gone;
        BigDecimal ratio = gone.divide(deal.cost(), RATIO_SCALE, RoundingMode.HALF_EVEN);
        List<Outlay> ordered = deal.outlays().stream()
                .sorted(Comparator.comparing(Outlay::day))
                .toList();
        for (Outlay outlay : ordered) {
            BigDecimal amount = outlay.amount().amount();
            BigDecimal part = outlay.kind() == Kind.COST ? amount.min(left) : amount.multiply(ratio);
            left = outlay.kind() == Kind.COST ? left.subtract(part) : left;
            Money money = Money.rounded(part, outlay.amount().currency());
            if (money.isPositive() && !outlay.day().isAfter(day)) {
                flows.add(Waterfall.Flow.contribution(outlay.day(), money));
            }
        }
    }

    private record Sale(Deal deal, Exit exit) {}
}
