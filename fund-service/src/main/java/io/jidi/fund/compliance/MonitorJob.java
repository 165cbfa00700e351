package io.jidi.fund.compliance;

import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the monitors once on every business day, and when the service starts, on one replica at a time. */
@Singleton
public class MonitorJob {

    private static final Logger LOG = Logger.getLogger(MonitorJob.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Sql sql;
    private final Monitors monitors;
    private final String service;
    private final boolean enabled;
    private @Nullable LeaderThread leader;
    private LocalDate done = LocalDate.MIN;

    MonitorJob(
            Sql sql,
            Monitors monitors,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "jidi.compliance.monitors.enabled", defaultValue = "true") boolean enabled) {
        this.sql = sql;
        this.monitors = monitors;
        this.service = service;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent ready) {
        if (enabled) {
            leader = LeaderThread.repeat(sql, service + "-compliance-monitors", PAUSE, this::look);
        }
    }

    private boolean look() {
        LocalDate today = monitors.today();
        if (today.equals(done)) {
            return false;
        }
        long began = System.nanoTime();
        Optional<Monitors.Run> run = monitors.run();
        done = today;
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        run.ifPresent(one -> LOG.infof("looked at %d funds, %d changed in %d ms", one.funds(), one.changed(), millis));
        return true;
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }
}
