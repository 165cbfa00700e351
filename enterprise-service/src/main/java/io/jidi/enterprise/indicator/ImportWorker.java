package io.jidi.enterprise.indicator;

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

/** Works through the long imports, one replica at a time, oldest first. */
@Singleton
public class ImportWorker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** A piece that fails so often fails for ever; what was written stays and is counted. */
    private static final int MOST_ATTEMPTS = 5;

    private final Sql sql;
    private final ImportWork work;
    private final String service;
    private @Nullable LeaderThread leader;

    ImportWorker(Sql sql, ImportWork work, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sql = sql;
        this.work = work;
        this.service = service;
    }

    void start(@Observes StartupEvent ready) {
        leader = LeaderThread.start(sql, service + "-imports", term -> {
            while (term.goesOn()) {
                Optional<ImportJobs.Job> job = work.next();
                if (job.isEmpty() || !did(job.get())) {
                    Thread.sleep(PAUSE.toMillis());
                }
            }
        });
    }

    private boolean did(ImportJobs.Job job) {
        try {
            work.doPiece(job);
            return true;
        } catch (RuntimeException failure) {
            if (DatabaseFault.isUnavailable(failure)) {
                throw failure;
            }
            if (!DatabaseFault.isRepeatable(failure)) {
                LOG.warnf(failure, "import %s: a piece failed", job.id());
                work.failed(job, MOST_ATTEMPTS, failure.getClass().getSimpleName());
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
