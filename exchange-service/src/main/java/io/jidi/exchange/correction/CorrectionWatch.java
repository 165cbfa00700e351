package io.jidi.exchange.correction;

import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks every second for corrections that the data has overtaken, on one replica. */
@Singleton
class CorrectionWatch {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SupersededCorrections superseded;
    private final Sql sql;
    private @Nullable LeaderThread leader;

    CorrectionWatch(SupersededCorrections superseded, Sql sql) {
        this.superseded = superseded;
        this.sql = sql;
    }

    void start(@Observes StartupEvent ready) {
        leader = LeaderThread.repeat(sql, "exchange-corrections", PAUSE, () -> {
            superseded.settle();
            return false;
        });
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }
}
