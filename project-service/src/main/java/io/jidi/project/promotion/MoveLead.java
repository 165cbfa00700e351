package io.jidi.project.promotion;

import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import io.jidi.project.promotion.rules.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Takes a lead to its next stage; started, it links the projects of the library that it became. */
@ApplicationScoped
class MoveLead {

    private final Leads leads;
    private final Sql sql;
    private final Projects projects;
    private final BusinessDay day;

    MoveLead(Leads leads, Sql sql, Projects projects, BusinessDay day) {
        this.leads = leads;
        this.sql = sql;
        this.projects = projects;
        this.day = day;
    }

    @Schema(name = "MoveLead")
    record Request(
            @NotNull Stage to,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 500) String evidence,
            @NotNull @Size(max = 50) List<@NotNull ProjectId> projects) {}

    LeadView execute(LeadId id, Request request) {
        request.projects().forEach(projects::toBeNamed);
        Lead lead = leads.locked(id);
        Stage from = lead.stage();
        if (!from.next().contains(request.to())) {
            throw ProjectProblem.LEAD_REFUSED.at(
                    "/to", "不能由 " + from + " 到 " + request.to(), "No step leads from " + from + " to " + request.to());
        }
        EnterLead.requirePast(request.on(), "/on", day.today());
        if (request.on().isBefore(lead.stageSince())) {
            throw ProjectProblem.LEAD_REFUSED.at(
                    "/on", "早于上一阶段 " + lead.stageSince(), "Before the stage before, " + lead.stageSince());
        }
        if ((request.to() == Stage.STARTED) == request.projects().isEmpty()) {
            throw ProjectProblem.LEAD_REFUSED.at(
                    "/projects", "开工须关联项目库项目，其他阶段不关联", "A start links projects of the library; no other stage does");
        }
        for (ProjectId project : request.projects()) {
            sql.update(
                    "insert into promotion_project (lead_id, project_id) values (?, ?) on conflict do nothing",
                    id.value(),
                    project.value());
        }
        lead.enter(request.to(), request.on());
        leads.step(lead, from, request.on(), request.evidence());
        return leads.done(lead, "MOVE_LEAD", request.evidence(), request.on());
    }
}
