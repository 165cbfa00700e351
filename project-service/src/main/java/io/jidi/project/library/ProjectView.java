package io.jidi.project.library;

import io.jidi.platform.money.Money;
import io.jidi.project.library.rules.ChangeType;
import io.jidi.project.library.rules.ExitReason;
import io.jidi.project.library.rules.ProjectCode;
import io.jidi.project.library.rules.ProjectKind;
import io.jidi.project.library.rules.ProjectStatus;
import io.jidi.project.owner.Owner;
import io.jidi.project.rules.ElementKind;
import io.jidi.project.rules.ProjectClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A project as shown. The parts from {@code elements} on are there when one project is read, not in lists.
 *
 * @param trail every step through the library, oldest first
 */
public record ProjectView(
        ProjectId id,
        String code,
        String name,
        ProjectKind kind,
        ProjectStatus status,
        Set<ProjectClass> classes,
        @Nullable String baseCode,
        Set<Integer> fields,
        String regionCode,
        @Nullable Money totalInvestment,
        Owner owner,
        List<Code> codes,
        List<String> preparationDocuments,
        LocalDate admittedDate,
        YearMonth dispatchedFromMonth,
        Instant updatedAt,
        @Nullable List<Element> elements,
        @Nullable AdmissionView admission,
        @Nullable List<Term> responsibilities,
        @Nullable List<Step> trail,
        boolean restricted,
        @Nullable List<Link> links) {

    /** @param checkDigitVerified always false: the algorithm is not public */
    public record Code(String code, ProjectCode.Form form, boolean principal, boolean checkDigitVerified) {}

    /** @param unit of the three amounts */
    public record Element(
            ElementKind kind,
            String unit,
            BigDecimal needed,
            BigDecimal secured,
            BigDecimal gap,
            @Nullable String note) {}

    /**
     * @param toDate last day; absent while it goes on
     * @param person name, masked for those who need not know it; likewise the leader
     */
    public record Term(
            String unit,
            String post,
            LocalDate fromDate,
            @Nullable LocalDate toDate,
            @Nullable String person,
            @Nullable String leader,
            @Nullable String leaderPost,
            @Nullable String lineDepartment,
            @Nullable String supervisorUnit) {}

    /** @param kind REENTRY_OF, MERGED_INTO or SPLIT_INTO, read from this project to the other; or its reverse */
    public record Link(String kind, ProjectId projectId, String code) {}

    /**
     * @param from absent for the first step
     * @param inWindow whether the day lay in an adjustment window; absent for steps before this was kept
     * @param successors projects that took over from one that left
     */
    public record Step(
            @Nullable ProjectStatus from,
            ProjectStatus to,
            String reason,
            LocalDate effectiveDate,
            String organisation,
            Instant recordedAt,
            ChangeType change,
            ExitReason.@Nullable Code exitCode,
            @Nullable Boolean inWindow,
            List<ProjectId> successors) {

        static Step of(Transition transition) {
            return new Step(
                    transition.from(),
                    transition.to(),
                    transition.reason(),
                    transition.effectiveDate(),
                    transition.organisation(),
                    transition.recordedAt(),
                    transition.change(),
                    transition.exitCode(),
                    transition.inWindow(),
                    transition.successors());
        }
    }

    /** For lists: the owner as given. */
    static ProjectView of(Project project) {
        ProjectRecord record = project.record();
        Owner owner = new Owner(record.ownerCreditCode(), record.ownerName(), null, null, null, List.of());
        return of(project, record, owner, null, null, null, null, null);
    }

    static ProjectView of(
            Project project,
            ProjectRecord record,
            Owner owner,
            @Nullable List<Element> elements,
            @Nullable AdmissionView admission,
            @Nullable List<Term> responsibilities,
            @Nullable List<Step> trail,
            @Nullable List<Link> links) {
        BigDecimal total = record.totalInvestment();
        return new ProjectView(
                project.id(),
                project.code(),
                project.name(),
                record.kind(),
                project.status(),
                project.classes(),
                project.baseCode(),
                new TreeSet<>(record.fields()),
                project.regionCode(),
                total == null ? null : Money.cny(total),
                owner,
                project.codes().stream()
                        .map(one -> new Code(one.code(), one.form(), one.principal(), false))
                        .toList(),
                record.preparationDocuments(),
                project.admittedDate(),
                project.dispatchedFrom(),
                project.updatedAt(),
                elements,
                admission,
                responsibilities,
                trail,
                project.restricted(),
                links);
    }
}
