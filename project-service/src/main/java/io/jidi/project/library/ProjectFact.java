package io.jidi.project.library;

import io.jidi.platform.money.Money;
import io.jidi.project.library.rules.AdmissionDecision;
import io.jidi.project.library.rules.ProjectKind;
import io.jidi.project.library.rules.ProjectStatus;
import io.jidi.project.rules.ProjectClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data of the events project.admitted and project.changed: the project as it stands after the fact. No persons. */
record ProjectFact(
        ProjectId projectId,
        String code,
        String name,
        ProjectKind kind,
        ProjectStatus status,
        Set<ProjectClass> classes,
        @Nullable String baseCode,
        String regionCode,
        @Nullable String projectCode,
        @Nullable Money totalInvestment,
        @Nullable String ownerCreditCode,
        @Nullable String ownerName,
        LocalDate admittedDate,
        String admissionEditionId,
        AdmissionDecision.Outcome admissionOutcome,
        @Nullable ProjectStatus previousStatus,
        @Nullable String reason) {

    static ProjectFact of(Project project) {
        return of(project, null, null);
    }

    /** @param previousStatus where it came from, if the fact is a transition */
    static ProjectFact of(Project project, @Nullable ProjectStatus previousStatus, @Nullable String reason) {
        ProjectRecord record = project.record();
        BigDecimal total = record.totalInvestment();
        return new ProjectFact(
                project.id(),
                project.code(),
                project.name(),
                record.kind(),
                project.status(),
                project.classes(),
                project.baseCode(),
                project.regionCode(),
                record.codes().stream()
                        .filter(ProjectRecord.GivenCode::principal)
                        .map(ProjectRecord.GivenCode::code)
                        .findFirst()
                        .orElse(null),
                total == null ? null : Money.cny(total),
                project.ownerCreditCode(),
                record.ownerName(),
                project.admittedDate(),
                project.admissionEdition(),
                project.admissionOutcome(),
                previousStatus,
                reason);
    }
}
