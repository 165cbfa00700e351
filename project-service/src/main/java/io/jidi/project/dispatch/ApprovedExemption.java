package io.jidi.project.dispatch;

import io.jidi.project.dispatch.rules.Exemption;
import io.jidi.project.library.ProjectId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** An approved good reason for one month of one project. */
@Entity
@Immutable
@Table(name = "exemption")
class ApprovedExemption {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "project_id")
    private UUID projectId = new UUID(0, 0);

    @Column(name = "exempt_month")
    private LocalDate month = LocalDate.EPOCH;

    @Column(name = "covers_registration")
    private boolean coversRegistration;

    private String reason = "";

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    protected ApprovedExemption() {}

    ApprovedExemption(UUID id, ProjectId project, Exemption exemption, Instant recordedAt) {
        this.id = id;
        this.projectId = project.value();
        this.month = exemption.month().atDay(1);
        this.coversRegistration = exemption.coversRegistration();
        this.reason = exemption.reason();
        this.recordedAt = recordedAt;
    }

    UUID projectId() {
        return projectId;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    Exemption exemption() {
        return new Exemption(YearMonth.from(month), coversRegistration, reason);
    }
}
