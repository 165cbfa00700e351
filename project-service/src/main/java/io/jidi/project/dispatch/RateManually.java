package io.jidi.project.dispatch;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.LightEdition;
import io.jidi.project.dispatch.rules.LightRules;
import io.jidi.project.dispatch.rules.ManualOutcome;
import io.jidi.project.dispatch.rules.ManualRating;
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

/** Worsens the light of a month that is not frozen yet. A rating that would not worsen it is refused. */
@ApplicationScoped
class RateManually {

    private final EntityManager entities;
    private final Projects projects;
    private final Dossiers dossiers;
    private final DueMonths dueMonths;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final BusinessDay day;

    RateManually(
            EntityManager entities,
            Projects projects,
            Dossiers dossiers,
            DueMonths dueMonths,
            AuditTrail audit,
            Uuid7 ids,
            BusinessDay day) {
        this.entities = entities;
        this.projects = projects;
        this.dossiers = dossiers;
        this.dueMonths = dueMonths;
        this.audit = audit;
        this.ids = ids;
        this.day = day;
    }

    /** A rating; the reason is shown beside the light. */
    @Schema(name = "RateManually")
    public record Request(
            @NotNull YearMonth month,
            @NotNull Rating light,
            @NotBlank @Size(max = 500) String reason) {}

    /** What a person may rate; better than computed is never possible, so green is none. */
    @Schema(name = "ManualLight")
    public enum Rating {
        YELLOW,
        RED
    }

    ManualRating execute(ProjectId id, Request request) {
        Project project = projects.inLibrary(id);
        Dossier dossier = dossiers.of(project);
        LightEdition edition = dueMonths.openFor(dossier, request.month());
        if (dossier.ratings().stream().anyMatch(one -> one.month().equals(request.month()))) {
            throw ProjectProblem.MANUAL_RATING_EXISTS.problem();
        }
        ManualRating rating = new ManualRating(
                request.month(),
                Light.valueOf(request.light().name()),
                request.reason().strip());
        Light computed = new LightRules(edition)
                .evaluate(dossier.facts(request.month(), edition.cutOff(request.month())), request.month())
                .computed();
        ManualOutcome outcome = LightRules.checkManual(computed, rating);
        if (outcome.verdict() != ManualOutcome.Verdict.APPLIED) {
            throw ProjectProblem.MANUAL_RATING_REFUSED.at(
                    "/light", outcome.reason().zh(), outcome.reason().en());
        }
        entities.persist(new GivenRating(ids.next(), id, rating, day.now()));
        audit.record("RATE_MANUALLY", id.wire(), rating.reason(), computed, rating);
        return rating;
    }
}
