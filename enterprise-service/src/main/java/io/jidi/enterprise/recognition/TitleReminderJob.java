package io.jidi.enterprise.recognition;

import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reminds once on every business day, and when it starts, on one replica at a time. */
@Singleton
public class TitleReminderJob {

    private static final Logger LOG = Logger.getLogger(TitleReminderJob.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Sql sql;
    private final TitleReminders reminders;
    private final String service;
    private @Nullable LeaderThread leader;
    private LocalDate done = LocalDate.MIN;

    TitleReminderJob(
            Sql sql, TitleReminders reminders, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sql = sql;
        this.reminders = reminders;
        this.service = service;
    }

    void start(@Observes StartupEvent ready) {
        leader = LeaderThread.repeat(sql, service + "-title-reminders", PAUSE, this::remind);
    }

    private boolean remind() {
        LocalDate today = reminders.today();
        if (today.equals(done)) {
            return false;
        }
        int told = reminders.tell();
        done = today;
        if (told > 0) {
            LOG.infof("told of %d titles that end soon", told);
        }
        return true;
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }
}
