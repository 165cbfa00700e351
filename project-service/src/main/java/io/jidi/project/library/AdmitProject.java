package io.jidi.project.library;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectEvents;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.library.rules.AdmissionDecision;
import io.jidi.project.library.rules.AdmissionDecision.Outcome;
import io.jidi.project.library.rules.AdmissionFacts;
import io.jidi.project.library.rules.ChangeType;
import io.jidi.project.library.rules.ProjectKind;
import io.jidi.project.library.rules.ProjectStatus;
import io.jidi.project.rules.ProjectClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Decides an application for the library: into the plan, into the reserve, or back with every reason. */
@ApplicationScoped
class AdmitProject {

    private final EntityManager entities;
    private final Sql sql;
    private final ProgrammeSeed programme;
    private final Admission admission;
    private final ElementListing elements;
    private final ProjectLinks links;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final CallContext call;
    private final BusinessDay day;
    private final ObjectMapper json;

    AdmitProject(
            EntityManager entities,
            Sql sql,
            ProgrammeSeed programme,
            Admission admission,
            ElementListing elements,
            ProjectLinks links,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            CallContext call,
            BusinessDay day,
            ObjectMapper json) {
        this.entities = entities;
        this.sql = sql;
        this.programme = programme;
        this.admission = admission;
        this.elements = elements;
        this.links = links;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.call = call;
        this.day = day;
        this.json = json;
    }

    /**
     * An application. What may be left out is found missing by the checklist, with all else that is wrong.
     *
     * @param admittedDate default today; a past one only from a provincial office that takes over its library
     * @param dispatchedFromMonth first month for which a report is due; default the month of admission
     * @param restricted 军民融合 (policy row 81): seen only by those who answer for it
     * @param reentryOf the project that left and comes back; found by its code or name and owner if not given
     */
    @Schema(name = "AdmitProject")
    public record Request(
            @NotBlank @Size(max = 200) String name,
            @Nullable ProjectKind kind,
            @Nullable @Size(max = 32) String baseCode,
            @Nullable @Size(max = ProjectContent.MAX_FIELDS) Set<@NotNull Integer> fields,
            @NotNull String regionCode,
            @NotEmpty Set<@NotNull ProjectClass> classes,
            @Nullable Money totalInvestment,
            @Nullable @Size(max = ProjectContent.MAX_CODES) List<ProjectContent.@Valid Code> codes,

            @Nullable @Size(max = ProjectContent.MAX_DOCUMENTS)
            List<@NotBlank @Size(max = 200) String> preparationDocuments,

            ProjectContent.@Nullable @Valid OwnerEntry owner,
            ProjectContent.@Nullable @Valid Responsible responsibility,
            ProjectContent.@Nullable @Valid Schedule schedule,
            @Nullable @Size(max = 50) List<ProjectContent.@Valid Element> elements,
            @Nullable LocalDate admittedDate,
            @Nullable YearMonth dispatchedFromMonth,
            @Nullable Boolean restricted,
            @Nullable ProjectId reentryOf) {

        ProjectRecord record() {
            return new ProjectRecord(
                    name.strip(),
                    kind == null ? ProjectKind.INDUSTRIAL : kind,
                    baseCode,
                    fields == null ? Set.of() : fields,
                    regionCode,
                    ProjectContent.total(totalInvestment),
                    ProjectContent.codes(codes),
                    preparationDocuments == null ? List.of() : preparationDocuments,
                    owner == null ? null : ProjectContent.orNothing(owner.creditCode()),
                    owner == null ? null : ProjectContent.orNothing(owner.name()),
                    ProjectContent.elements(elements));
        }
    }

