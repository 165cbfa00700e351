package io.jidi.enterprise.recognition;

import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.rules.Procedures;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Tells of each title once, as an event, that it ends soon and was not extended. */
@ApplicationScoped
class TitleReminders {

    /** One transaction's worth. */
    private static final int BATCH = 200;

    private static final String DUE = """
            select t.id, t.enterprise_id, t.title, t.certificate_no, t.valid_until
            from title t
            where t.ended_on is null and t.valid_from <= ? and t.valid_until between ? and ?
              and not exists (select 1 from title n where n.previous_id = t.id)
              and not exists (select 1 from title_reminder r where r.title_id = t.id)
            order by t.valid_until, t.id limit ?
            """;

    private final Sql sql;
    private final EnterpriseRegistry registry;
    private final Procedures procedures;
    private final Outbox outbox;
    private final Clock clock;
    private final CallContext call;

    TitleReminders(
            Sql sql, EnterpriseRegistry registry, Procedures procedures, Outbox outbox, Clock clock, CallContext call) {
        this.sql = sql;
        this.registry = registry;
        this.procedures = procedures;
        this.outbox = outbox;
        this.clock = clock;
        this.call = call;
    }

    /** Data of {@code …title.ending}. */
    record Ending(
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            TitleId titleId,
            Title title,
            String certificateNo,
            LocalDate validUntil,
            int daysLeft) {}

    private record Due(UUID titleId, EnterpriseId enterpriseId, Title title, String certificateNo, LocalDate until) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
    }

    /** The number of titles told of: those that end within the reminder days of the procedure in force. */
    @ActivateRequestContext
    int tell() {
        call.actAs(Caller.system("title-reminders"), "", null);
        LocalDate today = today();
        int days = procedures.on(today).orElse(procedures.editions().get(0)).reminderDays();
        int told = 0;
        while (true) {
            List<Due> batch = due(today, today.plusDays(days));
            for (Due due : batch) {
                told += QuarkusTransaction.requiringNew().call(() -> tell(due, today));
            }
            if (batch.size() < BATCH) {
                return told;
            }
        }
    }

    private List<Due> due(LocalDate today, LocalDate horizon) {
        return sql.list(
                DUE,
                row -> new Due(
                        row.getObject("id", UUID.class),
                        new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                        Title.valueOf(row.getString("title")),
                        row.getString("certificate_no"),
                        Objects.requireNonNull(row.getObject("valid_until", LocalDate.class))),
                today,
                today,
                horizon,
                BATCH);
    }

    /** Note and event stand or fall together; whoever notes it first tells it. */
    private int tell(Due due, LocalDate today) {
        EnterpriseRegistry.Registered enterprise = registry.lockForSystem(due.enterpriseId());
        int left = Math.toIntExact(ChronoUnit.DAYS.between(today, due.until()));
        int noted = sql.update(
                "insert into title_reminder (title_id, told_on, days_left, told_at) values (?, ?, ?, ?)"
                        + " on conflict (title_id) do nothing",
                due.titleId(),
                today,
                left,
                clock.instant());
        if (noted == 1) {
            Ending ending = new Ending(
                    enterprise.id(),
                    enterprise.creditCode(),
                    enterprise.name(),
                    enterprise.regionCode(),
                    new TitleId(due.titleId()),
                    due.title(),
                    due.certificateNo(),
                    due.until(),
                    left);
            outbox.append(new NewEvent(
                    EnterpriseEvents.STREAM,
                    EnterpriseEvents.TITLE_ENDING,
                    1,
                    enterprise.id(),
                    ending,
                    due.until(),
                    enterprise.dataScope()));
        }
        return noted;
    }
}
