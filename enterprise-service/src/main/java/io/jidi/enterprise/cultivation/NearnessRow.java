package io.jidi.enterprise.cultivation;

import io.jidi.enterprise.enterprise.EnterpriseId;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An enterprise under an edition, and what it lacks: what the last run that judged it found, with the enterprise beside it. */
@MappedSuperclass
abstract class NearnessRow {

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

    @Column(name = "edition_id")
    private String editionId = "";

    @Column(name = "application_date")
    private LocalDate applicationDate = LocalDate.EPOCH;

    @Column(name = "reference_year")
    private int referenceYear;

    private int failing;
    private int unknown;
    private int manual;
    private @Nullable BigDecimal distance;
    private String criteria = "";
    private String missing = "";

    @Column(name = "computed_at")
    private Instant computedAt = Instant.EPOCH;

    UUID id() {
        return id;
    }

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

    String editionId() {
        return editionId;
    }

    LocalDate applicationDate() {
        return applicationDate;
    }

    int referenceYear() {
        return referenceYear;
    }

    int failing() {
        return failing;
    }

    int unknown() {
        return unknown;
    }

    int manual() {
        return manual;
    }

    /** Absent when a failing criterion has no figure. */
    @Nullable
    BigDecimal distance() {
        return distance;
    }

    /** Ids of the criteria in the way, each between blanks. */
    String criteria() {
        return criteria;
    }

    /** JSON list of {@link Nearness.MissingView}. */
    String missing() {
        return missing;
    }

    Instant computedAt() {
        return computedAt;
    }
}
