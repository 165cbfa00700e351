package io.jidi.project.firstset;

import io.jidi.platform.money.Money;
import io.jidi.project.Territory;
import io.jidi.project.firstset.rules.FirstSetStatus;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An application for a first set. */
@Entity
@Table(name = "first_set")
class FirstSet {

    /** 装备, 材料, 软件. */
    enum Kind {
        EQUIPMENT,
        MATERIAL,
        SOFTWARE
    }

    @Id
    private UUID id = new UUID(0, 0);

    private String name = "";

    @Enumerated(EnumType.STRING)
    private Kind object = Kind.EQUIPMENT;

    @Column(name = "list_year")
    private int listYear;

    @Column(name = "owner_credit_code")
    private String ownerCreditCode = "";

    @Column(name = "owner_name")
    private String ownerName = "";

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "base_code")
    private @Nullable String baseCode;

    @Column(name = "unit_price")
    private BigDecimal unitPrice = BigDecimal.ONE;

    private boolean commitment;

    @Enumerated(EnumType.STRING)
    private FirstSetStatus status = FirstSetStatus.APPLIED;

    @Column(name = "status_reason")
    private String statusReason = "";

    private @Nullable String evaluator;

    @Column(name = "public_until")
    private @Nullable LocalDate publicUntil;

    private @Nullable BigDecimal insured;
    private @Nullable BigDecimal premium;

    @Column(name = "recorded_at")
    private Instant recordedAt = Instant.EPOCH;

    @Version
    private long version;

    protected FirstSet() {}

    FirstSet(FirstSetId id, ApplyFirstSet.Request request, BigDecimal unitPrice, Instant now) {
        this.id = id.value();
        name = request.name().strip();
        object = request.object();
        listYear = request.listYear();
        ownerCreditCode = request.ownerCreditCode();
        ownerName = request.ownerName().strip();
        regionCode = request.regionCode();
        baseCode = request.baseCode();
        this.unitPrice = unitPrice;
        commitment = request.creditCommitment();
        statusReason = "申报 | applied";
        recordedAt = now;
    }

    void enter(FirstSetStatus next, String reason, @Nullable String evaluatedBy, @Nullable LocalDate until) {
        status = next;
        statusReason = reason.strip();
        evaluator = evaluatedBy == null ? evaluator : evaluatedBy;
        publicUntil = until == null ? publicUntil : until;
    }

    void insure(BigDecimal sum, BigDecimal paid) {
        insured = sum;
        premium = paid;
    }

    FirstSetId id() {
        return new FirstSetId(id);
    }

    FirstSetStatus status() {
        return status;
    }

    BigDecimal unitPrice() {
        return unitPrice;
    }

    @Nullable
    BigDecimal premium() {
        return premium;
    }

    String regionCode() {
        return regionCode;
    }

    @Nullable
    String baseCode() {
        return baseCode;
    }

    String ownerCreditCode() {
        return ownerCreditCode;
    }

    @Nullable
    LocalDate publicUntil() {
        return publicUntil;
    }

    String mark() {
        return Territory.mark(regionCode, baseCode, ownerCreditCode);
    }

    FirstSetView view(List<FirstSetView.Claim> claims) {
        return new FirstSetView(
                id(),
                name,
                object,
                listYear,
                ownerCreditCode,
                ownerName,
                regionCode,
                baseCode,
                Money.cny(unitPrice),
                commitment,
                status,
                statusReason,
                evaluator,
                publicUntil,
                insured == null ? null : Money.cny(insured),
                premium == null ? null : Money.cny(premium),
                recordedAt,
                claims);
    }
}
