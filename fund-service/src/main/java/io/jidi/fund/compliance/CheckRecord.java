package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Consequence;
import io.jidi.fund.fund.ActKind;
import io.jidi.fund.fund.FundId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A judged act as lists show it; written by {@link Checks}, its facts and verdicts read there. */
@Entity
@Immutable
@Table(name = "compliance_check")
class CheckRecord {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "fund_id")
    private UUID fundId = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    @Column(name = "act_kind")
    private ActKind actKind = ActKind.DAILY;

    @Column(name = "act_day")
    private LocalDate actDay = LocalDate.EPOCH;

    @Column(name = "catalogue_id")
    private String catalogueId = "";

    @Column(name = "terms_id")
    private @Nullable String termsId;

    @Enumerated(EnumType.STRING)
    private Consequence consequence = Consequence.ALLOW;

    @Enumerated(EnumType.STRING)
    private Decision decision = Decision.OBSERVED;

    @Column(name = "asked_by")
    private String askedBy = "";

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    protected CheckRecord() {}

    /** One line of the list. */
    @Schema(name = "CheckRecord")
    record View(
            CheckId id,
            FundId fundId,
            ActKind kind,
            LocalDate day,
            String catalogueId,
            @Nullable String termsId,
            Consequence consequence,
            Decision decision,
            String askedBy,
            Instant recordedAt) {}

    View view() {
        return new View(
                new CheckId(id),
                new FundId(fundId),
                actKind,
                actDay,
                catalogueId,
                termsId,
                consequence,
                decision,
                askedBy,
                recordedAt);
    }
}
