package io.jidi.gateway.live;

import io.jidi.gateway.upstream.Upstream;
import io.jidi.platform.problem.PlatformProblem;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of the merged feeds. Each service's events keep their order; between services the earlier event comes first
 * where both are at hand. What the caller may not see is passed over but moves the cursor.
 */
final class PullFeed {

    /** Entries read at once from one service: the most it gives. */
    private static final int STRETCH = 500;

    /** A caller with a narrow scope may need many entries for few events; after so many rounds the page is given as it is. */
    private static final int ROUNDS = 10;

    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private static final class Lane {
        private long at;
        private boolean atEnd;
        private boolean away;
        private final Deque<FeedEntry> read = new ArrayDeque<>();

        boolean needsReading() {
            return read.isEmpty() && !atEnd && !away;
        }
    }

    /**
     * A page.
     *
     * @param next where the next page begins; equal to where this one began when there is nothing more
     * @param missing services that could not be asked, whose events will come later
     */
    record Page(List<FeedEntry> entries, Positions next, List<Upstream> missing) {}

    private final Feeds feeds;
    private final EventFilter filter;
    private final int limit;
    private final Map<Upstream, Lane> lanes = new EnumMap<>(Upstream.class);
    private final List<FeedEntry> found = new ArrayList<>();

    private PullFeed(Feeds feeds, EventFilter filter, int limit) {
        this.feeds = feeds;
        this.filter = filter;
        this.limit = limit;
    }

    /**
     * @param start unknown positions mean now: the page is empty and its {@code next} is now
     * @return failed with a problem: 400 for a cursor beyond the feed, 503 when no service or no "now" can be had
     */
    static Future<Page> read(Feeds feeds, EventFilter filter, Positions start, int limit) {
        PullFeed feed = new PullFeed(feeds, filter, limit);
        for (Upstream upstream : Upstream.values()) {
            Lane lane = new Lane();
            lane.at = start.of(upstream);
            feed.lanes.put(upstream, lane);
        }
        return start.isComplete() ? feed.round(1) : feed.now();
    }

    private Future<Page> now() {
        return Future.all(lanes.entrySet().stream()
                        .map(lane -> feeds.read(lane.getKey(), Long.MAX_VALUE, 1, Duration.ZERO)
                                .onSuccess(page -> lane.getValue().at = page.head()))
                        .toList())
                .map(all -> page())
                .recover(away -> Future.failedFuture(
                        PlatformProblem.UNAVAILABLE.problem().retryAfter(COME_BACK)));
    }

    private Future<Page> round(int number) {
        List<Future<Void>> reads = lanes.entrySet().stream()
                .filter(lane -> lane.getValue().needsReading())
                .map(lane -> read(lane.getKey(), lane.getValue()))
                .toList();
        return Future.all(reads).compose(all -> {
            if (lanes.values().stream().allMatch(lane -> lane.away)) {
                return Future.failedFuture(PlatformProblem.UNAVAILABLE.problem().retryAfter(COME_BACK));
            }
            merge();
            boolean more = lanes.values().stream().anyMatch(Lane::needsReading);
            return more && found.size() < limit && number < ROUNDS ? round(number + 1) : Future.succeededFuture(page());
        });
    }

    private Future<Void> read(Upstream upstream, Lane lane) {
        return feeds.read(upstream, lane.at, STRETCH, Duration.ZERO)
                .otherwise(away -> {
                    lane.away = true;
                    return new FeedPage(List.of(), Long.MAX_VALUE);
                })
                .compose(page -> {
                    if (page.head() < lane.at) {
                        return Future.failedFuture(Cursors.invalid());
                    }
                    lane.read.addAll(page.entries());
                    lane.atEnd = page.entries().size() < STRETCH;
                    return Future.succeededFuture();
                });
    }

    /** Goes on while every service that may have more is at hand, so that the earlier event comes first. */
    private void merge() {
        while (found.size() < limit && lanes.values().stream().noneMatch(Lane::needsReading)) {
            Lane earliest = earliest();
            if (earliest == null) {
                return;
            }
            FeedEntry entry = earliest.read.removeFirst();
            earliest.at = entry.position();
            if (filter.passes(entry)) {
                found.add(entry);
            }
        }
    }

    private @Nullable Lane earliest() {
        Lane earliest = null;
        for (Lane lane : lanes.values()) {
            FeedEntry mine = lane.read.peekFirst();
            FeedEntry best = earliest == null ? null : earliest.read.peekFirst();
            if (mine != null && (best == null || mine.time().isBefore(best.time()))) {
                earliest = lane;
            }
        }
        return earliest;
    }

    private Page page() {
        Positions next = Positions.unknown();
        List<Upstream> missing = new ArrayList<>();
        for (Map.Entry<Upstream, Lane> lane : lanes.entrySet()) {
            next = next.with(lane.getKey(), lane.getValue().at);
            if (lane.getValue().away) {
                missing.add(lane.getKey());
            }
        }
        return new Page(List.copyOf(found), next, missing);
    }
}
