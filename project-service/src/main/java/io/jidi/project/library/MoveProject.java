package io.jidi.project.library;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectEvents;
import io.jidi.project.ProjectProblem;
import io.jidi.project.library.rules.AdmissionDecision;
import io.jidi.project.library.rules.AdmissionFacts;
import io.jidi.project.library.rules.ProjectStatus;
import io.jidi.project.library.rules.StatusRules;
import io.jidi.project.rules.ProjectClass;
import io.jidi.project.rules.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes a project from one status of the library to another. */
@ApplicationScoped
class MoveProject {

    private final EntityManager entities;
    private final Projects projects;
    private final Admission admission;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final CallContext call;
    private final BusinessDay day;
    private final ObjectMapper json;

    MoveProject(
            EntityManager entities,
            Projects projects,
            Admission admission,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            CallContext call,
            BusinessDay day,
            ObjectMapper json) {
        this.entities = entities;
        this.projects = projects;
        this.admission = admission;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.call = call;
        this.day = day;
        this.json = json;
    }

    /**
     * @param effectiveDate default today
     * @param classes from the reserve into the plan: the classes that the project has there
     */
    @Schema(name = "MoveProject")
    public record Request(
            @NotNull ProjectStatus to,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveDate,
            @Nullable Set<ProjectClass> classes) {}

    Project execute(ProjectId id, @Nullable String ifMatch, Request request) {
        Project project = projects.locked(id);
        Versions.requireMatch(ifMatch, project.version());
        List<Transition> trail = projects.transitions(id);
        Optional<Reason> refusal = refusal(project, trail, request.to());
        if (refusal.isPresent()) {
            throw ProjectProblem.PROJECT_TRANSITION_REFUSED.at(
                    "/to", refusal.get().zh(), refusal.get().en());
        }
        LocalDate effective = effectiveDate(request, trail);
        ProjectStatus from = project.status();
        ProjectFact before = ProjectFact.of(project);
        if (from == ProjectStatus.RESERVED && request.to() == ProjectStatus.ADMITTED) {
            leaveReserve(project, request, effective);
        }
        project.enter(request.to(), day.now());
        entities.persist(new Transition(
                ids.next(), id, from, request.to(), request.reason().strip(), effective, call.caller(), day.now()));
        entities.flush();
        ProjectFact after = ProjectFact.of(project, from, request.reason().strip());
        outbox.append(new NewEvent(
                ProjectEvents.PROJECT,
                ProjectEvents.PROJECT.type("changed"),
                1,
                id,
                after,
                effective,
                project.dataScope()));
        audit.record("MOVE_PROJECT", id.wire(), request.reason(), before, after);
        return project;
    }

    /** Why the caller may not take the project there now; empty if they may. */
    Optional<Reason> refusal(Project project, List<Transition> trail, ProjectStatus to) {
        Transition last = trail.get(trail.size() - 1);
        return StatusRules.refusal(
                project.status(),
                last.from(),
                to,
                last.actor(),
                call.caller().userId(),
                call.caller().has(Roles.PROVINCE_OFFICE));
    }

    private LocalDate effectiveDate(Request request, List<Transition> trail) {
        LocalDate effective = Objects.requireNonNullElse(request.effectiveDate(), day.today());
        LocalDate earliest = trail.get(trail.size() - 1).effectiveDate();
        if (effective.isAfter(day.today()) || effective.isBefore(earliest)) {
            throw ProjectProblem.PROJECT_DATE_REFUSED.at(
                    "/effectiveDate",
                    "生效日期应在 " + earliest + " 至今天之间",
                    "The date lies between " + earliest + " and today");
        }
        return effective;
    }

    /** Out of the reserve leads the whole checklist, with the plan and the responsible unit of today. */
    private void leaveReserve(Project project, Request request, LocalDate effective) {
        Set<ProjectClass> classes = Objects.requireNonNullElse(request.classes(), Set.of());
        Admission.requireConsistent(classes);
        List<YearPlan> plans = projects.plans(Set.of(project.id().value()));
        AdmissionDecision decision = admission.decide(
                project.record(),
                new Admission.Circumstances(
                        classes,
                        projects.responsibilities(project.id()).stream()
                                .reduce((earlier, later) -> later)
                                .map(one -> new AdmissionFacts.Responsibility(
                                        one.unit(), one.post(), one.fromDate(), one.toDate()))
                                .orElse(null),
                        plans.isEmpty() ? null : schedule(plans.get(plans.size() - 1)),
                        effective),
                project.id());
        if (decision.outcome() != AdmissionDecision.Outcome.ADMIT) {
            throw Admission.returned(decision);
        }
        project.decided(decision, AdmissionView.of(decision).findingsText(json));
        project.classify(classes);
        project.dispatchFrom(YearMonth.from(effective));
        entities.persist(new ClassPeriod(ids.next(), project.id(), YearMonth.from(effective), classes));
    }

    private static AdmissionFacts.@Nullable Schedule schedule(YearPlan latest) {
        YearPlan.Content plan = latest.content();
        if (plan.plannedStart() == null || plan.plannedCompletion() == null) {
            return null;
        }
        return new AdmissionFacts.Schedule(
                plan.year(), plan.plannedStart(), plan.plannedCompletion(), plan.annual(), plan.cumulative());
    }
}
