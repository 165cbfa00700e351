package io.jidi.project.library;

import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.text.Text;
import io.jidi.project.ProjectProblem;
import io.jidi.project.base.OpenFields;
import io.jidi.project.library.rules.AdjustmentWindow;
import io.jidi.project.library.rules.AdmissionCheck;
import io.jidi.project.library.rules.AdmissionDecision;
import io.jidi.project.library.rules.AdmissionDecision.Finding;
import io.jidi.project.library.rules.AdmissionDecision.State;
import io.jidi.project.library.rules.AdmissionFacts;
import io.jidi.project.library.rules.AdmissionFacts.ElementNeed;
import io.jidi.project.library.rules.AdmissionFacts.KnownProject;
import io.jidi.project.library.rules.ChangeType;
import io.jidi.project.library.rules.FieldCatalogue;
import io.jidi.project.library.rules.ProjectCode;
import io.jidi.project.library.rules.ProjectCodeCheck;
import io.jidi.project.library.rules.ProjectStatus;
import io.jidi.project.rules.ProjectClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts an application before the checklist, with what the library already holds, and words a return. */
@ApplicationScoped
class Admission {

    private static final Map<AdmissionCheck, String> POINTERS = Map.of(
            AdmissionCheck.C1, "/baseCode",
            AdmissionCheck.C2, "/totalInvestment",
            AdmissionCheck.C3, "/codes",
            AdmissionCheck.C4, "/owner/creditCode",
            AdmissionCheck.C5, "/responsibility",
            AdmissionCheck.C6, "/schedule",
            AdmissionCheck.C7, "/elements",
            AdmissionCheck.C8, "/codes");
    private static final Map<String, String> POINTERS_OF_REASONS = Map.of(
            "FIELD_MISSING", "/fields",
            "FIELD_NOT_OF_BASE", "/fields",
            "DUPLICATE_NAME_AND_ENTITY", "/name",
            "CLASSES_CONTRADICT", "/classes",
            "CURVE_MISSING", "/schedule/cumulative",
            "CURVE_NOT_TWELVE", "/schedule/cumulative",
            "CURVE_FALLS", "/schedule/cumulative",
            "CURVE_OFF_ANNUAL", "/schedule/cumulative",
            "ANNUAL_ABOVE_TOTAL", "/schedule/annual");

    private final LibraryEditions editions;
    private final OpenFields fields;
    private final EntityManager entities;

    Admission(LibraryEditions editions, OpenFields fields, EntityManager entities) {
        this.editions = editions;
        this.fields = fields;
        this.entities = entities;
    }

    /** What the checklist looks at beside the record. */
    record Circumstances(
            Set<ProjectClass> classes,
            AdmissionFacts.@Nullable Responsibility responsibility,
            AdmissionFacts.@Nullable Schedule schedule,
            LocalDate day) {}

    /** @param self the project itself when it is in the library already: it is no duplicate of its own */
    AdmissionDecision decide(ProjectRecord record, Circumstances circumstances, @Nullable ProjectId self) {
        List<ProjectRecord.GivenElement> elements = record.elements();
        AdmissionFacts facts = new AdmissionFacts(
                record.name(),
                record.baseCode(),
                record.fields(),
                record.kind(),
                circumstances.classes(),
                record.totalInvestment(),
                record.codes().stream().map(this::check).toList(),
                record.preparationDocuments(),
                record.ownerCreditCode(),
                circumstances.responsibility(),
                circumstances.day(),
                circumstances.schedule(),
                elements == null
                        ? null
                        : elements.stream()
                                .map(one -> new ElementNeed(one.kind(), one.needed(), one.secured()))
                                .toList(),
                known(record, self));
        FieldCatalogue catalogue = new FieldCatalogue(fields.byBase(), fields.shared());
        return editions.checklist(circumstances.day(), catalogue).decide(facts);
    }

