package io.jidi.gateway.live;

import io.jidi.gateway.upstream.Upstream;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The followers, the recent events and the open streams of this process. */
@Singleton
public class LiveHub {

    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final Feeds feeds;
    private final LiveSettings settings;
    private final RecentEvents recent;
    private final Audiences audiences;
    private final Map<Upstream, Follower> followers = new EnumMap<>(Upstream.class);
    private final Map<LiveStream, String> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> perCaller = new ConcurrentHashMap<>();
    private volatile boolean draining;

    LiveHub(Feeds feeds, LiveSettings settings, LiveMeters meters, Vertx vertx, Clock clock) {
        this.feeds = feeds;
        this.settings = settings;
        this.recent = new RecentEvents(settings.recentEvents(), settings.recentBytes());
        this.audiences = new Audiences(recent);
        for (Upstream upstream : Upstream.values()) {
            followers.put(
                    upstream,
                    new Follower(upstream, feeds, recent, audiences, settings.followWait(), vertx, clock, meters));
        }
        meters.watch(open.keySet());
    }

    void start(@Observes StartupEvent started) {
        followers.values().forEach(Follower::follow);
    }

    /** Open streams would hold the process up until the last moment; their clients resume elsewhere. */
    void drain(@Observes ShutdownDelayInitiatedEvent begun) {
        closeAll();
    }

    void stop(@Observes ShutdownEvent stopping) {
        followers.values().forEach(Follower::stop);
        closeAll();
    }

    /** Since when a service's feed cannot be read; empty while it can. */
    public Optional<Instant> awaySince(Upstream upstream) {
        return Optional.ofNullable(followers.get(upstream)).flatMap(Follower::awaySince);
    }

    RecentEvents recent() {
        return recent;
    }

    Audiences audiences() {
        return audiences;
    }

    Feeds feeds() {
        return feeds;
    }

    /**
     * Takes a place for a stream.
     *
     * @throws Problem 503 when this process has no room or is going, 429 when the caller has too many open
     */
    void admit(String callerId) {
        if (draining || open.size() >= settings.streams()) {
            throw PlatformProblem.UNAVAILABLE.problem().retryAfter(COME_BACK);
        }
        if (perCaller.merge(callerId, 1, Integer::sum) > settings.streamsPerCaller()) {
            release(callerId);
            throw PlatformProblem.TOO_MANY_REQUESTS
                    .problem(
                            "同一用户最多同时打开 " + settings.streamsPerCaller() + " 个事件流",
                            "At most " + settings.streamsPerCaller() + " open streams per user")
                    .retryAfter(COME_BACK);
        }
    }

    /** Gives the place back when the stream did not come to be. */
    void release(String callerId) {
        perCaller.computeIfPresent(callerId, (id, count) -> count == 1 ? null : count - 1);
    }

    void opened(LiveStream stream, String callerId) {
        open.put(stream, callerId);
        stream.wake();
    }

    void gone(LiveStream stream) {
        String callerId = open.remove(stream);
        if (callerId != null) {
            release(callerId);
        }
    }

    int openStreams() {
        return open.size();
    }

    private void closeAll() {
        draining = true;
        open.keySet().forEach(LiveStream::dismiss);
    }
}
