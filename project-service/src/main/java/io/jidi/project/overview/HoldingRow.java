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

/** What a fund paid for a stake in a firm, and what of it is still held at cost. */
@Entity
@Immutable
@Table(name = "overview_holding")
class HoldingRow {

    @Id
    private UUID id = new UUID(0, 0);

    private String investment = "";

    private String fund = "";

    @Column(name = "fund_code")
    private String fundCode = "";

    @Column(name = "owner_credit_code")
    private @Nullable String ownerCreditCode;

    @Column(name = "firm_name")
    private @Nullable String firmName;

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "base_code")
    private @Nullable String baseCode;

    private String currency = "";

    private BigDecimal paid = BigDecimal.ZERO;

    private BigDecimal held = BigDecimal.ZERO;

    protected HoldingRow() {}

    /** An investment in a firm; {@code held} is the cost of what was not sold yet. */
    @Schema(name = "OverviewHolding")
    public record View(
            String investment,
            String fund,
            String fundCode,
            @Nullable String creditCode,
            @Nullable String firmName,
            String regionCode,
            @Nullable String baseCode,
            Money paid,
            Money held) {}

    View view() {
        return new View(
                investment,
                fund,
                fundCode,
                ownerCreditCode,
                firmName,
                regionCode,
                baseCode,
                new Money(paid, currency),
                new Money(held, currency));
    }
}