    ProjectCodeCheck check(ProjectRecord.GivenCode given) {
        return editions.codes().check(given.code());
    }

    /** The codes to be stored: valid ones, one of them the principal. */
    List<StoredCode> checked(List<ProjectRecord.GivenCode> given) {
        long principals =
                given.stream().filter(ProjectRecord.GivenCode::principal).count();
        long different =
                given.stream().map(ProjectRecord.GivenCode::code).distinct().count();
        if ((!given.isEmpty() && principals != 1) || different != given.size()) {
            throw ProjectProblem.PROJECT_CODES_REFUSED.at(
                    "/codes", "项目代码不得重复，且须恰有一个主代码", "The codes must differ, and exactly one of them is the principal");
        }
        return given.stream()
                .sorted(java.util.Comparator.comparing(ProjectRecord.GivenCode::code))
                .map(one -> {
                    ProjectCode code =
                            Objects.requireNonNull(check(one).code(), "the checklist let an invalid code pass");
                    return new StoredCode(code.text(), code.form(), one.principal(), true);
                })
                .toList();
    }

    AdjustmentWindow window() {
        return editions.admission().window();
    }

    /** @throws io.jidi.platform.problem.Problem 422 outside the window of an edition that enforces it */
    void requireWindow(ChangeType change, LocalDate day, String pointer) {
        if (!window().allows(change, day)) {
            throw ProjectProblem.ADJUSTMENT_WINDOW_CLOSED.at(
                    pointer,
                    "“" + change.zh() + "”只在 " + window().months() + " 月办理",
                    "Projects are " + change.en() + " in the months " + window().months() + " only");
        }
    }

    boolean decidesOn(LocalDate day) {
        return editions.decidesOn(day);
    }

    /** Classes that no project can have together are no matter of the checklist. */
    static void requireConsistent(Set<ProjectClass> classes) {
        if (classes.isEmpty() || (classes.contains(ProjectClass.RESERVE) && classes.size() > 1)) {
            throw ProjectProblem.PROJECT_CLASSES_CONTRADICT.at(
                    "/classes", "至少一类，且“储备”不能与其他类别并存", "At least one class, and RESERVE only alone");
        }
    }

    static Problem returned(AdmissionDecision decision) {
        List<FieldError> errors = decision.findings().stream()
                .filter(finding -> finding.state() != State.PASSED)
                .map(Admission::error)
                .toList();
        return ProjectProblem.PROJECT_ADMISSION_RETURNED
                .problem(
                        "按 " + decision.editionId() + " 审核，" + errors.size() + " 项不符合",
                        errors.size() + " checks of " + decision.editionId() + " are not met")
                .withErrors(errors);
    }

    private static FieldError error(Finding finding) {
        String code = finding.reason().code();
        return new FieldError(
                POINTERS_OF_REASONS.getOrDefault(code, POINTERS.getOrDefault(finding.check(), "")),
                code,
                Text.of(finding.reason().zh(), finding.reason().en()),
                Map.of("check", finding.check().name(), "state", finding.state().name()));
    }

    private List<KnownProject> known(ProjectRecord record, @Nullable ProjectId self) {
        Set<String> codes = new HashSet<>(Set.of(""));
        record.codes().forEach(one -> codes.add(one.code()));
        return entities.createQuery(
                        "select distinct e from Project e left join e.codes c"
                                + " where (c.code in (:codes) or e.ownerCreditCode = :owner) and e.id <> :self",
                        Project.class)
                .setParameter("codes", codes)
                .setParameter("owner", record.ownerCreditCode() == null ? "" : record.ownerCreditCode())
                .setParameter("self", self == null ? new UUID(0, 0) : self.value())
                .getResultStream()
                .map(one -> new KnownProject(
                        one.code(),
                        one.name(),
                        one.ownerCreditCode(),
                        one.codes().stream().map(StoredCode::code).collect(Collectors.toSet()),
                        one.status() == ProjectStatus.EXITED))
                .toList();
    }
}
