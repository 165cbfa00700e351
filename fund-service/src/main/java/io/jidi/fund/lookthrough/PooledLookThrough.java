package io.jidi.fund.lookthrough;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundPools;
import io.jidi.fund.lookthrough.LookThroughView.Share;
import io.jidi.fund.lookthrough.OwnershipGraph.Graph;
import io.jidi.fund.lookthrough.OwnershipGraph.Kind;
import io.jidi.fund.lookthrough.OwnershipGraph.Node;
import io.jidi.fund.lookthrough.rules.Fraction;
import io.jidi.fund.lookthrough.rules.Ownership;
import io.jidi.fund.lookthrough.rules.Ownership.Holding;
import io.jidi.fund.lookthrough.rules.Ownership.Tier;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Several funds looked through as one: whose money came into the pool from outside it, and what the pool holds of each
 * enterprise. Money that one fund of the pool gives to another is counted once.
 */
@ApplicationScoped
class PooledLookThrough {

    private final FundPools pools;
    private final OwnershipGraph graph;

    PooledLookThrough(FundPools pools, OwnershipGraph graph) {
        this.pools = pools;
        this.graph = graph;
    }

    /**
     * What comes from one tier.
     *
     * @param amount in the pool's currency, to the fen; all tiers together are what was committed from outside
     */
    public record TierMoney(Tier tier, Money amount, Share share) {}

    /**
     * An enterprise that a fund of the pool holds directly.
     *
     * @param share of it that all funds of the pool hold together
     * @param governmentShare the government's part of the whole enterprise, through every holder that is known; null where
     *     {@code exceeded}
     * @param exceeded how much of it all together hold, where that is more than all of it (V11); null otherwise
     */
    public record Held(
            @Nullable String creditCode,
            String name,
            Share share,
            @Nullable Share governmentShare,
            @Nullable Share exceeded) {}

    /**
     * One pool.
     *
     * @param key of what the pool is made by; {@code -} for funds without one
     * @param funds codes
     * @param committed to the funds of the pool by partners outside it
     * @param within committed by funds of the pool to others of it
     * @param governmentShare of {@code committed}; null while nobody has committed
     */
    public record Pool(
            String key,
            String currency,
            List<String> funds,
            Money committed,
            Money within,
            List<TierMoney> money,
            @Nullable Share governmentShare,
            List<Held> enterprises) {}

    /** The pools of all funds that the caller sees; funds of different currencies are never in one. */
    List<Pool> of(FundPools.By by, LocalDate day) {
        Graph all = graph.on(day);
        Ownership ownership = LookThrough.sound(all);
        Map<String, List<Fund>> pooled = new TreeMap<>();
        for (Fund fund : pools.visible()) {
            pooled.computeIfAbsent(fund.currency() + "/" + by.key(fund), key -> new ArrayList<>())
                    .add(fund);
        }
        List<Pool> result = new ArrayList<>();
        pooled.forEach((key, funds) -> result.add(pool(all, ownership, key.substring(key.indexOf('/') + 1), funds)));
        return result;
    }

    private static Pool pool(Graph all, Ownership ownership, String key, List<Fund> funds) {
        String currency = funds.get(0).currency();
        Set<String> members = new HashSet<>();
        funds.forEach(fund -> members.add(OwnershipGraph.key(fund.id())));
        Map<Tier, Fraction> tiers = new EnumMap<>(Tier.class);
        Fraction outside = Fraction.ZERO;
        Fraction within = Fraction.ZERO;
        Map<String, Fraction> held = new LinkedHashMap<>();
        for (Fund fund : funds) {
            String node = OwnershipGraph.key(fund.id());
            Fraction total = Fraction.of(all.committed().getOrDefault(node, BigDecimal.ZERO), BigDecimal.ONE);
            for (Holding holding : ownership.holdersOf(node)) {
                Fraction amount = total.times(holding.share());
                if (members.contains(holding.holder())) {
                    within = within.plus(amount);
                } else {
                    outside = outside.plus(amount);
                    ownership
                            .moneyIn(holding.holder())
                            .forEach((tier, share) -> tiers.merge(tier, amount.times(share), Fraction::plus));
                }
            }
            for (Holding holding : ownership.heldBy(node)) {
                held.merge(holding.held(), holding.share(), Fraction::plus);
            }
        }
        Money committed = money(outside, currency);
        return new Pool(
                key,
                currency,
                funds.stream().map(Fund::code).toList(),
                committed,
                money(within, currency),
                tierMoney(committed, tiers, outside),
                outside.compareTo(Fraction.ZERO) == 0
                        ? null
                        : Share.of(government(tiers).over(outside)),
                enterprises(all, ownership, held));
    }

    private static List<TierMoney> tierMoney(Money committed, Map<Tier, Fraction> tiers, Fraction outside) {
        if (outside.compareTo(Fraction.ZERO) == 0) {
            return List.of();
        }
        Map<Tier, BigDecimal> weights = new EnumMap<>(Tier.class);
        tiers.forEach((tier, amount) -> weights.put(tier, amount.ratio(FINE)));
        Map<Tier, Money> parts = Allocation.largestRemainder(committed, weights);
        return tiers.entrySet().stream()
                .map(tier -> new TierMoney(
                        tier.getKey(),
                        parts.getOrDefault(tier.getKey(), Money.zero(committed.currency())),
                        Share.of(tier.getValue().over(outside))))
                .toList();
    }

    /** Digits of weights, far below a fen. */
    private static final int FINE = 20;

    private static Fraction government(Map<Tier, Fraction> tiers) {
        return tiers.entrySet().stream()
                .filter(tier -> tier.getKey().isGovernment())
                .map(Map.Entry::getValue)
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    private static List<Held> enterprises(Graph all, Ownership ownership, Map<String, Fraction> held) {
        List<Held> enterprises = new ArrayList<>();
        held.forEach((key, share) -> {
            Node node = all.nodes().get(key);
            if (node != null && node.kind() == Kind.ENTERPRISE) {
                enterprises.add(new Held(
                        node.code(),
                        node.name(),
                        Share.of(share),
                        Share.government(ownership, key),
                        Share.exceeded(ownership, key)));
            }
        });
        return enterprises;
    }

    private static Money money(Fraction amount, String currency) {
        return Money.rounded(amount.ratio(FINE), currency);
    }
}
