package io.jidi.project.overview;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A tier that an enterprise stands on, or an official title that it has or had. */
@Entity
@Immutable
@Table(name = "overview_standing")
class StandingRow {

    @Id
    private UUID id = new UUID(0, 0);

    private String kind = "";

    private String ladder = "";

    private String code = "";

    private LocalDate since = LocalDate.EPOCH;

    private @Nullable LocalDate until;

    private String enterprise = "";

    @Column(name = "owner_credit_code")
    private String ownerCreditCode = "";

    private String name = "";

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "base_code")
    private @Nullable String baseCode;

    private String status = "";

    protected StandingRow() {}

    /** A tier or title; {@code since} is the day of the assessment or the first day of validity, {@code until} the last. */
    @Schema(name = "OverviewStanding")
    public record View(
            String kind,
            String ladder,
            String code,
            LocalDate since,
            @Nullable LocalDate until,
            String enterprise,
            String creditCode,
            String name,
            String regionCode,
            @Nullable String baseCode,
            String status) {}

    View view() {
        return new View(
                kind, ladder, code, since, until, enterprise, ownerCreditCode, name, regionCode, baseCode, status);
    }
}
