package io.jidi.project.telling;

import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tells what was never told, when the service starts, on one replica at a time; then it only waits for the end. */
@Singleton
class FirstTellingJob {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Sql sql;
    private final FirstTellings tellings;
    private final String service;
    private @Nullable LeaderThread leader;
    private boolean done;

    FirstTellingJob(
            Sql sql, FirstTellings tellings, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sql = sql;
        this.tellings = tellings;
        this.service = service;
    }

    void start(@Observes StartupEvent ready) {
        leader = LeaderThread.repeat(sql, service + "-first-tellings", PAUSE, this::step);
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }

    private boolean step() {
        if (done) {
            return false;
        }
        done = !tellings.step();
        return !done;
    }
}
