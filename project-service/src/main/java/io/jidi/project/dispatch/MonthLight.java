package io.jidi.project.dispatch;

import io.jidi.project.dispatch.rules.FrozenLight;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.library.Project;
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
import org.jspecify.annotations.Nullable;

/**
 * A frozen light. Inputs, decision and explanation are kept as the very text that was frozen: its bytes are digested. What
 * else stands here repeats of the project what lists filter by, as it was then.
 */
@Entity
@Immutable
@Table(name = "month_light")
class MonthLight {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "project_id")
    private UUID projectId = new UUID(0, 0);

    @Column(name = "light_month")
    private LocalDate month = LocalDate.EPOCH;

    @Enumerated(EnumType.STRING)
    private Light light = Light.GREY;

    @Enumerated(EnumType.STRING)
    @Column(name = "previous_light")
    private @Nullable Light previousLight;

    /** Lists filter by it; what is shown comes from the decision. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String escalation;

    @Column(name = "edition_id")
    private String editionId = "";

    @Column(name = "edition_digest")
    private String editionDigest = "";

    private String inputs = "";
    private String decision = "";
    private String explanation = "";
    private String digest = "";

    @Column(name = "project_name")
    private String projectName = "";

    @Column(name = "base_code")
    private @Nullable String baseCode;

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "owner_credit_code")
    private @Nullable String ownerCreditCode;

    @Column(name = "frozen_at")
    private Instant frozenAt = Instant.EPOCH;

    protected MonthLight() {}

    MonthLight(
            LightId id,
            Project project,
            FrozenLight frozen,
            @Nullable Light previousLight,
            @Nullable String escalation,
            Instant frozenAt) {
        this.id = id.value();
        this.projectId = project.id().value();
        this.month = frozen.month().atDay(1);
        this.light = frozen.light();
        this.previousLight = previousLight;
        this.escalation = escalation;
        this.editionId = frozen.editionId();
        this.editionDigest = frozen.editionDigest();
        this.inputs = frozen.inputs();
        this.decision = frozen.decision();
        this.explanation = frozen.explanation();
        this.digest = frozen.digest();
        this.projectName = project.name();
        this.baseCode = project.baseCode();
        this.regionCode = project.regionCode();
        this.ownerCreditCode = project.ownerCreditCode();
        this.frozenAt = frozenAt;
    }

    LightId id() {
        return new LightId(id);
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    YearMonth month() {
        return YearMonth.from(month);
    }

    Light light() {
        return light;
    }

    @Nullable
    Light previousLight() {
        return previousLight;
    }

    String projectName() {
        return projectName;
    }

    @Nullable
    String baseCode() {
        return baseCode;
    }

    String regionCode() {
        return regionCode;
    }

    @Nullable
    String ownerCreditCode() {
        return ownerCreditCode;
    }

    Instant frozenAt() {
        return frozenAt;
    }

    /** @throws IllegalArgumentException if the stored text does not give its digest any more */
    FrozenLight frozen() {
        return new FrozenLight(
                editionId, editionDigest, project().wire(), month(), light, inputs, decision, explanation, digest);
    }
}
