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
import io.jidi.project.library.rules.ChangeType;
import io.jidi.project.library.rules.ExitReason;
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
    private final ProjectLinks links;
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
            ProjectLinks links,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            CallContext call,
            BusinessDay day,
            ObjectMapper json) {
        this.entities = entities;
        this.projects = projects;
        this.admission = admission;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.call = call;
        this.day = day;
        this.json = json;
    }

    /**
     * @param effectiveDate default today
     * @param exitCode with a proposal to exit; OTHER if not given
     * @param successors with a proposal to exit: the projects of the library that take over
     * @param classes from the reserve into the plan: the classes that the project has there
     */
    @Schema(name = "MoveProject")
    public record Request(
            @NotNull ProjectStatus to,
            @NotBlank @Size(max = 500) String reason,
            @Nullable LocalDate effectiveDate,
            @Nullable Set<@NotNull ProjectClass> classes,
            ExitReason.@Nullable Code exitCode,
            @Nullable @Size(max = 20) List<@NotNull ProjectId> successors) {}

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
        Transition.Adjustment adjustment = adjustment(project, trail, request, effective);
        ProjectFact before = ProjectFact.of(project);
        if (from == ProjectStatus.RESERVED && request.to() == ProjectStatus.ADMITTED) {
            leaveReserve(project, request, effective);
        }
        if (adjustment.change() == ChangeType.IMPL_TO_RESERVE) {
            backToReserve(project, effective);
        }
        if (adjustment.change() == ChangeType.RESUME) {
            project.dispatchFrom(YearMonth.from(effective));
        }
        project.enter(request.to(), day.now());
        entities.persist(new Transition(
                ids.next(),
                id,
                from,
                request.to(),
                request.reason().strip(),
                effective,
                call.caller(),
                day.now(),
                adjustment));
        entities.flush();
        if (request.to() == ProjectStatus.EXITED) {
            links.takenOver(id, adjustment.change(), adjustment.successors());
        }
        ProjectFact after = ProjectFact.of(project, from, request.reason().strip(), adjustment);
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

    private Transition.Adjustment adjustment(
            Project project, List<Transition> trail, Request request, LocalDate effective) {
        boolean proposal = request.to() == ProjectStatus.EXIT_PROPOSED;
        if (!proposal && (request.exitCode() != null || request.successors() != null)) {
            throw ProjectProblem.EXIT_REFUSED.at(
                    "/exitCode", "退出原因和承接项目在提出退出时填报", "Why it leaves and who takes over is said with the proposal");
        }
        Transition last = trail.get(trail.size() - 1);
        ExitReason.@Nullable Code code = proposal
                ? Objects.requireNonNullElse(request.exitCode(), ExitReason.Code.OTHER)
                : request.to() == ProjectStatus.EXITED ? last.exitCode() : null;
        List<ProjectId> successors = proposal
                ? Objects.requireNonNullElse(request.successors(), List.<ProjectId>of())
                : request.to() == ProjectStatus.EXITED ? last.successors() : List.of();
        @Nullable ExitReason exit = code == null ? null : new ExitReason(code, successors.size());
        if (exit != null) {
            requireTakenOver(project, exit, successors);
        }
        ChangeType change = ChangeType.of(project.status(), request.to(), exit);
        admission.requireWindow(change, effective, "/effectiveDate");
        return new Transition.Adjustment(
                change,
                code,
                admission.window().open(effective),
                successors.stream().map(ProjectId::value).toList());
    }

    /** Asked with the proposal and again with the decision: a project that takes over may have left in between. */
    private void requireTakenOver(Project project, ExitReason exit, List<ProjectId> successors) {
        exit.contradiction().ifPresent(reason -> {
            throw ProjectProblem.EXIT_REFUSED.at("/successors", reason.zh(), reason.en());
        });
        for (ProjectId successor : Set.copyOf(successors)) {
            if (successor.equals(project.id())
                    || projects.visible(successor).status() == ProjectStatus.EXITED
                    || Set.copyOf(successors).size() != successors.size()) {
                throw ProjectProblem.EXIT_REFUSED.at(
                        "/successors",
                        "承接项目须为在库的其他项目，且不得重复",
                        "Other projects of the library take over, each named once");
            }
        }
    }

    /** The plan of the year stays what it was; from this month on the project is in the reserve and has no light. */
    private void backToReserve(Project project, LocalDate effective) {
        Set<ProjectClass> reserve = Set.of(ProjectClass.RESERVE);
        project.classify(reserve);
        entities.persist(new ClassPeriod(ids.next(), project.id(), YearMonth.from(effective), reserve));
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
