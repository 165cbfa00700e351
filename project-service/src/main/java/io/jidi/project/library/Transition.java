package io.jidi.project.library;

import io.jidi.project.library.rules.ChangeType;
import io.jidi.project.library.rules.ExitReason;
import io.jidi.project.library.rules.ProjectStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One step of a project through the library. */
@Entity
@Immutable
@Table(name = "project_transition")
class Transition {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "project_id")
    private UUID projectId = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    @Column(name = "from_status")
    private @Nullable ProjectStatus from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_status")
    private ProjectStatus to = ProjectStatus.RESERVED;

    private String reason = "";

    @Column(name = "effective_date")
    private LocalDate effectiveDate = LocalDate.EPOCH;

    private String actor = "";
    private String organisation = "";

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    @Column(name = "change_type")
    private @Nullable ChangeType change;

    @Enumerated(EnumType.STRING)
    @Column(name = "exit_code")
    private ExitReason.@Nullable Code exitCode;

    @Column(name = "in_window")
    private @Nullable Boolean inWindow;

    private List<UUID> successors = new ArrayList<>();

    protected Transition() {}

    /**
     * What the step means for the lists of the library.
     *
     * @param successors projects that take over from one that leaves
     */
    record Adjustment(ChangeType change, ExitReason.@Nullable Code exitCode, boolean inWindow, List<UUID> successors) {}

    Transition(
            UUID id,
            ProjectId project,
            @Nullable ProjectStatus from,
            ProjectStatus to,
            String reason,
            LocalDate effectiveDate,
            io.jidi.platform.security.Caller caller,
            Instant recordedAt,
            Adjustment adjustment) {
        this.id = id;
        this.projectId = project.value();
        this.from = from;
        this.to = to;
        this.reason = reason;
        this.effectiveDate = effectiveDate;
        this.actor = caller.userId();
        this.organisation = caller.organisation();
        this.recordedAt = recordedAt;
        this.change = adjustment.change();
        this.exitCode = adjustment.exitCode();
        this.inWindow = adjustment.inWindow();
        this.successors = new ArrayList<>(adjustment.successors());
    }

    /** What the step is called; of steps before this was kept, what their statuses say. */
    ChangeType change() {
        return change == null ? ChangeType.of(from, to, null) : change;
    }

    ExitReason.@Nullable Code exitCode() {
        return exitCode;
    }

    @Nullable
    Boolean inWindow() {
        return inWindow;
    }

    List<ProjectId> successors() {
        return successors.stream().map(ProjectId::new).toList();
    }

    @Nullable
    ProjectStatus from() {
        return from;
    }

    ProjectStatus to() {
        return to;
    }

    String reason() {
        return reason;
    }

    LocalDate effectiveDate() {
        return effectiveDate;
    }

    String actor() {
        return actor;
    }

    String organisation() {
        return organisation;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
