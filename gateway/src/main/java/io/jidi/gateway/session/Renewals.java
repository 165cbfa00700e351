package io.jidi.gateway.session;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A page asks for many things at once, all with the same cookie, and a refresh token may be good only once: the first request
 * spends it, the others take part in what it got. Helps within one gateway; several need an issuer that allows a reuse.
 */
final class Renewals {

    /** So long requests with the old cookie may still be under way. */
    private static final Duration ECHO = Duration.ofSeconds(30);

    private record Renewal(Future<Session> session, Instant until) {}

    private final Clock clock;
    private final Map<String, Renewal> renewals = new ConcurrentHashMap<>();

    Renewals(Clock clock) {
        this.clock = clock;
    }

    Future<Session> once(String refreshToken, Supplier<Future<Session>> renewal) {
        Instant now = clock.instant();
        renewals.values().removeIf(one -> one.until().isBefore(now));
        return renewals.computeIfAbsent(refreshToken, unseen -> new Renewal(renewal.get(), now.plus(ECHO)))
                .session();
    }
}