    Project execute(Request request) {
        programme.requireRegion(request.regionCode(), "/regionCode");
        if (!call.scope().coversRegion(request.regionCode())) {
            throw PlatformProblem.FORBIDDEN.at("/regionCode", "行政区划不在您的管辖范围内", "The region is outside your scope");
        }
        Admission.requireConsistent(request.classes());
        LocalDate admitted = admittedDate(request);
        YearMonth dispatchedFrom =
                request.dispatchedFromMonth() == null ? YearMonth.from(admitted) : request.dispatchedFromMonth();
        admission.requireWindow(ChangeType.ADD, admitted, "/admittedDate");
        ProjectRecord record = request.record();
        AdmissionFacts.Schedule schedule = schedule(request.schedule());
        AdmissionDecision decision = admission.decide(
                record,
                new Admission.Circumstances(
                        request.classes(), responsibility(request.responsibility()), schedule, admitted),
                null);
        if (decision.outcome() == Outcome.RETURN) {
            audit.recordAlone(
                    "RETURN_APPLICATION",
                    "application:" + request.regionCode(),
                    record.name() + ": " + codes(decision));
            throw Admission.returned(decision);
        }
        boolean reserved = decision.outcome() == Outcome.RESERVE;
        Set<ProjectClass> classes = reserved ? Set.of(ProjectClass.RESERVE) : request.classes();
        Project project = new Project(new ProjectId(ids.next()), nextCode(admitted), admitted, dispatchedFrom);
        project.take(record, admission.checked(record.codes()), day.now());
        project.classify(classes);
        project.restrict(Boolean.TRUE.equals(request.restricted()));
        project.decided(decision, AdmissionView.of(decision).findingsText(json));
        project.enter(reserved ? ProjectStatus.RESERVED : ProjectStatus.ADMITTED, day.now());
        entities.persist(project);
        entities.persist(new ClassPeriod(ids.next(), project.id(), dispatchedFrom, classes));
        keepParts(project, request, schedule, admitted);
        entities.flush();
        links.reentry(project, request.reentryOf());
        ProjectFact fact = ProjectFact.of(project);
        outbox.append(new NewEvent(
                ProjectEvents.PROJECT,
                ProjectEvents.PROJECT.type("admitted"),
                1,
                project.id(),
                fact,
                admitted,
                project.dataScope()));
        elements.tell(project);
        audit.record("ADMIT_PROJECT", project.id().wire(), null, null, fact);
        return project;
    }

    private void keepParts(
            Project project, Request request, AdmissionFacts.@Nullable Schedule schedule, LocalDate admitted) {
        ProjectContent.Responsible responsible = request.responsibility();
        if (responsible != null) {
            entities.persist(new Responsibility(ids.next(), project.id(), responsible));
        }
        if (schedule != null) {
            YearPlan.Content plan = new YearPlan.Content(
                    schedule.year(),
                    null,
                    schedule.annual(),
                    schedule.cumulative(),
                    schedule.start(),
                    schedule.completion(),
                    null);
            entities.persist(new YearPlan(ids.next(), project.id(), 1, plan, day.now()));
        }
        entities.persist(new Transition(
                ids.next(),
                project.id(),
                null,
                project.status(),
                project.admissionEdition() + " " + project.admissionOutcome(),
                admitted,
                call.caller(),
                day.now(),
                new Transition.Adjustment(
                        ChangeType.ADD, null, admission.window().open(admitted), List.of())));
    }

    private LocalDate admittedDate(Request request) {
        LocalDate today = day.today();
        LocalDate given = request.admittedDate() == null ? today : request.admittedDate();
        if (given.isAfter(today)) {
            throw ProjectProblem.PROJECT_DATE_REFUSED.at(
                    "/admittedDate", "入库日期不能晚于今天", "The date of admission cannot lie in the future");
        }
        if (!admission.decidesOn(given)) {
            throw ProjectProblem.PROJECT_DATE_REFUSED.at(
                    "/admittedDate", given + " 没有生效的入库审核标准", "No admission edition is in force on " + given);
        }
        if (given.isBefore(today) && !call.caller().has(Roles.PROVINCE_OFFICE)) {
            throw ProjectProblem.PAST_DATE_RESERVED.at(
                    "/admittedDate", "只有省级主管部门可以补录过去的入库日期", "Only the provincial office enters a past date");
        }
        return given;
    }

    private static AdmissionFacts.@Nullable Responsibility responsibility(ProjectContent.@Nullable Responsible given) {
        if (given == null) {
            return null;
        }
        if (given.toDate() != null && given.toDate().isBefore(given.fromDate())) {
            throw ProjectProblem.RESPONSIBILITY_REFUSED.at(
                    "/responsibility/toDate", "任期止日早于起日", "The term ends before it begins");
        }
        return new AdmissionFacts.Responsibility(given.unit(), given.post(), given.fromDate(), given.toDate());
    }

    private static AdmissionFacts.@Nullable Schedule schedule(ProjectContent.@Nullable Schedule given) {
        if (given == null) {
            return null;
        }
        return new AdmissionFacts.Schedule(
                given.year(),
                given.startMonth(),
                given.completionMonth(),
                given.annual() == null ? BigDecimal.ZERO : Yuan.of(given.annual(), "/schedule/annual"),
                given.cumulative() == null ? List.of() : Yuan.of(given.cumulative(), "/schedule/cumulative"));
    }

    private static String codes(AdmissionDecision decision) {
        return decision.reasons().stream()
                .map(io.jidi.project.rules.Reason::code)
                .collect(java.util.stream.Collectors.joining(" "));
    }

    /** The code people say on the telephone; unlike the project code it exists from the first day. */
    private String nextCode(LocalDate admitted) {
        return String.format("JD%d-%06d", admitted.getYear(), sql.number("select nextval('project_number')"));
    }
}
