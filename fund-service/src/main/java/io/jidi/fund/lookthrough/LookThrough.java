package io.jidi.fund.lookthrough;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.lookthrough.LookThroughView.Share;
import io.jidi.fund.lookthrough.LookThroughView.TierShare;
import io.jidi.fund.lookthrough.OwnershipGraph.Graph;
import io.jidi.fund.lookthrough.OwnershipGraph.Node;
import io.jidi.fund.lookthrough.rules.Fraction;
import io.jidi.fund.lookthrough.rules.Ownership;
import io.jidi.fund.lookthrough.rules.Ownership.Holding;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.DataScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks through one fund for the caller. The shares are those of the whole graph; named are only those whom the caller may
 * know: what stands directly above or below a fund in the caller's scope.
 */
@ApplicationScoped
class LookThrough {

    private final OwnershipGraph graph;
    private final CallContext context;

    LookThrough(OwnershipGraph graph, CallContext context) {
        this.graph = graph;
        this.context = context;
    }

    LookThroughView of(Fund fund, LocalDate day) {
        Graph all = graph.on(day);
        Ownership ownership = sound(all);
        String key = OwnershipGraph.key(fund.id());
        Map<String, Fraction> below = ownership.ownedBy(key);
        return new LookThroughView(
                fund.id(),
                day,
                ownership.moneyIn(key).entrySet().stream()
                        .map(one -> new TierShare(one.getKey(), Share.of(one.getValue())))
                        .toList(),
                Share.government(ownership, key),
                nodes(
                        all,
                        ownership,
                        steps(all, key, ownership::holdersOf, Holding::holder),
                        above -> ownership.ownedBy(above).getOrDefault(key, Fraction.ZERO)),
                nodes(
                        all,
                        ownership,
                        steps(all, key, ownership::heldBy, Holding::held),
                        held -> below.getOrDefault(held, Fraction.ZERO)));
    }

    static Ownership sound(Graph all) {
        Ownership.Decision decision = all.decision();
        if (decision instanceof Ownership.Circle circle) {
            String path = circle.path().stream().map(all::name).collect(Collectors.joining(" → "));
            throw FundProblem.FUND_OWNERSHIP_CIRCLE.problem("持有关系成环：" + path, "The owners go round: " + path);
        }
        if (decision instanceof Ownership.Excess excess) {
            throw FundProblem.FUND_OWNERSHIP_EXCEEDED.problem(
                    all.name(excess.held()) + " 被持有 " + excess.sum(),
                    excess.sum() + " of " + all.name(excess.held()) + " is held");
        }
        return ((Ownership.Sound) decision).ownership();
    }

    /** How many steps away each is; goes on only from funds that the caller sees. */
    private Map<String, Integer> steps(
            Graph all, String start, Function<String, List<Holding>> neighbours, Function<Holding, String> other) {
        Map<String, Integer> steps = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        steps.put(start, 0);
        while (!open.isEmpty()) {
            String at = open.remove();
            Node node = all.nodes().get(at);
            if (node == null || !sees(node)) {
                continue;
            }
            for (Holding holding : neighbours.apply(at)) {
                String next = other.apply(holding);
                if (steps.putIfAbsent(next, steps.getOrDefault(at, 0) + 1) == null) {
                    open.add(next);
                }
            }
        }
        steps.remove(start);
        return steps;
    }

    private boolean sees(Node node) {
        DataScope scope = context.scope();
        String region = node.regionCode();
        return region != null
                && (scope.coversRegion(region)
                        || (node.code() != null && scope.funds().contains(node.code())));
    }

    private static List<LookThroughView.Node> nodes(
            Graph all, Ownership ownership, Map<String, Integer> steps, Function<String, Fraction> share) {
        List<LookThroughView.Node> nodes = new ArrayList<>();
        steps.forEach((key, layer) -> {
            Node node = all.nodes().get(key);
            if (node != null) {
                nodes.add(new LookThroughView.Node(
                        layer,
                        node.kind().name(),
                        node.code(),
                        node.name(),
                        node.tier(),
                        Share.of(share.apply(key)),
                        Share.government(ownership, key),
                        Share.exceeded(ownership, key)));
            }
        });
        return nodes;
    }
}
