package io.jidi.platform.event;

import io.jidi.platform.fault.Fault;
import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Gives what was committed its place in the feed, in the order of the log. The broker has no part in it: the feed grows while Kafka
 * is away. One sequencer leads per service; of two that believe so, each event is placed by one.
 */
@Singleton
class Sequencer {

    private static final Duration POLL = Duration.ofMillis(50);

    /** So long a pause after a round, so that a busy service places several events by one transaction. */
    private static final Duration ROUND = Duration.ofMillis(10);

    private final Sql sql;
    private final Clock clock;
    private final CommitSignal commits;
    private final FeedSignal feed;
    private final String service;
    private final boolean enabled;
    private @Nullable LeaderThread leader;

    Sequencer(
            Sql sql,
            Clock clock,
            CommitSignal commits,
            FeedSignal feed,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "jidi.relay.enabled", defaultValue = "true") boolean enabled) {
        this.sql = sql;
        this.clock = clock;
        this.commits = commits;
        this.feed = feed;
        this.service = service;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent ready) {
        if (enabled) {
            leader = LeaderThread.start(sql, service + "-sequencer", this::lead);
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }

    private void lead(LeaderThread.Term term) throws InterruptedException {
        PendingEvents pending = new PendingEvents(sql, clock);
        while (term.goesOn()) {
            long seen = commits.turn();
            List<Long> batch = pending.read();
            if (batch.isEmpty()) {
                commits.await(seen, POLL);
                continue;
            }
            Fault.point("sequencer.before-place");
            pending.place(batch);
            feed.wake();
            if (batch.size() < PendingEvents.BATCH) {
                Thread.sleep(ROUND.toMillis());
            }
        }
    }
}
