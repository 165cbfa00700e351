package io.jidi.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.gateway.upstream.Upstream;
import io.jidi.testkit.Seeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditPagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-11-29T00:00:00Z");

    @Test
    void pagesOfAnySizeGiveEveryEntryOnceNewestFirst() {
        Seeded.cases(200, seeded -> {
            Map<Upstream, List<JsonNode>> all = new EnumMap<>(Upstream.class);
            for (Upstream upstream : Upstream.values()) {
                all.put(upstream, entries(upstream, seeded));
            }
            int size = (int) seeded.number(1, 20);
            List<JsonNode> got = new ArrayList<>();
            AuditPages.Places at = AuditPages.Places.newest();
            while (at != null) {
                AuditPages.Page page = AuditPages.merged(lanes(all, at, size), at, size);
                got.addAll(page.items());
                at = page.next() == null
                        ? null
                        : AuditPages.Places.of(page.next().text());
            }
            assertThat(got)
                    .hasSize(all.values().stream().mapToInt(List::size).sum())
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(Comparator.comparing((JsonNode entry) ->
                                    Instant.parse(entry.path("at").asText()))
                            .reversed());
        });
    }

    /** As a service answers: behind the place, at most so many, and whether there are more. */
    private static List<AuditPages.Lane> lanes(Map<Upstream, List<JsonNode>> all, AuditPages.Places at, int size) {
        List<AuditPages.Lane> lanes = new ArrayList<>();
        all.forEach((upstream, entries) -> {
            String behind = at.behind().get(upstream);
            int from = 0;
            while (behind != null
                    && !entries.get(from++).path("position").asText().equals(behind)) {
                // On to the next.
            }
            int until = Math.min(entries.size(), from + size);
            lanes.add(new AuditPages.Lane(upstream, entries.subList(from, until), until < entries.size()));
        });
        return lanes;
    }

    private static List<JsonNode> entries(Upstream upstream, Seeded seeded) {
        int count = (int) seeded.number(0, 40);
        List<JsonNode> entries = new ArrayList<>();
        Instant at = START;
        for (int i = 0; i < count; i++) {
            // Equal instants too: within a service and between services.
            at = at.minusSeconds(seeded.number(0, 2));
            entries.add(JSON.createObjectNode()
                    .put("position", at + "_" + (1_000 - i))
                    .put("service", upstream.serviceName())
                    .put("at", at.toString()));
        }
        return entries;
    }
}
