package io.jidi.enterprise.policy;

import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Works through the runs over the population on one replica at a time: one after another, so that each has both cores. */
@Singleton
public class PolicyWorker {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Sql sql;
    private final PolicyWork work;
    private final String service;
    private @Nullable LeaderThread leader;

    PolicyWorker(Sql sql, PolicyWork work, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sql = sql;
        this.work = work;
        this.service = service;
    }

    void start(@Observes StartupEvent ready) {
        leader = LeaderThread.start(sql, service + "-policy-runs", term -> {
            while (term.goesOn()) {
                if (!work.next(term)) {
                    Thread.sleep(PAUSE.toMillis());
                }
            }
        });
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }
}
