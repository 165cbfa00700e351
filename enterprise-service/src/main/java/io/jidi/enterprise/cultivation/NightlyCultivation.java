package io.jidi.enterprise.cultivation;

import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Computes the near misses and the outlook of titles anew every night, of everybody. One replica begins the run, and the
 * database takes one for each night only. A service that was down at that hour makes up for it on the same day.
 */
@ApplicationScoped
public class NightlyCultivation {

    private static final Logger LOG = Logger.getLogger(NightlyCultivation.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Sql sql;
    private final CultivationRuns runs;
    private final CallContext call;
    private final Clock clock;
    private final String service;
    private final LocalTime hour;
    private final boolean enabled;
    private @Nullable LeaderThread leader;

    NightlyCultivation(
            Sql sql,
            CultivationRuns runs,
            CallContext call,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "jidi.cultivation.nightly.at", defaultValue = "02:00") LocalTime hour,
            @ConfigProperty(name = "jidi.cultivation.nightly.enabled", defaultValue = "true") boolean enabled) {
        this.sql = sql;
        this.runs = runs;
        this.call = call;
        this.clock = clock;
        this.service = service;
        this.hour = hour;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent ready) {
        if (enabled) {
            leader = LeaderThread.repeat(
                    sql,
                    service + "-nightly-cultivation",
                    PAUSE,
                    () -> begin(clock.instant().atZone(ClockSource.BUSINESS_ZONE))
                            .isPresent());
        }
    }

    /** The run of this night, if it is time and nobody has begun it. */
    @ActivateRequestContext
    Optional<CultivationRunId> begin(ZonedDateTime now) {
        if (now.toLocalTime().isBefore(hour)) {
            return Optional.empty();
        }
        call.actAs(Caller.system("nightly-cultivation"), "", null);
        Optional<CultivationRunId> begun = QuarkusTransaction.requiringNew()
                .call(() -> runs.startNightly(now.toLocalDate()).map(CultivationRuns.View::id));
        begun.ifPresent(run -> LOG.infof("began the run of the night, %s", run.wire()));
        return begun;
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }
}
