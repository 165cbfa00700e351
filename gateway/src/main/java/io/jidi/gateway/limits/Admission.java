package io.jidi.gateway.limits;

import io.jidi.gateway.limits.rules.AdaptiveLimit;
import io.jidi.gateway.limits.rules.AdaptiveLimit.Sign;
import io.jidi.gateway.limits.rules.Circuit;
import io.jidi.gateway.limits.rules.Lane;
import io.jidi.gateway.limits.rules.RetryBudget;
import io.jidi.gateway.upstream.Upstream;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Lets a request through to its service or turns it away at once: rather a quick no than a queue that only grows. */
@Singleton
public class Admission {

    private static final Duration COME_BACK = Duration.ofSeconds(1);
    // Made once: who is asked too much must refuse cheaply.
    private static final Problem FULL = PlatformProblem.UNAVAILABLE
            .problem("服务繁忙，请稍后重试", "Too busy at the moment; try again")
            .retryAfter(COME_BACK);
    private static final Problem OPEN = PlatformProblem.UNAVAILABLE.problem().retryAfter(COME_BACK);

    private final Map<Upstream, Guard> guards = new EnumMap<>(Upstream.class);
    private final MeterRegistry registry;

    Admission(Limits limits, MeterRegistry registry) {
        this.registry = registry;
        for (Upstream upstream : Upstream.values()) {
            Guard guard = new Guard(
                    upstream.serviceName(),
                    new AdaptiveLimit(
                            limits.leastPerService(),
                            limits.firstPerService(),
                            limits.connectionsPerService() + limits.waitingPerService(),
                            limits.slow(),
                            System.nanoTime()),
                    new Circuit(),
                    new RetryBudget());
            guards.put(upstream, guard);
            registry.gauge(
                    "jidi.edge.limit",
                    io.micrometer.core.instrument.Tags.of("service", guard.name),
                    guard,
                    g -> g.limit.limit());
            registry.gauge(
                    "jidi.edge.in.flight",
                    io.micrometer.core.instrument.Tags.of("service", guard.name),
                    guard,
                    g -> g.limit.inFlight());
        }
    }

    private record Guard(String name, AdaptiveLimit limit, Circuit circuit, RetryBudget retries) {}

    /**
     * Lets a request in.
     *
     * @throws Problem 503 with the time to come back
     */
    public Ticket enter(Upstream upstream, Lane lane) {
        Guard guard = guards.get(upstream);
        if (guard == null) {
            throw new IllegalStateException("no guard for " + upstream);
        }
        if (!guard.limit.enter(lane)) {
            turnedAway(guard, lane, "full");
            throw FULL;
        }
        long now = System.nanoTime();
        if (!guard.circuit.lets(now)) {
            guard.limit.leave(Sign.NOTHING, now, now);
            turnedAway(guard, lane, "open");
            throw OPEN;
        }
        guard.retries.attempt();
        return new Ticket(guard, lane, now);
    }

    private void turnedAway(Guard guard, Lane lane, String reason) {
        registry.counter("jidi.edge.refused", "service", guard.name, "lane", lane.name(), "reason", reason)
                .increment();
    }

    /** A request that was let in. Exactly one of its ends is told; more are ignored. Used on one event loop only. */
    public final class Ticket {

        private final Guard guard;
        private final Lane lane;
        private final long began;
        private boolean over;

        private Ticket(Guard guard, Lane lane, long began) {
            this.guard = guard;
            this.lane = lane;
            this.began = began;
        }

        /** The head of the answer is there. */
        public void answered(int status) {
            long now = System.nanoTime();
            if (end(sign(status), now)) {
                guard.circuit.answered(now);
            }
        }

        /** The service could not be reached or said nothing in time. */
        public void silent() {
            long now = System.nanoTime();
            if (end(Sign.REFUSED, now)) {
                guard.circuit.silent(now);
            }
        }

        /** The sender went away or sent what could not be passed on: nothing is learned of the service. */
        public void abandoned() {
            end(Sign.NOTHING, System.nanoTime());
        }

        /** Whether a second attempt may be made. */
        public boolean mayRetry() {
            return !over && guard.circuit.state() == Circuit.State.CLOSED && guard.retries.spend();
        }

        private Sign sign(int status) {
            if (status == 503 || status == 429) {
                return Sign.REFUSED;
            }
            return lane.tellsCongestion() ? Sign.ANSWERED : Sign.NOTHING;
        }

        private boolean end(Sign sign, long now) {
            if (over) {
                return false;
            }
            over = true;
            guard.limit.leave(sign, began, now);
            return true;
        }
    }
}
