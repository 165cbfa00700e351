package io.jidi.enterprise.recognition;

import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.id.TypeIds;
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

/**
 * The official title and the computed eligibility of an enterprise, side by side: the latest of each, either of which may be
 * missing. A view; whether the title holds depends on the day and is asked of {@link #difference}.
 */
@Entity
@Immutable
@Table(name = "title_comparison")
class TitleComparison {

    /** How the two agree. */
    enum Difference {
        NONE,
        /** Meets the standard and has no title: to be invited. */
        ELIGIBLE_WITHOUT_TITLE,
        /** Has the title and fails the standard: lost at the next re-assessment. */
        TITLE_WITHOUT_ELIGIBILITY,
        /** Has the title; nothing decides whether it still meets the standard. */
        TITLE_UNDECIDED
    }

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "enterprise_id")
    private UUID enterpriseId = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    private Title title = Title.INNOVATIVE;

    @Column(name = "credit_code")
    private String creditCode = "";

    private String name = "";

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "base_code")
    private @Nullable String baseCode;

    @Column(name = "title_id")
    private @Nullable UUID titleId;

    @Column(name = "certificate_no")
    private @Nullable String certificateNo;

    @Column(name = "valid_from")
    private @Nullable LocalDate validFrom;

    @Column(name = "valid_until")
    private @Nullable LocalDate validUntil;

    @Column(name = "ended_on")
    private @Nullable LocalDate endedOn;

    @Column(name = "assessment_id")
    private @Nullable UUID assessmentId;

    @Column(name = "edition_id")
    private @Nullable String editionId;

    private @Nullable String outcome;

    @Column(name = "application_date")
    private @Nullable LocalDate applicationDate;

    protected TitleComparison() {}

    boolean isHeld(LocalDate today) {
        LocalDate until = validUntil;
        return until != null && !today.isAfter(until) && (endedOn == null || today.isBefore(endedOn));
    }

    Difference difference(LocalDate today) {
        boolean eligible = "ELIGIBLE".equals(outcome);
        if (!isHeld(today)) {
            return eligible ? Difference.ELIGIBLE_WITHOUT_TITLE : Difference.NONE;
        }
        if (eligible) {
            return Difference.NONE;
        }
        return "NOT_ELIGIBLE".equals(outcome) ? Difference.TITLE_WITHOUT_ELIGIBILITY : Difference.TITLE_UNDECIDED;
    }

    EnterpriseId enterpriseId() {
        return new EnterpriseId(enterpriseId);
    }

    Title title() {
        return title;
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

    @Nullable
    TitleId titleId() {
        return titleId == null ? null : new TitleId(titleId);
    }

    @Nullable
    String certificateNo() {
        return certificateNo;
    }

    @Nullable
    LocalDate validFrom() {
        return validFrom;
    }

    @Nullable
    LocalDate validUntil() {
        return validUntil;
    }

    @Nullable
    LocalDate endedOn() {
        return endedOn;
    }

    /** Wire form; the assessment is another feature's. */
    @Nullable
    String assessmentId() {
        return assessmentId == null ? null : TypeIds.format("asm", assessmentId);
    }

    @Nullable
    String editionId() {
        return editionId;
    }

    @Nullable
    String outcome() {
        return outcome;
    }

    @Nullable
    LocalDate applicationDate() {
        return applicationDate;
    }
}
