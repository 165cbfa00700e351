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
import org.jspecify.annotations.Nullable;

/** A stay on one step of a ladder, from the assessment that reached it to the one that left it. */
@Entity
@Table(name = "tier_period")
class TierPeriod {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "enterprise_id")
    private UUID enterpriseId = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    private Ladder ladder = Ladder.MIIT;

    private String tier = "";

    @Column(name = "from_date")
    private LocalDate fromDate = LocalDate.EPOCH;

    @Column(name = "to_date")
    private @Nullable LocalDate toDate;

    @Column(name = "edition_id")
    private String editionId = "";

    @Column(name = "opened_by")
    private UUID openedBy = new UUID(0, 0);

    @Column(name = "closed_by")
    private @Nullable UUID closedBy;

    protected TierPeriod() {}

    TierPeriod(UUID id, EnterpriseId enterprise, Ladder ladder, String tier, LocalDate from, StoredAssessment opening) {
        this.id = id;
        this.enterpriseId = enterprise.value();
        this.ladder = ladder;
        this.tier = tier;
        this.fromDate = from;
        this.editionId = opening.editionId();
        this.openedBy = opening.id().value();
    }

    void close(StoredAssessment by) {
        if (toDate != null) {
            throw new IllegalStateException("the stay on " + tier + " ended on " + toDate + " already");
        }
        toDate = by.applicationDate().isBefore(fromDate) ? fromDate : by.applicationDate();
        closedBy = by.id().value();
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

    /** First day on which it no longer stood there; absent while it does. */
    @Nullable
    LocalDate toDate() {
        return toDate;
    }

    String editionId() {
        return editionId;
    }

    AssessmentId openedBy() {
        return new AssessmentId(openedBy);
    }

    @Nullable
    AssessmentId closedBy() {
        return closedBy == null ? null : new AssessmentId(closedBy);
    }
}
