package io.jidi.enterprise.assessment;

import io.jidi.enterprise.assessment.rules.StandingEffect;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.enterprise.EnterpriseId;
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

/** An assessment as it was decided; its inputs and explained result lie beside it as bytes. */
@Entity
@Immutable
@Table(name = "assessment")
class StoredAssessment {

    /** The ladder column of a standard without one. */
    static final String NO_LADDER = "NONE";

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "enterprise_id")
    private UUID enterpriseId = new UUID(0, 0);

    @Column(name = "edition_id")
    private String editionId = "";

    @Column(name = "edition_digest")
    private String editionDigest = "";

    private String standard = "";
    private String ladder = "";

    @Enumerated(EnumType.STRING)
    private ApplicationKind kind = ApplicationKind.NEW;

    @Column(name = "application_date")
    private LocalDate applicationDate = LocalDate.EPOCH;

    @Column(name = "reference_year")
    private int referenceYear;

    @Enumerated(EnumType.STRING)
    private TierOutcome outcome = TierOutcome.NEEDS_DATA;

    private @Nullable String reached;

    @Enumerated(EnumType.STRING)
    @Column(name = "standing_effect")
    private StandingEffect standingEffect = StandingEffect.UNCHANGED;

    @Column(name = "input_digest")
    private String inputDigest = "";

    @Column(name = "result_digest")
    private String resultDigest = "";

    @Column(name = "assessed_by")
    private String assessedBy = "";

    @Column(name = "assessed_at")
    private Instant assessedAt = Instant.EPOCH;

    protected StoredAssessment() {}

    StoredAssessment(
            AssessmentId id,
            EnterpriseId enterprise,
            Judged judged,
            StandingEffect effect,
            String assessedBy,
            Instant assessedAt) {
        this.id = id.value();
        this.enterpriseId = enterprise.value();
        this.editionId = judged.edition().id();
        this.editionDigest = judged.edition().digest();
        this.standard = judged.edition().standard();
        this.ladder = judged.ladder().map(Enum::name).orElse(NO_LADDER);
        this.kind = judged.context().kind();
        this.applicationDate = judged.context().applicationDate();
        this.referenceYear = judged.context().referenceYear();
        this.outcome = judged.assessment().outcome();
        this.reached = judged.reached();
        this.standingEffect = effect;
        this.inputDigest = judged.inputDigest();
        this.resultDigest = judged.resultDigest();
        this.assessedBy = assessedBy;
        this.assessedAt = assessedAt;
    }

    AssessmentId id() {
        return new AssessmentId(id);
    }

    EnterpriseId enterpriseId() {
        return new EnterpriseId(enterpriseId);
    }

    String editionId() {
        return editionId;
    }

    String editionDigest() {
        return editionDigest;
    }

    String standard() {
        return standard;
    }

    @Nullable
    String ladder() {
        return ladder.equals(NO_LADDER) ? null : ladder;
    }

    ApplicationKind kind() {
        return kind;
    }

    LocalDate applicationDate() {
        return applicationDate;
    }

    int referenceYear() {
        return referenceYear;
    }

    TierOutcome outcome() {
        return outcome;
    }

    @Nullable
    String reached() {
        return reached;
    }

    StandingEffect standingEffect() {
        return standingEffect;
    }

    String inputDigest() {
        return inputDigest;
    }

    String resultDigest() {
        return resultDigest;
    }

    String assessedBy() {
        return assessedBy;
    }

    Instant assessedAt() {
        return assessedAt;
    }
}
