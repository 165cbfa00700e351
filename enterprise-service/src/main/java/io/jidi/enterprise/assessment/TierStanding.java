package io.jidi.enterprise.assessment;

import io.jidi.enterprise.assessment.rules.Ladder;
import io.jidi.enterprise.enterprise.EnterpriseId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Who stands where now: a view over the open stays with the enterprise beside it. */
@Entity
@Immutable
@Table(name = "tier_standing")
class TierStanding {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "enterprise_id")
    private UUID enterpriseId = new UUID(0, 0);

    @Column(name = "credit_code")
    private String creditCode = "";

    private String name = "";

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "base_code")
    private @Nullable String baseCode;

    @Enumerated(EnumType.STRING)
    private Ladder ladder = Ladder.MIIT;

    private String tier = "";

    @Column(name = "from_date")
    private LocalDate fromDate = LocalDate.EPOCH;

    @Column(name = "edition_id")
    private String editionId = "";

    @Column(name = "opened_by")
    private UUID openedBy = new UUID(0, 0);

    protected TierStanding() {}

    EnterpriseId enterpriseId() {
        return new EnterpriseId(enterpriseId);
    }

    String creditCode() {
        return creditCode;
    }

    String name() {
        return name;
    }

    String regionCode() {
        return regionCode;
    }

    @Nullable
    String baseCode() {
        return baseCode;
    }

    Ladder ladder() {
        return ladder;
    }

    String tier() {
        return tier;
    }

    LocalDate fromDate() {
        return fromDate;
    }

    String editionId() {
        return editionId;
    }

    AssessmentId openedBy() {
        return new AssessmentId(openedBy);
    }
}
