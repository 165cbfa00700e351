package io.jidi.project.promotion;

import io.jidi.platform.money.Money;
import io.jidi.project.Territory;
import io.jidi.project.promotion.rules.Stage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead. */
@Entity
@Table(name = "promotion_lead")
class Lead {

    /** 央企, 民企, 外企. */
    enum InvestorType {
        CENTRAL_SOE,
        PRIVATE,
        FOREIGN,
        OTHER
    }

    @Id
    private UUID id = new UUID(0, 0);

    private String name = "";
    private String investor = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "investor_type")
    private InvestorType investorType = InvestorType.OTHER;

    @Column(name = "source_region")
    private String sourceRegion = "";

    private String industry = "";
    private BigDecimal planned = BigDecimal.ZERO;

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "base_code")
    private @Nullable String baseCode;

    @Column(name = "owner_credit_code")
    private @Nullable String ownerCreditCode;

    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.NEGOTIATING;

    @Column(name = "stage_since")
    private LocalDate stageSince = LocalDate.EPOCH;

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    @Version
    private long version;

    protected Lead() {}

    Lead(LeadId id, EnterLead.Request request, BigDecimal planned, Instant now) {
        this.id = id.value();
        name = request.name().strip();
        investor = request.investor().strip();
        investorType = request.investorType();
        sourceRegion = request.sourceRegion().strip();
        industry = request.industry().strip();
        this.planned = planned;
        regionCode = request.regionCode();
        baseCode = request.baseCode();
        ownerCreditCode = request.ownerCreditCode();
        stageSince = request.since();
        recordedAt = now;
    }

    void enter(Stage next, LocalDate on) {
        stage = next;
        stageSince = on;
    }

    LeadId id() {
        return new LeadId(id);
    }

    Stage stage() {
        return stage;
    }

    LocalDate stageSince() {
        return stageSince;
    }

    String regionCode() {
        return regionCode;
    }

    @Nullable
    String baseCode() {
        return baseCode;
    }

    @Nullable
    String ownerCreditCode() {
        return ownerCreditCode;
    }

    String mark() {
        return Territory.mark(regionCode, baseCode, ownerCreditCode);
    }

    LeadView view(LocalDate today) {
        return new LeadView(
                id(),
                name,
                investor,
                investorType,
                sourceRegion,
                industry,
                Money.cny(planned),
                regionCode,
                baseCode,
                ownerCreditCode,
                stage,
                stageSince,
                stage.dormant(stageSince, today),
                recordedAt,
                null,
                null,
                null);
    }
}
