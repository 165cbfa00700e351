package io.jidi.fund.lookthrough;

import io.jidi.fund.ledger.InvariantSource;
import io.jidi.fund.ledger.Verification;
import io.jidi.fund.lookthrough.OwnershipGraph.Graph;
import io.jidi.fund.lookthrough.OwnershipGraph.Node;
import io.jidi.fund.lookthrough.rules.Fraction;
import io.jidi.fund.lookthrough.rules.Ownership;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** V11 and V14 of fund.md 7.3: nobody holds more than all, no owner owns itself, and from below is from above. */
@ApplicationScoped
class OwnershipInvariants implements InvariantSource {

    private final OwnershipGraph graph;
    private final Clock clock;

    OwnershipInvariants(OwnershipGraph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    @Override
    public List<Verification.Breach> computed() {
        Graph all = graph.on(LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE));
        Ownership.Decision decision = all.decision();
        if (decision instanceof Ownership.Circle circle) {
            return List.of(new Verification.Breach("V14", "", String.join(" → ", circle.path()), "owners in a circle"));
        }
        if (decision instanceof Ownership.Excess excess) {
            return List.of(new Verification.Breach("V11", "", all.name(excess.held()), excess.sum() + " is held"));
        }
        return fromAboveIsFromBelow(all, ((Ownership.Sound) decision).ownership());
    }

    private static List<Verification.Breach> fromAboveIsFromBelow(Graph all, Ownership ownership) {
        Map<String, Fraction> fromAbove = new HashMap<>();
        for (Node source : all.nodes().values()) {
            if (ownership.holdersOf(source.key()).isEmpty()
                    && ownership.governmentIn(source.key()).equals(Fraction.ONE)) {
                ownership.ownedBy(source.key()).forEach((held, share) -> fromAbove.merge(held, share, Fraction::plus));
            }
        }
        List<Verification.Breach> breaches = new ArrayList<>();
        for (Node node : all.nodes().values()) {
            Fraction below = ownership.governmentIn(node.key());
            Fraction above = fromAbove.getOrDefault(node.key(), Fraction.ZERO);
            if (!ownership.holdersOf(node.key()).isEmpty() && !below.equals(above)) {
                breaches.add(new Verification.Breach(
                        "V14", "", node.name(), below + " from below, " + above + " from above"));
            }
        }
        return breaches;
    }
}
