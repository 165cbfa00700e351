package io.jidi.project.library;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Withdraws a project from the eyes of those who do not answer for it, or shows it again (policy row 81). */
@ApplicationScoped
class RestrictProject {

    private final EntityManager entities;
    private final Projects projects;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final BusinessDay day;
    private final Instance<NamesProjects> told;

    RestrictProject(
            EntityManager entities,
            Projects projects,
            Outbox outbox,
            AuditTrail audit,
            BusinessDay day,
            @Any Instance<NamesProjects> told) {
        this.entities = entities;
        this.projects = projects;
        this.outbox = outbox;
        this.audit = audit;
        this.day = day;
        this.told = told;
    }

    /** Whether it is restricted from now on, and why. */
    @Schema(name = "RestrictProject")
    public record Request(
            @NotNull Boolean restricted,
            @NotBlank @Size(max = 500) String reason) {}

    Project execute(ProjectId id, @Nullable String ifMatch, Request request) {
        Project project = projects.inLibrary(id);
        Versions.requireMatch(ifMatch, project.version());
        boolean before = project.restricted();
        project.restrict(request.restricted());
        project.touch(day.now());
        entities.flush();
        outbox.append(new NewEvent(
                ProjectEvents.PROJECT,
                ProjectEvents.PROJECT.type("changed"),
                1,
                id,
                ProjectFact.of(project),
                null,
                project.dataScope()));
        if (before != request.restricted()) {
            told.forEach(one -> one.restrictionChanged(project));
        }
        audit.record("RESTRICT_PROJECT", id.wire(), request.reason().strip(), before, request.restricted());
        return project;
    }
}
