package io.jidi.platform.consume;

import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Fetches from the source what Kafka did not bring: an aggregate may wait for a missing version, but not for ever. */
@Singleton
public class GapRepair {

    private static final Logger LOG = Logger.getLogger(GapRepair.class);

    private final ConsumerStore store;
    private final Consumers consumers;
    private final Delivery delivery;
    private final SourceLog source;
    private final Sql sql;
    private final String service;
    private final Duration alarmAfter;
    private final Duration repairAfter;
    private final Duration pause;
    private @Nullable LeaderThread leader;

    GapRepair(
            ConsumerStore store,
            Consumers consumers,
            Delivery delivery,
            SourceLog source,
            Sql sql,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "jidi.consumers.gap-alarm-after", defaultValue = "30s") Duration alarmAfter,
            @ConfigProperty(name = "jidi.consumers.gap-repair-after", defaultValue = "60s") Duration repairAfter,
            @ConfigProperty(name = "jidi.consumers.gap-check-every", defaultValue = "2s") Duration pause) {
        this.store = store;
        this.consumers = consumers;
        this.delivery = delivery;
        this.source = source;
        this.sql = sql;
        this.service = service;
        this.alarmAfter = alarmAfter;
        this.repairAfter = repairAfter;
        this.pause = pause;
        metrics.gauge("jidi.consumer.gaps", this, repair -> repair.alarming().size());
    }

    void start(@Observes StartupEvent ready) {
        leader = LeaderThread.start(sql, service + "-gap-repair", term -> {
            while (term.goesOn()) {
                store.gaps(repairAfter).forEach(this::repair);
                Thread.sleep(pause.toMillis());
            }
        });
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }

    /** The aggregates that have waited so long that somebody should know. */
    List<ConsumerStore.Gap> alarming() {
        return store.gaps(alarmAfter);
    }

    private void repair(ConsumerStore.Gap gap) {
        consumers.byName(gap.consumer()).ifPresent(handler -> {
            LOG.warnf(
                    "consumer %s asks %s for %s after version %d",
                    gap.consumer(), gap.domain(), gap.aggregate(), gap.version());
            for (ReceivedEvent event : source.history(gap.domain(), gap.aggregate(), gap.version())) {
                delivery.deliver(handler, event, null);
            }
        });
    }
}
