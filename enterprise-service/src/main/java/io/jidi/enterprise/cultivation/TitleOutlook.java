package io.jidi.enterprise.cultivation;

import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.recognition.TitleId;
import io.jidi.enterprise.recognition.rules.Title;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A title that is held, by the rule that will re-assess it. */
@Entity
@Immutable
@Table(name = "title_outlook_row")
class TitleOutlook extends NearnessRow {

    @Enumerated(EnumType.STRING)
    private Title title = Title.INNOVATIVE;

    @Column(name = "certificate_no")
    private String certificateNo = "";

    @Column(name = "valid_until")
    private LocalDate validUntil = LocalDate.EPOCH;

    @Enumerated(EnumType.STRING)
    private TierOutcome outcome = TierOutcome.NEEDS_DATA;

    protected TitleOutlook() {}

    TitleId titleId() {
        return new TitleId(id());
    }

    Title title() {
        return title;
    }

    String certificateNo() {
        return certificateNo;
    }

    LocalDate validUntil() {
        return validUntil;
    }

    TierOutcome outcome() {
        return outcome;
    }
}
