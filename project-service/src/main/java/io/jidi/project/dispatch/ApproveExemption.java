package io.jidi.project.dispatch;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.dispatch.rules.Exemption;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Approves a good reason why a project did not start, and if so granted was not registered, in a month. */
@ApplicationScoped
class ApproveExemption {

    private final EntityManager entities;
    private final Projects projects;
    private final Dossiers dossiers;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final BusinessDay day;

    ApproveExemption(
            EntityManager entities,
            Projects projects,
            Dossiers dossiers,
            AuditTrail audit,
            Uuid7 ids,
            BusinessDay day) {
        this.entities = entities;
        this.projects = projects;
        this.dossiers = dossiers;
        this.audit = audit;
        this.ids = ids;
        this.day = day;
    }

    /** @param coversRegistration whether it also acts on registration; it never acts on progress */
    @Schema(name = "ApproveExemption")
    public record Request(
            @NotNull YearMonth month,
            boolean coversRegistration,
            @NotBlank @Size(max = 500) String reason) {}

    ApprovedExemption execute(ProjectId id, Request request) {
        Project project = projects.inLibrary(id);
        if (dossiers.exemptions(id).stream()
                .anyMatch(one -> one.exemption().month().equals(request.month()))) {
            throw ProjectProblem.EXEMPTION_EXISTS.problem();
        }
        Exemption exemption = new Exemption(
                request.month(), request.coversRegistration(), request.reason().strip());
        ApprovedExemption approved = new ApprovedExemption(ids.next(), id, exemption, day.now());
        entities.persist(approved);
        audit.record("APPROVE_EXEMPTION", project.id().wire(), request.reason(), null, exemption);
        return approved;
    }
}
