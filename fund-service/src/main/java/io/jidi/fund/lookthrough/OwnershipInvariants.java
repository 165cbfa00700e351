package io.jidi.fund.lookthrough;

import io.jidi.fund.ledger.InvariantSource;
import io.jidi.fund.ledger.Verification;
import io.jidi.fund.lookthrough.OwnershipGraph.Graph;
import io.jidi.fund.lookthrough.OwnershipGraph.Kind;
import io.jidi.fund.lookthrough.OwnershipGraph.Node;
import io.jidi.fund.lookthrough.rules.Fraction;
import io.jidi.fund.lookthrough.rules.Ownership;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** V11 and V14 of fund.md 7.3: nobody holds more than all, no owner owns itself, and from below is from above. */
@ApplicationScoped
class OwnershipInvariants implements InvariantSource {

    private static final Text MOST = Text.of("持股合计不超过 100%", "Nobody holds more than all of anything");
    private static final Text BOTH_WAYS = Text.of(
            "政府出资占比自下而上等于自上而下，且无循环持有", "The government's share from below is that from above, and nobody owns itself");

    private final OwnershipGraph graph;
    private final Sql sql;
    private final Clock clock;

    OwnershipInvariants(OwnershipGraph graph, Sql sql, Clock clock) {
        this.graph = graph;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Map<String, Text> computes() {
        return Map.of("V11", MOST, "V14", BOTH_WAYS);
    }

    /** On every day on which who owns what has changed; the same finding is told once, with the first day it was so. */
    @Override
    public List<Verification.Breach> computed() {
        Map<String, Verification.Breach> breaches = new LinkedHashMap<>();
        for (LocalDate day : days()) {
            for (Verification.Breach breach : on(day)) {
                breaches.putIfAbsent(breach.invariant() + breach.object(), breach);
            }
        }
        return List.copyOf(breaches.values());
    }

    private List<LocalDate> days() {
        List<LocalDate> days = new ArrayList<>(sql.list(
                "select distinct j.effective_date from journal j join journal_line l on l.journal_id = j.id"
                        + " where l.account = '9001' order by j.effective_date",
                row -> row.getObject(1, LocalDate.class)));
        days.add(LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE));
        return days;
    }

    private List<Verification.Breach> on(LocalDate day) {
        Graph all = graph.on(day);
        Ownership.Decision decision = all.decision();
        if (decision instanceof Ownership.Circle circle) {
            String path = String.join(" → ", circle.path());
            return List.of(breach("V14", BOTH_WAYS, "", path, Text.of("循环持有", "owners in a circle"), day));
        }
        if (decision instanceof Ownership.Excess excess) {
            return List.of(exceeded(all, excess.held(), excess.sum(), day));
        }
        Ownership ownership = ((Ownership.Sound) decision).ownership();
        List<Verification.Breach> breaches = fromAboveIsFromBelow(all, ownership, day);
        ownership.exceeded().forEach((held, sum) -> breaches.add(exceeded(all, held, sum, day)));
        return breaches;
    }

    private static Verification.Breach exceeded(Graph all, String held, Fraction sum, LocalDate day) {
        Text found = Text.of("合计持有 {0}", "{0} is held").with(sum);
        return breach("V11", MOST, code(all, held), object(all, held), found, day);
    }

    private static Verification.Breach breach(
            String id, Text title, String fund, String object, Text found, LocalDate day) {
        Text since = Text.of(found.zh() + "（" + day + "）", found.en() + " (" + day + ")");
        return new Verification.Breach(id, fund, null, object, Verification.reason(title, since));
    }

    private static String code(Graph all, String key) {
        Node node = all.nodes().get(key);
        return node == null || node.kind() != Kind.FUND || node.code() == null ? "" : node.code();
    }

    /** Firms may share a name. */
    private static String object(Graph all, String key) {
        Node node = all.nodes().get(key);
        return node != null && node.kind() == Kind.ENTERPRISE ? "target " + node.code() : all.name(key);
    }

    private static List<Verification.Breach> fromAboveIsFromBelow(Graph all, Ownership ownership, LocalDate day) {
        Map<String, Fraction> fromAbove = new HashMap<>();
        for (Node source : all.nodes().values()) {
            if (ownership.holdersOf(source.key()).isEmpty()
                    && ownership
                            .governmentIn(source.key())
                            .filter(Fraction.ONE::equals)
                            .isPresent()) {
                ownership.ownedBy(source.key()).forEach((held, share) -> fromAbove.merge(held, share, Fraction::plus));
            }
        }
        List<Verification.Breach> breaches = new ArrayList<>();
        for (Node node : all.nodes().values()) {
            Fraction above = fromAbove.getOrDefault(node.key(), Fraction.ZERO);
            ownership
                    .governmentIn(node.key())
                    .filter(below -> !ownership.holdersOf(node.key()).isEmpty() && !below.equals(above))
                    .ifPresent(below -> breaches.add(breach(
                            "V14",
                            BOTH_WAYS,
                            code(all, node.key()),
                            object(all, node.key()),
                            Text.of("自下而上 {0}，自上而下 {1}", "{0} from below, {1} from above")
                                    .with(below, above),
                            day)));
        }
        return breaches;
    }
}
