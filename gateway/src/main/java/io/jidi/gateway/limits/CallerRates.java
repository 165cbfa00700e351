package io.jidi.gateway.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How many requests a caller, an application and an address without a good token may send in a minute. Each gateway counts
 * for itself: with two of them a caller may have twice as many.
 */
@Singleton
public class CallerRates {

    /** Of the caller and its application the one that is nearer to its end. */
    public record Standing(String policy, long quota, long remaining, Duration untilFull, Optional<Duration> comeBack) {

        static final Duration WINDOW = Duration.ofMinutes(1);

        /** Draft RateLimit header fields (draft-ietf-httpapi-ratelimit-headers-10). */
        public String policyField() {
            return "\"" + policy + "\";q=" + quota + ";w=" + WINDOW.toSeconds();
        }

        public String limitField() {
            return "\"" + policy + "\";r=" + remaining + ";t=" + untilFull.toSeconds();
        }
    }

    private static final int MOST = 50_000;

    private final Limits limits;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    @jakarta.inject.Inject
    CallerRates(Limits limits) {
        this(limits, TimeMeter.SYSTEM_NANOTIME);
    }

    CallerRates(Limits limits, TimeMeter time) {
        this.limits = limits;
        this.time = time;
    }

    /** Counts one request; it may go unless {@link Standing#comeBack()} says when to try again. */
    public Standing take(String caller, String application) {
        Standing app = take("app", application, limits.appRequests());
        if (app.comeBack().isPresent()) {
            return app;
        }
        Standing own = take("caller", caller, limits.callerRequests());
        return own.comeBack().isPresent() || own.remaining() <= app.remaining() ? own : app;
    }

    /** Counts a token that was refused, and says whether the address sent too many; checking signatures costs time. */
    public Standing refusedToken(String address) {
        return take("refused", address, limits.refusedTokens());
    }

    private Standing take(String policy, String who, long quota) {
        ConsumptionProbe probe = bucket(policy + ' ' + who, quota).tryConsumeAndReturnRemaining(1);
        Optional<Duration> comeBack = probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(TimeUnit.SECONDS.toNanos(1), probe.getNanosToWaitForRefill())));
        return new Standing(
                policy,
                quota,
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()).plusMillis(999),
                comeBack);
    }

    private Bucket bucket(String key, long quota) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    key,
                    absent -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, Standing.WINDOW))
                            .withCustomTimePrecision(time)
                            .build());
        }
    }
}
