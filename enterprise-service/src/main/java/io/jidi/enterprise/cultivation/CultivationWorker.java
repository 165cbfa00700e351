package io.jidi.enterprise.cultivation;

import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.problem.DatabaseFault;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Works through the runs of cultivation, one replica at a time, oldest first. */
@Singleton
public class CultivationWorker {

    private static final Logger LOG = Logger.getLogger(CultivationWorker.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** A block that fails so often fails for ever; what was kept of the blocks before stays. */
    private static final int MOST_ATTEMPTS = 5;

    private final Sql sql;
    private final CultivationWork work;
    private final String service;
    private @Nullable LeaderThread leader;

    CultivationWorker(
            Sql sql, CultivationWork work, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sql = sql;
        this.work = work;
        this.service = service;
    }

    void start(@Observes StartupEvent ready) {
        leader = LeaderThread.start(sql, service + "-cultivation", term -> {
            while (term.goesOn()) {
                Optional<CultivationRuns.Open> run = work.next();
                if (run.isEmpty() || !did(run.get())) {
                    Thread.sleep(PAUSE.toMillis());
                }
            }
        });
    }

    private boolean did(CultivationRuns.Open run) {
        try {
            work.doBlock(run);
            return true;
        } catch (RuntimeException failure) {
            if (DatabaseFault.isUnavailable(failure)) {
                throw failure;
            }
            if (!DatabaseFault.isRepeatable(failure)) {
                LOG.warnf(failure, "run %s: a block failed", run.view().id());
                work.failed(run, MOST_ATTEMPTS, failure.getClass().getSimpleName());
            }
            return false;
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }
}
