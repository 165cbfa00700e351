package io.jidi.fund.valuation;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.valuation.rules.Calibration;
import io.jidi.fund.valuation.rules.Inputs;
import io.jidi.fund.valuation.rules.Technique;
import io.jidi.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
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

/** What an investment is worth on a day, in one person's judgement until another has approved it. */
@Entity
@Table(name = "valuation")
class Valuation {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "fund_id")
    private UUID fundId = new UUID(0, 0);

    @Column(name = "investment_id")
    private UUID investmentId = new UUID(0, 0);

    @Column(name = "valuation_date")
    private LocalDate valuationDate = LocalDate.EPOCH;

    @Enumerated(EnumType.STRING)
    private Technique technique = Technique.NET_ASSETS;

    @Column(name = "hierarchy_level")
    private int hierarchyLevel = 3;

    @Convert(converter = StoredJson.OfInputs.class)
    private @Nullable Inputs inputs;

    @Convert(converter = StoredJson.OfCalibration.class)
    private @Nullable Calibration calibration;

    private String explanation = "";
    private String currency = Money.CNY;

    // "value" is a word of the query language.
    @Column(name = "value")
    private BigDecimal fairValue = BigDecimal.ZERO;

    @Column(name = "range_low")
    private BigDecimal rangeLow = BigDecimal.ZERO;

    @Column(name = "range_high")
    private BigDecimal rangeHigh = BigDecimal.ZERO;

    private BigDecimal carrying = BigDecimal.ZERO;

    @Column(name = "prepared_by")
    private String preparedBy = "";

    @Column(name = "prepared_at")
    private Instant preparedAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    private ValuationState state = ValuationState.DRAFT;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "decision_reason")
    private @Nullable String decisionReason;

    private @Nullable BigDecimal change;

    @Column(name = "journal_id")
    private @Nullable UUID journalId;

    @Version
    private long version;

    protected Valuation() {}

    /**
     * A draft.
     *
     * @param worth value with its range
     * @param carrying what the books say on that day, when it was prepared
     */
    Valuation(
            ValuationId id,
            FundId fund,
            PrepareValuation.Request request,
            PrepareValuation.Worth worth,
            Money carrying,
            String preparedBy,
            Instant preparedAt) {
        this.id = id.value();
        this.fundId = fund.value();
        this.investmentId = request.investmentId().value();
        this.valuationDate = request.valuationDate();
        this.technique = request.technique();
        this.hierarchyLevel = request.hierarchyLevel();
        this.inputs = request.inputs();
        this.calibration = request.calibration().rule();
        this.explanation = request.explanation();
        this.currency = carrying.currency();
        this.fairValue = worth.value().amount();
        this.rangeLow = worth.low().amount();
        this.rangeHigh = worth.high().amount();
        this.carrying = carrying.amount();
        this.preparedBy = preparedBy;
        this.preparedAt = preparedAt;
    }

    ValuationId id() {
        return new ValuationId(id);
    }

    FundId fundId() {
        return new FundId(fundId);
    }

    InvestmentId investmentId() {
        return new InvestmentId(investmentId);
    }

    LocalDate valuationDate() {
        return valuationDate;
    }

    Technique technique() {
        return technique;
    }

    int hierarchyLevel() {
        return hierarchyLevel;
    }

    Inputs inputs() {
        return loaded(inputs);
    }

    Calibration calibration() {
        return loaded(calibration);
    }

    String explanation() {
        return explanation;
    }

    Money value() {
        return money(fairValue);
    }

    Money rangeLow() {
        return money(rangeLow);
    }

    Money rangeHigh() {
        return money(rangeHigh);
    }

    Money carrying() {
        return money(carrying);
    }

    String preparedBy() {
        return preparedBy;
    }

    Instant preparedAt() {
        return preparedAt;
    }

    ValuationState state() {
        return state;
    }

    Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    Optional<String> decisionReason() {
        return Optional.ofNullable(decisionReason);
    }

    Optional<Money> change() {
        return Optional.ofNullable(change).map(this::money);
    }

    Optional<JournalId> journalId() {
        return Optional.ofNullable(journalId).map(JournalId::new);
    }

    long version() {
        return version;
    }

    /**
     * Another person takes it.
     *
     * @param booked what the books are changed by
     * @param journal null when nothing changes
     */
    void approve(String by, Instant at, String reason, Money booked, @Nullable JournalId journal) {
        decide(ValuationState.APPROVED, by, at, reason);
        change = booked.amount();
        journalId = journal == null ? null : journal.value();
    }

    void reject(String by, Instant at, String reason) {
        decide(ValuationState.REJECTED, by, at, reason);
    }

    /** Lets only another person than the preparer decide, and only once (fund.md 3.6). */
    void requireDecidableBy(String person) {
        if (state != ValuationState.DRAFT) {
            throw FundProblem.FUND_VALUATION_DECIDED.problem(
                    "该估值已" + (state == ValuationState.APPROVED ? "批准" : "退回"),
                    "The valuation is " + state + " already");
        }
        if (preparedBy.equals(person)) {
            throw FundProblem.FUND_VALUATION_FOUR_EYES.problem(
                    "编制人不能审批自己的估值", "Who prepared a valuation cannot decide on it");
        }
    }

    private void decide(ValuationState to, String by, Instant at, String reason) {
        requireDecidableBy(by);
        state = to;
        decidedBy = by;
        decidedAt = at;
        decisionReason = reason;
    }

    private Money money(BigDecimal amount) {
        return new Money(amount, currency);
    }

    private static <T> T loaded(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a valuation is stored with its inputs and calibration");
        }
        return value;
    }
}
