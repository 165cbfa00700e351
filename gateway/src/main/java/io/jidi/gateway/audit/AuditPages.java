package io.jidi.gateway.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.gateway.upstream.InternalQuestions;
import io.jidi.gateway.upstream.Upstream;
import io.jidi.gateway.upstream.UpstreamAway;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Merges one page out of the services' lists: each gives as many entries as the page has, so the newest of all are among them.
 * A service that is away would leave a hole that no one sees in a list of acts, so there is no page without it.
 */
@Singleton
class AuditPages {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration COME_BACK = Duration.ofSeconds(2);
    private static final String NONE = "-";

    private final InternalQuestions questions;
    private final ObjectMapper json;

    AuditPages(InternalQuestions questions, ObjectMapper json) {
        this.questions = questions;
        this.json = json;
    }

    /** Behind which entry of each service the next page begins. */
    record Places(Map<Upstream, String> behind) {

        static Places newest() {
            return new Places(Map.of());
        }

        /** A service that came after the token was made is read from its newest entry. */
        static Places of(String text) {
            String[] parts = text.split(",");
            Map<Upstream, String> behind = new EnumMap<>(Upstream.class);
            for (Upstream upstream : Upstream.values()) {
                if (upstream.ordinal() < parts.length && !parts[upstream.ordinal()].equals(NONE)) {
                    behind.put(upstream, parts[upstream.ordinal()]);
                }
            }
            return new Places(behind);
        }

        String text() {
            StringJoiner text = new StringJoiner(",");
            for (Upstream upstream : Upstream.values()) {
                text.add(behind.getOrDefault(upstream, NONE));
            }
            return text.toString();
        }
    }

    /**
     * A page.
     *
     * @param next null on the last page
     */
    record Page(List<JsonNode> items, @Nullable Places next) {}

    /** What one service gave, newest first; {@code more} when it has older ones. */
    record Lane(Upstream upstream, List<JsonNode> items, boolean more) {}

    /**
     * Reads a page as the caller: each service decides again whether he may.
     *
     * @param query filters, each beginning with {@code &}
     * @return failed with a problem: 400 or 403 when a service says so, 503 when one is away
     */
    Future<Page> read(String query, Places start, int pageSize, String authorization) {
        List<Future<Lane>> lanes = new ArrayList<>();
        for (Upstream upstream : Upstream.values()) {
            String behind = start.behind().get(upstream);
            String target =
                    "/internal/audit/entries?pageSize=" + pageSize + query + (behind == null ? "" : "&after=" + behind);
            lanes.add(
                    questions.asCaller(upstream, target, authorization, ANSWER).map(body -> lane(upstream, body)));
        }
        return Future.all(lanes)
                .map(all -> merged(lanes.stream().map(Future::result).toList(), start, pageSize))
                .recover(failure -> Future.failedFuture(problem(failure)));
    }

    private Lane lane(Upstream upstream, Buffer body) {
        try {
            JsonNode page = json.readTree(body.getBytes());
            if (!page.path("items").isArray()) {
                throw new UpstreamAway(upstream, 200, null);
            }
            List<JsonNode> items = new ArrayList<>();
            page.path("items").forEach(items::add);
            return new Lane(upstream, items, page.path("nextPageToken").isTextual());
        } catch (IOException e) {
            throw new UncheckedIOException(upstream.serviceName() + " answered no page", e);
        }
    }

    static Page merged(List<Lane> lanes, Places start, int pageSize) {
        Map<Upstream, String> behind = new EnumMap<>(Upstream.class);
        behind.putAll(start.behind());
        int[] taken = new int[Upstream.values().length];
        List<JsonNode> items = new ArrayList<>();
        Lane newest = newest(lanes, taken);
        while (newest != null && items.size() < pageSize) {
            JsonNode item = newest.items().get(taken[newest.upstream().ordinal()]++);
            behind.put(newest.upstream(), item.path("position").asText());
            items.add(item);
            newest = newest(lanes, taken);
        }
        boolean more = newest != null || lanes.stream().anyMatch(Lane::more);
        return new Page(items, more ? new Places(behind) : null);
    }

    private static @Nullable Lane newest(List<Lane> lanes, int[] taken) {
        Lane newest = null;
        Instant best = Instant.MIN;
        for (Lane lane : lanes) {
            int next = taken[lane.upstream().ordinal()];
            if (next < lane.items().size()) {
                Instant at = Instant.parse(lane.items().get(next).path("at").asText());
                if (newest == null || at.isAfter(best)) {
                    newest = lane;
                    best = at;
                }
            }
        }
        return newest;
    }

    private static Problem problem(Throwable failure) {
        int status = failure instanceof UpstreamAway away ? away.status() : 0;
        return switch (status) {
            case 400 -> PlatformProblem.INVALID_PARAMETER.problem();
            case 401 -> PlatformProblem.UNAUTHENTICATED.problem();
            case 403 -> PlatformProblem.FORBIDDEN.problem();
            default ->
                PlatformProblem.UNAVAILABLE
                        .problem(
                                "有服务暂不可用，审计记录会不完整，请稍后重试", "A service is away and the list would have a hole; try again")
                        .retryAfter(COME_BACK);
        };
    }
}
