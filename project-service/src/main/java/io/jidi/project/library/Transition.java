package io.jidi.project.library;

import io.jidi.project.library.rules.ProjectStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
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

    protected Transition() {}

    Transition(
            UUID id,
            ProjectId project,
            @Nullable ProjectStatus from,
            ProjectStatus to,
            String reason,
            LocalDate effectiveDate,
            io.jidi.platform.security.Caller caller,
            Instant recordedAt) {
        this.id = id;
        this.projectId = project.value();
        this.from = from;
        this.to = to;
        this.reason = reason;
        this.effectiveDate = effectiveDate;
        this.actor = caller.userId();
        this.organisation = caller.organisation();
        this.recordedAt = recordedAt;
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
