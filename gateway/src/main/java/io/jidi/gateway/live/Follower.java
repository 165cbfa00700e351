package io.jidi.gateway.live;

import io.jidi.gateway.upstream.Upstream;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Follows one service's feed from its head on behalf of all clients, for as long as the process lives. */
final class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);

    /** The most that a service gives at once. */
    private static final int PAGE = 500;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A service that answers "nothing" at once, instead of waiting, is asked no more often than this. */
    private static final Duration SHORTEST_ROUND = Duration.ofMillis(100);

    private final Upstream upstream;
    private final Feeds feeds;
    private final RecentEvents recent;
    private final Audiences audiences;
    private final Duration wait;
    private final Vertx vertx;
    private final Clock clock;
    private final LiveMeters meters;

    private volatile long at = Positions.UNKNOWN;
    private volatile @Nullable Instant awaySince;
    private volatile boolean stopped;
    private int failures;

    Follower(
            Upstream upstream,
            Feeds feeds,
            RecentEvents recent,
            Audiences audiences,
            Duration wait,
            Vertx vertx,
            Clock clock,
            LiveMeters meters) {
        this.upstream = upstream;
        this.feeds = feeds;
        this.recent = recent;
        this.audiences = audiences;
        this.wait = wait;
        this.vertx = vertx;
        this.clock = clock;
        this.meters = meters;
    }

    /** Asks, takes, and asks again. */
    void follow() {
        if (stopped) {
            return;
        }
        long asked = System.nanoTime();
        boolean first = at == Positions.UNKNOWN;
        // After the largest position there is nothing: the answer is only where the feed ends. After a failure the
        // question does not wait for news, so that the return is noticed at once.
        var answer = first
                ? feeds.read(upstream, Long.MAX_VALUE, 1, Duration.ZERO)
                : feeds.read(upstream, at, PAGE, failures == 0 ? wait : Duration.ZERO);
        answer.onSuccess(page -> {
                    met();
                    if (first) {
                        begin(page.head());
                    } else {
                        take(page);
                    }
                    boolean hasty =
                            !first && page.entries().isEmpty() && System.nanoTime() - asked < SHORTEST_ROUND.toNanos();
                    again(hasty ? SHORTEST_ROUND : Duration.ZERO);
                })
                .onFailure(this::missed);
    }

    void stop() {
        stopped = true;
    }

    /** Since when the service's feed cannot be read; empty while it can. */
    Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince);
    }

    private void begin(long head) {
        at = head;
        recent.begin(upstream, head);
        audiences.tellAll();
    }

    private void take(FeedPage page) {
        if (page.entries().isEmpty() && page.head() < at) {
            LOG.errorf("the feed of %s ends at %d, it was read up to %d: it began anew", upstream, page.head(), at);
            at = page.head();
            recent.reset(upstream, page.head());
            audiences.tellAll();
            return;
        }
        for (FeedEntry entry : page.entries()) {
            recent.append(entry);
            at = entry.position();
        }
        if (!page.entries().isEmpty()) {
            audiences.tell();
        }
    }

    private void met() {
        failures = 0;
        if (awaySince != null) {
            awaySince = null;
            LOG.infof("the feed of %s is read again", upstream.serviceName());
        }
    }

    private void missed(Throwable failure) {
        meters.followerFailed(upstream);
        if (awaySince == null) {
            awaySince = clock.instant();
            LOG.warnf("the feed of %s cannot be read: %s", upstream.serviceName(), failure.getMessage());
        }
        long ceiling = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures++, 10));
        again(Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1)));
    }

    private void again(Duration pause) {
        if (pause.isZero()) {
            vertx.runOnContext(now -> follow());
        } else {
            vertx.setTimer(pause.toMillis(), late -> follow());
        }
    }
}
