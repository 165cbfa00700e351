package io.jidi.fund.lookthrough.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who holds how much of whom, with no circle in it: guidance fund, mother fund, sub-fund, enterprise, and everybody who pays
 * into a fund. Answers how much of anything a holder owns through all layers, and whose money it is in the end.
 */
public final class Ownership {

    /** Whose money, in the end (the government's by tier). */
    public enum Tier {
        NATIONAL,
        PROVINCE,
        CITY,
        COUNTY,
        /** Not the government's. */
        OTHER;

        public boolean isGovernment() {
            return this != OTHER;
        }
    }

    /**
     * A direct holding.
     *
     * @param share of {@code held}, above zero and at most one
     */
    public record Holding(String holder, String held, Fraction share) {
        public Holding {
            if (share.compareTo(Fraction.ZERO) <= 0 || share.compareTo(Fraction.ONE) > 0) {
                throw new IllegalArgumentException(
                        "a share is above zero and at most one: " + holder + " holds " + share + " of " + held);
            }
        }
    }

    /** What came of putting the holdings together. */
    public sealed interface Decision permits Sound, Circle, Excess {}

    /** They can be looked through. */
    public record Sound(Ownership ownership) implements Decision {}

    /**
     * They go round in a circle.
     *
     * @param path from one of them to itself, each holding the next
     */
    public record Circle(List<String> path) implements Decision {}

    /** More than all of something is held that holds others itself (V11): nothing below it can be told. */
    public record Excess(String held, Fraction sum) implements Decision {}

    private final Map<String, List<Holding>> byHeld;
    private final Map<String, List<Holding>> byHolder;
    private final Map<String, Tier> tiers;
    private final Map<String, Fraction> exceeded;
    private final Map<String, Map<Tier, Fraction>> money = new HashMap<>();

    private Ownership(
            Map<String, List<Holding>> byHeld,
            Map<String, List<Holding>> byHolder,
            Map<String, Tier> tiers,
            Map<String, Fraction> exceeded) {
        this.byHeld = byHeld;
        this.byHolder = byHolder;
        this.tiers = tiers;
        this.exceeded = exceeded;
    }

    /**
     * Puts the holdings together. Something that holds nothing itself may be held more than all: the stakes on record are
     * then of different days, and only whose money is in it is unknown; all others go on.
     *
     * @param holdings the same holder may hold the same thing more than once
     * @param tiers of those whom nobody holds; who is not named is {@link Tier#OTHER}
     */
    public static Decision decide(List<Holding> holdings, Map<String, Tier> tiers) {
        Map<String, List<Holding>> byHeld = new LinkedHashMap<>();
        Map<String, List<Holding>> byHolder = new LinkedHashMap<>();
        for (Holding holding : holdings) {
            byHeld.computeIfAbsent(holding.held(), held -> new ArrayList<>()).add(holding);
            byHolder.computeIfAbsent(holding.holder(), holder -> new ArrayList<>())
                    .add(holding);
        }
        Map<String, Fraction> exceeded = new LinkedHashMap<>();
        for (Map.Entry<String, List<Holding>> one : byHeld.entrySet()) {
            Fraction sum = one.getValue().stream().map(Holding::share).reduce(Fraction.ZERO, Fraction::plus);
            if (sum.compareTo(Fraction.ONE) > 0) {
                if (byHolder.containsKey(one.getKey())) {
                    return new Excess(one.getKey(), sum);
                }
                exceeded.put(one.getKey(), sum);
            }
        }
        Optional<List<String>> circle = circle(byHolder);
        if (circle.isPresent()) {
            return new Circle(circle.get());
        }
        return new Sound(new Ownership(byHeld, byHolder, Map.copyOf(tiers), exceeded));
    }

    /** Depth first; a node met again while it is still being followed closes a circle. Without recursion: chains may be long. */
    private static Optional<List<String>> circle(Map<String, List<Holding>> byHolder) {
        Set<String> done = new LinkedHashSet<>();
        for (String start : byHolder.keySet()) {
            Map<String, Integer> next = new LinkedHashMap<>();
            List<String> path = new ArrayList<>();
            if (!done.contains(start)) {
                path.add(start);
                next.put(start, 0);
            }
            while (!path.isEmpty()) {
                String at = path.get(path.size() - 1);
                List<Holding> below = byHolder.getOrDefault(at, List.of());
                int index = next.getOrDefault(at, 0);
                if (index == below.size()) {
                    done.add(at);
                    path.remove(path.size() - 1);
                    next.remove(at);
                    continue;
                }
                next.put(at, index + 1);
                String held = below.get(index).held();
                if (next.containsKey(held)) {
                    List<String> found = new ArrayList<>(path.subList(path.indexOf(held), path.size()));
                    found.add(held);
                    return Optional.of(List.copyOf(found));
                }
                if (!done.contains(held)) {
                    path.add(held);
                    next.put(held, 0);
                }
            }
        }
        return Optional.empty();
    }

