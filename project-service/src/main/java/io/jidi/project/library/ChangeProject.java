package io.jidi.project.library;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectEvents;
import io.jidi.project.ProjectProblem;
import io.jidi.project.library.rules.AdmissionCheck;
import io.jidi.project.library.rules.AdmissionDecision;
import io.jidi.project.library.rules.AdmissionDecision.State;
import io.jidi.project.library.rules.ProjectKind;
import io.jidi.project.rules.ProjectClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Changes the record of a project. What the checklist would call wrong is refused here as at the door. */
@ApplicationScoped
class ChangeProject {

    private final EntityManager entities;
    private final Projects projects;
    private final Admission admission;
    private final ElementListing elements;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final BusinessDay day;

    ChangeProject(
            EntityManager entities,
            Projects projects,
            Admission admission,
            ElementListing elements,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            BusinessDay day) {
        this.entities = entities;
        this.projects = projects;
        this.admission = admission;
        this.elements = elements;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.day = day;
    }

    /**
     * A field that is absent stays as it is. Base and region do not change: a project that moves is another project.
     *
     * @param classesFromMonth month from which new classes hold; default the present one
     */
    @Schema(name = "ChangeProject")
    public record Request(
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = "(?s).*\\S.*")
            String name,

            @Nullable ProjectKind kind,

            @Nullable @Size(min = 1, max = ProjectContent.MAX_FIELDS)
            Set<Integer> fields,

            @Nullable Money totalInvestment,
            @Nullable @Size(max = ProjectContent.MAX_CODES) List<ProjectContent.@Valid Code> codes,

            @Nullable @Size(max = ProjectContent.MAX_DOCUMENTS)
            List<@NotBlank @Size(max = 200) String> preparationDocuments,

            ProjectContent.@Nullable @Valid OwnerEntry owner,
            @Nullable @Size(max = 50) List<ProjectContent.@Valid Element> elements,
            @Nullable Set<ProjectClass> classes,
            @Nullable YearMonth classesFromMonth,
            @Nullable @Size(max = 500) String reason) {

        ProjectRecord over(ProjectRecord before) {
            return new ProjectRecord(
                    name == null ? before.name() : name.strip(),
                    kind == null ? before.kind() : kind,
                    before.baseCode(),
                    fields == null ? before.fields() : fields,
                    before.regionCode(),
                    totalInvestment == null ? before.totalInvestment() : ProjectContent.total(totalInvestment),
                    codes == null ? before.codes() : ProjectContent.codes(codes),
                    preparationDocuments == null ? before.preparationDocuments() : preparationDocuments,
                    owner == null ? before.ownerCreditCode() : ProjectContent.orNothing(owner.creditCode()),
                    owner == null ? before.ownerName() : ProjectContent.orNothing(owner.name()),
                    elements == null ? before.elements() : ProjectContent.elements(elements));
        }
    }

    Project execute(ProjectId id, @Nullable String ifMatch, Request request) {
        Project project = projects.inLibrary(id);
        Versions.requireMatch(ifMatch, project.version());
        ProjectFact told = ProjectFact.of(project);
        ProjectRecord before = project.record();
        ProjectRecord changed = request.over(before);
        requireNothingWrong(changed, project);
        project.take(changed, admission.checked(changed.codes()), day.now());
        classify(project, request);
        entities.flush();
        ProjectFact after = ProjectFact.of(project, null, request.reason());
        outbox.append(new NewEvent(
                ProjectEvents.PROJECT, ProjectEvents.PROJECT.type("changed"), 1, id, after, null, project.dataScope()));
        if (!Objects.equals(before.elements(), changed.elements())) {
            elements.tell(project);
        }
        audit.record("CHANGE_PROJECT", id.wire(), request.reason(), told, after);
        return project;
    }

    /** Of the checks, those that look at the record; the schedule has its own command, what is missing is known. */
    private void requireNothingWrong(ProjectRecord changed, Project project) {
        AdmissionDecision decision = admission.decide(
                changed, new Admission.Circumstances(project.classes(), null, null, day.today()), project.id());
        List<AdmissionDecision.Finding> wrong = decision.findings().stream()
                .filter(finding -> finding.state() == State.WRONG
                        || (finding.state() == State.MISSING
                                && Set.of(AdmissionCheck.C1, AdmissionCheck.C2, AdmissionCheck.C4)
                                        .contains(finding.check())))
                .toList();
        if (!wrong.isEmpty()) {
            throw Admission.returned(new AdmissionDecision(decision.editionId(), decision.outcome(), wrong));
        }
    }

    private void classify(Project project, Request request) {
        Set<ProjectClass> classes = request.classes();
        if (classes == null || classes.equals(project.classes())) {
            return;
        }
        Admission.requireConsistent(classes);
        if (classes.contains(ProjectClass.RESERVE) != project.classes().contains(ProjectClass.RESERVE)) {
            throw ProjectProblem.PROJECT_CLASSES_CONTRADICT.at(
                    "/classes", "进出储备须通过状态变更", "Into and out of the reserve leads a transition, not a change");
        }
        YearMonth present = YearMonth.from(day.today());
        YearMonth from = Objects.requireNonNullElse(request.classesFromMonth(), present);
        if (from.isAfter(present) || from.isBefore(project.dispatchedFrom())) {
            throw ProjectProblem.PROJECT_DATE_REFUSED.at(
                    "/classesFromMonth",
                    "类别起始月应在 " + project.dispatchedFrom() + " 至 " + present + " 之间",
                    "The month lies between " + project.dispatchedFrom() + " and " + present);
        }
        project.classify(classes);
        entities.persist(new ClassPeriod(ids.next(), project.id(), from, classes));
    }
}
