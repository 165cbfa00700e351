package io.jidi.fund.settlement;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.FundId;
import io.jidi.platform.money.Money;
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

/** What partners settle among themselves; its lines stand in tables of their own. */
@Entity
@Table(name = "settlement")
class Settlement {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "fund_id")
    private UUID fundId = new UUID(0, 0);

    private int number;

    @Enumerated(EnumType.STRING)
    private SettlementKind kind = SettlementKind.CLAWBACK;

    private String currency = Money.CNY;
    private BigDecimal amount = BigDecimal.ZERO;

    @Column(name = "effective_date")
    private LocalDate effectiveDate = LocalDate.EPOCH;

    @Enumerated(EnumType.STRING)
    private SettlementState state = SettlementState.PROPOSED;

    private String reason = "";
    private String request = "";
    private String explanation = "";

    @Column(name = "prepared_by")
    private String preparedBy = "";

    @Column(name = "prepared_at")
    private Instant preparedAt = Instant.EPOCH;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Version
    private long version;

    protected Settlement() {}

    /** Who works it out, and when. */
    record Preparer(String user, Instant at) {}

    Settlement(
            SettlementId id,
            FundId fund,
            int number,
            Plan plan,
            LocalDate effectiveDate,
            String reason,
            String request,
            String explanation,
            Preparer preparer) {
        this.id = id.value();
        this.fundId = fund.value();
        this.number = number;
        this.kind = plan.kind();
        this.currency = plan.amount().currency();
        this.amount = plan.amount().amount();
        this.effectiveDate = effectiveDate;
        this.reason = reason;
        this.request = request;
        this.explanation = explanation;
        this.preparedBy = preparer.user();
        this.preparedAt = preparer.at();
    }

    SettlementId id() {
        return new SettlementId(id);
    }

    FundId fundId() {
        return new FundId(fundId);
    }

    int number() {
        return number;
    }

    SettlementKind kind() {
        return kind;
    }

    Money amount() {
        return new Money(amount, currency);
    }

    LocalDate effectiveDate() {
        return effectiveDate;
    }

    SettlementState state() {
        return state;
    }

    String reason() {
        return reason;
    }

    /** What it was worked out from, as JSON. */
    String request() {
        return request;
    }

    /** How it was worked out, as JSON. */
    String explanation() {
        return explanation;
    }

    String preparedBy() {
        return preparedBy;
    }

    @Nullable
    String approvedBy() {
        return approvedBy;
    }

    long version() {
        return version;
    }

    /** Four eyes: who prepared it does not approve it. */
    void approve(String by, Instant at) {
        requireState(SettlementState.PROPOSED);
        if (by.equals(preparedBy)) {
            throw FundProblem.FUND_SETTLEMENT_FOUR_EYES.problem();
        }
        approvedBy = by;
        approvedAt = at;
        state = SettlementState.APPROVED;
    }

    void withdraw() {
        requireState(SettlementState.PROPOSED);
        state = SettlementState.WITHDRAWN;
    }

    void requireState(SettlementState wanted) {
        if (state != wanted) {
            throw FundProblem.FUND_SETTLEMENT_NOT_ALLOWED.problem(
                    "第 " + number + " 号结算处于 " + state, "Settlement " + number + " is " + state);
        }
    }
}
