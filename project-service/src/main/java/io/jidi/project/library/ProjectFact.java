package io.jidi.project.library;

import io.jidi.platform.money.Money;
import io.jidi.project.library.rules.AdmissionDecision;
import io.jidi.project.library.rules.ChangeType;
import io.jidi.project.library.rules.ExitReason;
import io.jidi.project.library.rules.ProjectKind;
import io.jidi.project.library.rules.ProjectStatus;
import io.jidi.project.rules.ProjectClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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
        @Nullable String reason,
        @Nullable ChangeType changeType,
        ExitReason.@Nullable Code exitCode,
        @Nullable List<ProjectId> successors,
        boolean restricted) {

    static ProjectFact of(Project project) {
        return of(project, null, null);
    }

    /** @param previousStatus where it came from, if the fact is a transition */
    static ProjectFact of(Project project, @Nullable ProjectStatus previousStatus, @Nullable String reason) {
        return of(project, previousStatus, reason, null);
    }

    /** Of a restricted project others learn that there is one and where it stands, not what it is. */
    static ProjectFact of(
            Project project,
            @Nullable ProjectStatus previousStatus,
            @Nullable String reason,
            Transition.@Nullable Adjustment adjustment) {
        ProjectRecord record = project.record();
        boolean hidden = project.restricted();
        BigDecimal total = hidden ? null : record.totalInvestment();
        return new ProjectFact(
                project.id(),
                project.code(),
                project.publicName(),
                record.kind(),
                project.status(),
                project.classes(),
                project.baseCode(),
                project.regionCode(),
                record.codes().stream()
                        .filter(one -> !hidden)
                        .filter(ProjectRecord.GivenCode::principal)
                        .map(ProjectRecord.GivenCode::code)
                        .findFirst()
                        .orElse(null),
                total == null ? null : Money.cny(total),
                project.publicOwner(),
                hidden ? null : record.ownerName(),
                project.admittedDate(),
                project.admissionEdition(),
                project.admissionOutcome(),
                previousStatus,
                hidden ? null : reason,
                adjustment == null ? null : adjustment.change(),
                adjustment == null ? null : adjustment.exitCode(),
                adjustment == null || adjustment.successors().isEmpty()
                        ? null
                        : adjustment.successors().stream().map(ProjectId::new).toList(),
                hidden);
    }
}
