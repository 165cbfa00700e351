package io.jidi.gateway.identity;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's keys, held in memory. They are fetched on a worker thread: at start, every ten minutes, and when a token
 * names a key that is not known. If the issuer is away the known keys stay in force.
 */
@Singleton
public class IssuerKeys {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final Duration RENEWAL = Duration.ofMinutes(10);

    /** Tokens with invented key ids must not become requests to the issuer. */
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final KeySource source;
    private volatile Map<String, VerificationKey> keys = Map.of();
    private volatile Runnable onChange = () -> {};
    private @Nullable Future<Void> running;
    private long lastFetch = System.nanoTime() - SHORTEST_INTERVAL.toNanos();

    IssuerKeys(Vertx vertx, @ConfigProperty(name = "mp.jwt.verify.publickey.location") String location) {
        this.vertx = vertx;
        this.source = new KeySource(location);
    }

    void start(@Observes StartupEvent started) {
        fetch();
        vertx.setPeriodic(RENEWAL.toMillis(), tick -> fetch());
    }

    void onChange(Runnable action) {
        onChange = action;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The key of that id; a key set with one key, or one without ids, also answers a token that names none. */
    @Nullable
    VerificationKey find(@Nullable String id) {
        Map<String, VerificationKey> known = keys;
        VerificationKey named = id == null ? null : known.get(id);
        if (named != null) {
            return named;
        }
        VerificationKey unnamed = known.get(KeySource.ANY);
        if (unnamed == null && id == null && known.size() == 1) {
            return known.values().iterator().next();
        }
        return unnamed;
    }

    /** Fetches the keys unless that was done a moment ago; never fails, for the known keys stay. */
    Future<Void> fetchIfDue() {
        synchronized (this) {
            if (running == null && System.nanoTime() - lastFetch < SHORTEST_INTERVAL.toNanos()) {
                return Future.succeededFuture();
            }
        }
        return fetch();
    }

    private synchronized Future<Void> fetch() {
        if (running != null) {
            return running;
        }
        lastFetch = System.nanoTime();
        Promise<Void> done = Promise.promise();
        running = done.future();
        vertx.executeBlocking(source::load, false).onComplete(loaded -> {
            if (loaded.succeeded()) {
                accept(loaded.result());
            } else {
                LOG.warnf(
                        "the keys of the issuer cannot be fetched: %s",
                        loaded.cause().getMessage());
            }
            synchronized (this) {
                running = null;
            }
            done.complete();
        });
        return done.future();
    }

    private void accept(Map<String, VerificationKey> loaded) {
        boolean changed = !loaded.equals(keys);
        keys = Map.copyOf(loaded);
        if (changed) {
            LOG.infof("the issuer signs with %d keys", loaded.size());
            onChange.run();
        }
    }
}
