package io.jidi.project.dispatch;

import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.ManualRating;
import io.jidi.project.library.ProjectId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A rating that an office gave to one month of one project. */
@Entity
@Immutable
@Table(name = "manual_rating")
class GivenRating {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "project_id")
    private UUID projectId = new UUID(0, 0);

    @Column(name = "rated_month")
    private LocalDate month = LocalDate.EPOCH;

    @Enumerated(EnumType.STRING)
    private Light light = Light.RED;

    private String reason = "";

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    protected GivenRating() {}

    GivenRating(UUID id, ProjectId project, ManualRating rating, Instant recordedAt) {
        this.id = id;
        this.projectId = project.value();
        this.month = rating.month().atDay(1);
        this.light = rating.colour();
        this.reason = rating.reason();
        this.recordedAt = recordedAt;
    }

    UUID projectId() {
        return projectId;
    }

    ManualRating rating() {
        return new ManualRating(YearMonth.from(month), light, reason);
    }
}
