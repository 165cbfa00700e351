package io.jidi.exchange.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.jidi.exchange.application.Platform;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Token buckets per platform, and per platform and data set for snapshots (project-library.md 4.7 A13). */
@Singleton
public class Rates {

    /** A platform has one bucket for requests and one per data set; a changed limit begins a new one. */
    private record Key(String appId, String purpose, int limit) {}

    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * What is left of a limit.
     *
     * @param window in seconds
     * @param reset until it is full again, in seconds
     */
    public record Standing(int limit, long window, long remaining, long reset) {

        /** draft-ietf-httpapi-ratelimit-headers. */
        public String policyField() {
            return "\"default\";q=" + limit + ";w=" + window;
        }

        public String limitField() {
            return "\"default\";r=" + remaining + ";t=" + reset;
        }
    }

    /** @throws io.jidi.platform.problem.Problem 429 */
    public Standing request(Platform platform) {
        return take(new Key(platform.appId(), "", platform.requestsPerMinute()), Duration.ofMinutes(1));
    }

    /** @throws io.jidi.platform.problem.Problem 429 */
    public void snapshot(Platform platform, String dataSet) {
        take(new Key(platform.appId(), dataSet, platform.snapshotsPerHour()), Duration.ofHours(1));
    }

    private Standing take(Key key, Duration window) {
        Bucket bucket = buckets.computeIfAbsent(
                key,
                fresh -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(fresh.limit())
                                .refillGreedy(fresh.limit(), window)
                                .build())
                        .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw PlatformProblem.TOO_MANY_REQUESTS
                    .problem()
                    .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
        return new Standing(
                key.limit(),
                window.toSeconds(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()).toSeconds());
    }
}
