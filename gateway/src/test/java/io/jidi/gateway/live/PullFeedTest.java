package io.jidi.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.gateway.upstream.Upstream;
import io.jidi.platform.problem.Problem;
import io.jidi.testkit.Seeded;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PullFeedTest {

    private static final EventFilter FILTER = new EventFilter(SimulatedLive.HEFEI, Set.of(), Set.of());

    private final Map<Upstream, List<FeedEntry>> feeds = new EnumMap<>(Upstream.class);
    private final Set<Upstream> away = java.util.EnumSet.noneOf(Upstream.class);
    private final Feeds source = (upstream, after, limit, wait) -> {
        if (away.contains(upstream)) {
            return Future.failedFuture("away");
        }
        List<FeedEntry> feed = feeds.getOrDefault(upstream, List.of());
        int from = (int) Math.min(after, feed.size());
        return Future.succeededFuture(
                new FeedPage(feed.subList(from, Math.min(feed.size(), from + limit)), feed.size()));
    };

    @Test
    void pagesOfAnySizeGiveEveryVisibleEventOnceAndInOrder() {
        Seeded.cases(60, seeded -> {
            feeds.clear();
            for (Upstream upstream : Upstream.values()) {
                fill(upstream, seeded.number(0, 1_300), seeded);
            }
            List<FeedEntry> got = new ArrayList<>();
            Positions at = Positions.beginning();
            while (true) {
                PullFeed.Page page = read(at, seeded.number(1, 500));
                got.addAll(page.entries());
                if (page.next().equals(at)) {
                    break;
                }
                at = page.next();
            }
            for (Upstream upstream : Upstream.values()) {
                assertThat(got.stream().filter(entry -> entry.upstream() == upstream))
                        .containsExactlyElementsOf(feeds.get(upstream).stream()
                                .filter(entry -> SimulatedLive.HEFEI.sees(entry.dataScope()))
                                .toList());
            }
        });
    }

    @Test
    void whereTwoServicesAreAtHandTheEarlierEventComesFirst() {
        Seeded.cases(1, seeded -> {
            fill(Upstream.FUND, 40, seeded);
            fill(Upstream.PROJECT, 40, seeded);
        });
        assertThat(read(Positions.beginning(), 500).entries())
                .isSortedAccordingTo(java.util.Comparator.comparing(FeedEntry::time));
    }

    @Test
    void aServiceThatIsAwayIsNamedAndItsEventsComeLater() {
        Seeded.cases(1, seeded -> {
            fill(Upstream.FUND, 3, seeded);
            fill(Upstream.PROJECT, 3, seeded);
        });
        away.add(Upstream.FUND);
        PullFeed.Page page = read(Positions.beginning(), 100);
        assertThat(page.missing()).containsExactly(Upstream.FUND);
        assertThat(page.next().of(Upstream.FUND)).isZero();
        assertThat(page.next().of(Upstream.PROJECT)).isEqualTo(3);
    }

    @Test
    void withoutACursorThePageIsEmptyAndItsCursorIsNow() {
        Seeded.cases(1, seeded -> fill(Upstream.FUND, 7, seeded));
        PullFeed.Page page = read(Positions.unknown(), 100);
        assertThat(page.entries()).isEmpty();
        assertThat(page.next()).isEqualTo(Positions.beginning().with(Upstream.FUND, 7));
    }

    @Test
    void nowCannotBeToldWhileAServiceIsAwayAndNothingWhileAllAre() {
        away.add(Upstream.FUND);
        assertThat(problem(Positions.unknown())).isEqualTo("UNAVAILABLE");
        away.addAll(Set.of(Upstream.values()));
        assertThat(problem(Positions.beginning())).isEqualTo("UNAVAILABLE");
    }

    @Test
    void aCursorBeyondTheEndIsFromAFeedThatIsNoMore() {
        assertThat(problem(Positions.beginning().with(Upstream.FUND, 1))).isEqualTo("INVALID_CURSOR");
    }

    private PullFeed.Page read(Positions at, int limit) {
        return PullFeed.read(source, FILTER, at, limit).result();
    }

    private String problem(Positions at) {
        return ((Problem) PullFeed.read(source, FILTER, at, 10).cause()).type().name();
    }

    private void fill(Upstream upstream, int count, Seeded seeded) {
        List<FeedEntry> feed = new ArrayList<>();
        for (long position = 1; position <= count; position++) {
            feed.add(SimulatedLive.entry(upstream, position, seeded.oneOf("", "region:340100", "region:340200")));
        }
        feeds.put(upstream, feed);
    }
}
