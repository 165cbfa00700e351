package io.jidi.enterprise.policy;

import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the runs whose process died: they stay as failed, with the reason, and can be asked again. A run that was only slow and
 * answers after all becomes done.
 */
@Singleton
public class LostRuns {

    static final String LOST = "PROCESS_LOST";

    private static final Logger LOG = Logger.getLogger(LostRuns.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Sql sql;
    private final Clock clock;
    private final String service;
    private @Nullable LeaderThread leader;

    LostRuns(Sql sql, Clock clock, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sql = sql;
        this.clock = clock;
        this.service = service;
    }

    void start(@Observes StartupEvent ready) {
        leader = LeaderThread.repeat(sql, service + "-lost-runs", PAUSE, () -> {
            int lost = end();
            if (lost > 0) {
                LOG.warnf("%d runs over the population lost their process", lost);
            }
            return false;
        });
    }

    private int end() {
        Instant now = clock.instant();
        return sql.update(
                "update policy_run set state = 'FAILED', failure = ?, ended_at = ? where state = 'RUNNING' and beat_at < ?",
                LOST,
                now,
                now.minus(PolicyRuns.SILENCE));
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }
}
