package io.jidi.fund.distribution;

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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cash of a fund on its way to the partners; its lines stand in tables of their own. */
@Entity
@Table(name = "distribution")
class Distribution {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "fund_id")
    private UUID fundId = new UUID(0, 0);

    private int number;
    private String currency = Money.CNY;
    private BigDecimal cash = BigDecimal.ZERO;
    private BigDecimal recallable = BigDecimal.ZERO;

    @Column(name = "value_date")
    private LocalDate valueDate = LocalDate.EPOCH;

    @Enumerated(EnumType.STRING)
    private DistributionState state = DistributionState.PROPOSED;

    private String reason = "";

    @Column(name = "prepared_by")
    private String preparedBy = "";

    @Column(name = "prepared_at")
    private Instant preparedAt = Instant.EPOCH;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "paid_date")
    private @Nullable LocalDate paidDate;

    private @Nullable UUID corrects;

    @Column(name = "bank_reference")
    private @Nullable String bankReference;

    @Version
    private long version;

    protected Distribution() {}

    Distribution(
            ProposeDistribution.Place place,
            FundId fund,
            int number,
            Money cash,
            Money recallable,
            LocalDate valueDate,
            String reason,
            String preparedBy,
            Instant preparedAt) {
        DistributionId corrected = place.corrects();
        this.id = place.id().value();
        this.corrects = corrected == null ? null : corrected.value();
        this.fundId = fund.value();
        this.number = number;
        this.currency = cash.currency();
        this.cash = cash.amount();
        this.recallable = recallable.amount();
        this.valueDate = valueDate;
        this.reason = reason;
        this.preparedBy = preparedBy;
        this.preparedAt = preparedAt;
    }

    DistributionId id() {
        return new DistributionId(id);
    }

    FundId fundId() {
        return new FundId(fundId);
    }

    int number() {
        return number;
    }

    Money cash() {
        return new Money(cash, currency);
    }

    Money recallable() {
        return new Money(recallable, currency);
    }

    LocalDate valueDate() {
        return valueDate;
    }

    DistributionState state() {
        return state;
    }

    String reason() {
        return reason;
    }

    String preparedBy() {
        return preparedBy;
    }

    @Nullable
    String approvedBy() {
        return approvedBy;
    }

    @Nullable
    Instant approvedAt() {
        return approvedAt;
    }

    @Nullable
    String bankReference() {
        return bankReference;
    }

    @Nullable
    LocalDate paidDate() {
        return paidDate;
    }

    long version() {
        return version;
    }

    /** The figures were computed again by this person, who therefore prepared it. */
    void prepared(String by, Instant at) {
        requireState(DistributionState.PROPOSED);
        preparedBy = by;
        preparedAt = at;
    }

    /** Four eyes: who prepared it does not approve it. */
    void approve(String by, Instant at) {
        requireState(DistributionState.PROPOSED);
        if (by.equals(preparedBy)) {
            throw FundProblem.FUND_FOUR_EYES.problem();
        }
        approvedBy = by;
        approvedAt = at;
        state = DistributionState.APPROVED;
    }

    void pay(LocalDate day, String reference) {
        requireState(DistributionState.APPROVED);
        paidDate = day;
        bankReference = reference;
        state = DistributionState.PAID;
    }

    /** The distribution in whose place this one stands. */
    Optional<DistributionId> corrects() {
        return Optional.ofNullable(corrects).map(DistributionId::new);
    }

    /** It was paid on another day or under another reference of the bank. */
    void payOtherwise(LocalDate day, String reference) {
        requireState(DistributionState.PAID);
        paidDate = day;
        bankReference = reference;
    }

    /** It was not paid at all. */
    void unpay() {
        requireState(DistributionState.PAID);
        paidDate = null;
        bankReference = null;
        state = DistributionState.APPROVED;
    }

    /** It was approved wrongly; another one stands in its place, or none. */
    void takeBack() {
        requireState(DistributionState.APPROVED);
        state = DistributionState.CORRECTED;
    }

    void withdraw() {
        requireState(DistributionState.PROPOSED);
        state = DistributionState.WITHDRAWN;
    }

    void requireState(DistributionState wanted) {
        if (state != wanted) {
            throw FundProblem.FUND_DISTRIBUTION_NOT_ALLOWED.problem(
                    "第 " + number + " 次分配处于 " + state, "Distribution " + number + " is " + state);
        }
    }
}
