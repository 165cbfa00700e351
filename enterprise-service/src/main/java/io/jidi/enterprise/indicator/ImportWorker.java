package io.jidi.enterprise.indicator;

import io.jidi.platform.leader.JobThread;
import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Works through the long imports, one replica at a time, oldest first. */
@Singleton
public class ImportWorker {

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
        leader = JobThread.start(sql, service + "-imports", work);
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }
}
