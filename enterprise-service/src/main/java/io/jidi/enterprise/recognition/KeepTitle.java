package io.jidi.enterprise.recognition;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.rules.Procedures;
import io.jidi.enterprise.recognition.rules.Tenure;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the holder of a title does to keep it: updates its information every year, reports material changes. */
@ApplicationScoped
class KeepTitle {

    private final Titles titles;
    private final EnterpriseRegistry registry;
    private final Procedures procedures;
    private final Sql sql;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    KeepTitle(
            Titles titles,
            EnterpriseRegistry registry,
            Procedures procedures,
            Sql sql,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.titles = titles;
        this.registry = registry;
        this.procedures = procedures;
        this.sql = sql;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** A material change. */
    @Schema(name = "ReportChange")
    public record ChangeRequest(
            @NotNull EnterpriseId enterpriseId,
            @NotNull Tenure.ChangeKind kind,
            @NotNull LocalDate happenedOn,

            @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\p{Cntrl}&&[^\\r\\n\\t]]*")
            String description) {}

    /** A report as it was taken. */
    @Schema(name = "ReportedChange")
    public record Reported(
            EnterpriseId enterpriseId,
            Tenure.ChangeKind kind,
            LocalDate happenedOn,
            LocalDate reportedOn,

            @Schema(description = "应报告期限 | By when it had to be reported")
            LocalDate due,

            boolean inTime) {}

    /** The year's information was updated; a second time changes nothing. */
    GivenTitle update(TitleId id, int year) {
        GivenTitle title = titles.get(id, LockModeType.PESSIMISTIC_WRITE);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE);
        if (!title.holdsOn(today)) {
            throw EnterpriseProblem.ENTERPRISE_TITLE_NOT_HELD.problem(
                    "称号当前无效，无需更新", "The title does not hold; there is nothing to update");
        }
        boolean ofItsYears = year > title.validFrom().getYear() && year <= today.getYear();
        Optional<LocalDate> due = ofItsYears ? procedures.updateDeadline(year) : Optional.empty();
        if (due.isEmpty()) {
            throw EnterpriseProblem.ENTERPRISE_TITLE_INVALID.at(
                    "/year",
                    "年度应为 " + (title.validFrom().getYear() + 1) + " 至 " + today.getYear(),
                    "The year should be from " + (title.validFrom().getYear() + 1) + " to " + today.getYear());
        }
        int made = sql.update(
                "insert into title_update (title_id, year, due, updated_on, by_person, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                id.value(),
                year,
                due.get(),
                today,
                call.caller().userId(),
                now);
        if (made == 1) {
            audit.record("UPDATE_TITLE", id.wire(), null, null, new Titles.Update(year, due.get(), today));
        }
        return title;
    }

    Reported report(ChangeRequest request) {
        EnterpriseRegistry.Registered enterprise = registry.lock(request.enterpriseId());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE);
        if (request.happenedOn().isAfter(today)) {
            throw EnterpriseProblem.ENTERPRISE_DATE_IN_FUTURE.at(
                    "/happenedOn",
                    request.happenedOn() + " 晚于今天 " + today,
                    request.happenedOn() + " is after today, " + today);
        }
        sql.update(
                "insert into material_change (id, enterprise_id, kind, happened_on, reported_on, description, reported_by,"
                        + " reported_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                enterprise.id().value(),
                request.kind(),
                request.happenedOn(),
                today,
                request.description().strip(),
                call.caller().userId(),
                now);
        LocalDate due = Tenure.reportBy(procedures, request.happenedOn());
        Reported reported =
                new Reported(enterprise.id(), request.kind(), request.happenedOn(), today, due, !today.isAfter(due));
        audit.record("REPORT_CHANGE", enterprise.id().wire(), request.description(), null, reported);
        return reported;
    }
}