    /** What is held more than all (V11), with how much of it that is. */
    public Map<String, Fraction> exceeded() {
        return Collections.unmodifiableMap(exceeded);
    }

    /** Direct holders of something. */
    public List<Holding> holdersOf(String held) {
        return Collections.unmodifiableList(byHeld.getOrDefault(held, List.of()));
    }

    /** What somebody holds directly. */
    public List<Holding> heldBy(String holder) {
        return Collections.unmodifiableList(byHolder.getOrDefault(holder, List.of()));
    }

    /**
     * How much of everything below it a holder owns through all layers: the sum over all paths of the product of the shares.
     * The holder itself is not in it.
     */
    public Map<String, Fraction> ownedBy(String holder) {
        Map<String, Fraction> owned = new LinkedHashMap<>();
        owned.put(holder, Fraction.ONE);
        for (String node : below(holder)) {
            Fraction share = owned.getOrDefault(node, Fraction.ZERO);
            for (Holding holding : heldBy(node)) {
                owned.merge(holding.held(), share.times(holding.share()), Fraction::plus);
            }
        }
        owned.remove(holder);
        return owned;
    }

    /**
     * Whose money something is, looked at from below: through its holders, their holders, and so on. Adds up to one; empty
     * for what is {@link #exceeded}.
     */
    public Map<Tier, Fraction> moneyIn(String node) {
        if (exceeded.containsKey(node)) {
            return Map.of();
        }
        Map<Tier, Fraction> known = money.get(node);
        if (known != null) {
            return known;
        }
        // From the top down to the node, so that every holder is known before what it holds.
        for (String above : above(node)) {
            money.computeIfAbsent(above, this::moneyOfHolders);
        }
        return money.getOrDefault(node, Map.of());
    }

    private Map<Tier, Fraction> moneyOfHolders(String node) {
        Map<Tier, Fraction> sums = new EnumMap<>(Tier.class);
        List<Holding> holders = holdersOf(node);
        if (holders.isEmpty()) {
            sums.put(tiers.getOrDefault(node, Tier.OTHER), Fraction.ONE);
            return sums;
        }
        Fraction rest = Fraction.ONE;
        for (Holding holding : holders) {
            rest = rest.minus(holding.share());
            money.getOrDefault(holding.holder(), Map.of())
                    .forEach((tier, share) -> sums.merge(tier, share.times(holding.share()), Fraction::plus));
        }
        if (rest.compareTo(Fraction.ZERO) > 0) {
            sums.merge(Tier.OTHER, rest, Fraction::plus);
        }
        return sums;
    }

    /** The government's part of something, all tiers together; empty for what is {@link #exceeded}. */
    public Optional<Fraction> governmentIn(String node) {
        if (exceeded.containsKey(node)) {
            return Optional.empty();
        }
        return Optional.of(moneyIn(node).entrySet().stream()
                .filter(one -> one.getKey().isGovernment())
                .map(Map.Entry::getValue)
                .reduce(Fraction.ZERO, Fraction::plus));
    }

    /** The node and everything below it, each after all that hold it. */
    private List<String> below(String start) {
        return ordered(start, true);
    }

    /** Everything above the node and the node, each after all that hold it. */
    private List<String> above(String start) {
        List<String> order = ordered(start, false);
        Collections.reverse(order);
        return order;
    }

    /** Reverse of the order in which a depth first walk leaves the nodes. */
    private List<String> ordered(String start, boolean down) {
        List<String> left = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>(List.of(start));
        List<String> path = new ArrayList<>(List.of(start));
        Map<String, Integer> next = new HashMap<>();
        while (!path.isEmpty()) {
            String at = path.get(path.size() - 1);
            List<Holding> neighbours = down ? heldBy(at) : holdersOf(at);
            int index = next.getOrDefault(at, 0);
            if (index == neighbours.size()) {
                left.add(at);
                path.remove(path.size() - 1);
                continue;
            }
            next.put(at, index + 1);
            String neighbour =
                    down ? neighbours.get(index).held() : neighbours.get(index).holder();
            if (seen.add(neighbour)) {
                path.add(neighbour);
            }
        }
        Collections.reverse(left);
        return left;
    }
}
