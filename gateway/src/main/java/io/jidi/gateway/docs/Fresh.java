package io.jidi.gateway.docs;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is fetched when it is wanted and then good for a while; those who come at once share one fetch. */
final class Fresh<T> {

    private final Supplier<Future<T>> fetch;
    private final Function<T, Duration> goodFor;
    private final Clock clock;
    private @Nullable Future<T> held;
    private Instant until = Instant.MIN;

    Fresh(Supplier<Future<T>> fetch, Function<T, Duration> goodFor, Clock clock) {
        this.fetch = fetch;
        this.goodFor = goodFor;
        this.clock = clock;
    }

    synchronized Future<T> get() {
        Future<T> known = held;
        if (known != null
                && !known.failed()
                && (!known.isComplete() || clock.instant().isBefore(until))) {
            return known;
        }
        Future<T> fetched = fetch.get().onSuccess(this::keep);
        held = fetched;
        return fetched;
    }

    private synchronized void keep(T value) {
        until = clock.instant().plus(goodFor.apply(value));
    }
}
