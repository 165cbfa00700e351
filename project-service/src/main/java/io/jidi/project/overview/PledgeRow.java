package io.jidi.project.overview;

import io.jidi.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A commitment to a fund, less what was released. */
@Entity
@Immutable
@Table(name = "overview_pledge")
class PledgeRow {

    @Id
    private UUID id = new UUID(0, 0);

    private String commitment = "";

    private String fund = "";

    @Column(name = "fund_code")
    private String fundCode = "";

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "base_code")
    private @Nullable String baseCode;

    @Column(name = "partner_name")
    private @Nullable String partnerName;

    @Column(name = "government_tier")
    private String governmentTier = "";

    private String currency = "";

    private BigDecimal amount = BigDecimal.ZERO;

    @Column(name = "within_base")
    private boolean withinBase = false;

    protected PledgeRow() {}

    /** A commitment; {@code withinBase} when another fund of the same base gives it. */
    @Schema(name = "OverviewPledge")
    public record View(
            String commitment,
            String fund,
            String fundCode,
            String regionCode,
            @Nullable String baseCode,
            @Nullable String partnerName,
            String governmentTier,
            Money amount,
            boolean withinBase) {}

    View view() {
        return new View(
                commitment,
                fund,
                fundCode,
                regionCode,
                baseCode,
                partnerName,
                governmentTier,
                new Money(amount, currency),
                withinBase);
    }
}
