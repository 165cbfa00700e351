package io.jidi.enterprise.cultivation;

import io.jidi.platform.leader.JobThread;
import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Works through the runs of cultivation, one replica at a time, oldest first. */
@Singleton
public class CultivationWorker {

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
        leader = JobThread.start(sql, service + "-cultivation", work);
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }
}
