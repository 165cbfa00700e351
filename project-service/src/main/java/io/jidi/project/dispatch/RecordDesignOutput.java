package io.jidi.project.dispatch;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Says from which month on a completed project runs at its design output (达产). Said once. */
@ApplicationScoped
class RecordDesignOutput {

    private final Projects projects;
    private final Dossiers dossiers;
    private final Sql sql;
    private final AuditTrail audit;
    private final BusinessDay day;

    RecordDesignOutput(Projects projects, Dossiers dossiers, Sql sql, AuditTrail audit, BusinessDay day) {
        this.projects = projects;
        this.dossiers = dossiers;
        this.sql = sql;
        this.audit = audit;
        this.day = day;
    }

    /** The month and what shows it. */
    @Schema(name = "RecordDesignOutput")
    public record Request(
            @NotNull YearMonth month,
            @NotBlank @Size(max = 500) String evidence) {}

    Request execute(ProjectId id, Request request) {
        Dossier dossier = dossiers.of(projects.inLibrary(id));
        @Nullable
        YearMonth completed = dossier.reports().milestones(LocalDate.MAX).completed();
        if (completed == null || request.month().isBefore(completed)) {
            throw ProjectProblem.DESIGN_OUTPUT_REFUSED.at(
                    "/month", "项目尚未竣工，或达产早于竣工", "The project is not completed, or not by then");
        }
        if (request.month().isAfter(YearMonth.from(day.today()))) {
            throw ProjectProblem.PROJECT_DATE_REFUSED.at("/month", "月份不能晚于本月", "The month cannot lie in the future");
        }
        int added = sql.update(
                "insert into project_output (project_id, reached_month, evidence, recorded_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                id.value(),
                request.month().atDay(1),
                request.evidence().strip(),
                day.now());
        if (added == 0) {
            throw ProjectProblem.DESIGN_OUTPUT_REFUSED.problem("该项目已登记达产", "The project's design output is recorded");
        }
        audit.record("RECORD_DESIGN_OUTPUT", id.wire(), null, null, request);
        return request;
    }
}
