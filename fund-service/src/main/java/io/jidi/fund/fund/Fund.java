package io.jidi.fund.fund;

import io.jidi.fund.FundProblem;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
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

/** A fund and where it stands in its life. */
@Entity
@Table(name = "fund")
public class Fund {

    @Id
    private UUID id = new UUID(0, 0);

    private String code = "";
    private String name = "";

    @Enumerated(EnumType.STRING)
    private FundLayer layer = FundLayer.SUB;

    @Enumerated(EnumType.STRING)
    @Column(name = "fund_class")
    private @Nullable FundClass fundClass;

    @Column(name = "parent_fund_id")
    private @Nullable UUID parentFundId;

    @Column(name = "target_size")
    private @Nullable BigDecimal targetSize;

    private String currency = Money.CNY;

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "base_code")
    private @Nullable String baseCode;

    private String manager = "";

    @Enumerated(EnumType.STRING)
    private FundState state = FundState.DRAFT;

    @Column(name = "last_call_number")
    private int lastCallNumber;

    @Column(name = "last_settlement_number")
    private int lastSettlementNumber;

    @Column(name = "last_distribution_number")
    private int lastDistributionNumber;

    @Column(name = "last_journal_number")
    private long lastJournalNumber;

    /** Of the latest journal; the next one's hash covers it, so that a changed row shows. */
    @Column(name = "last_journal_hash")
    private String lastJournalHash = "";

    @Column(name = "last_booked_at")
    private Instant lastBookedAt = Instant.EPOCH;

    @Column(name = "bank_balance")
    private BigDecimal bankBalance = BigDecimal.ZERO;

    @Column(name = "closed_through")
    private @Nullable LocalDate closedThrough;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Version
    private long version;

    protected Fund() {}

    Fund(FundId id, EstablishFund.Request request, Instant now) {
        this.id = id.value();
        this.code = request.code();
        this.name = request.name();
        this.layer = request.layer();
        this.fundClass = request.fundClass();
        this.parentFundId =
                request.parentFundId() == null ? null : request.parentFundId().value();
        this.targetSize =
                request.targetSize() == null ? null : request.targetSize().amount();
        this.currency =
                request.targetSize() == null ? Money.CNY : request.targetSize().currency();
        this.regionCode = request.regionCode();
        this.baseCode = request.baseCode();
        this.manager = request.manager();
        this.createdAt = now;
    }

    public FundId id() {
        return new FundId(id);
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public FundLayer layer() {
        return layer;
    }

    public Optional<FundClass> fundClass() {
        return Optional.ofNullable(fundClass);
    }

    Optional<FundId> parentFundId() {
        return Optional.ofNullable(parentFundId).map(FundId::new);
    }

    public Optional<Money> targetSize() {
        return Optional.ofNullable(targetSize).map(amount -> new Money(amount, currency));
    }

    public String currency() {
        return currency;
    }

    public String regionCode() {
        return regionCode;
    }

    public Optional<String> baseCode() {
        return Optional.ofNullable(baseCode);
    }

    public String manager() {
        return manager;
    }

    public FundState state() {
        return state;
    }

    public long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Marks events about this fund: those who see its region, and those who see this fund. */
    public String dataScope() {
        return "region:" + regionCode + ",fund:" + code;
    }

    void transitionTo(FundState to) {
        if (!state.next().contains(to)) {
            throw FundProblem.FUND_TRANSITION_NOT_ALLOWED.at(
                    "/to",
                    "基金处于 " + state + "，只能变更为 " + state.next(),
                    "The fund is " + state + "; next may be " + state.next());
        }
        if (to == FundState.CLOSED && bankBalance.signum() != 0) {
            throw FundProblem.FUND_TRANSITION_NOT_ALLOWED.at(
                    "/to",
                    "托管户尚有余额 " + bankBalance().plain(),
                    "The custody account still holds " + bankBalance().plain());
        }
        state = to;
    }

    void change(@Nullable String newName, @Nullable String newManager) {
        name = newName == null ? name : newName;
        manager = newManager == null ? manager : newManager;
    }

    /** The next serial number of a capital call. The caller holds the row lock, so there are no gaps. */
    public int nextCallNumber() {
        return ++lastCallNumber;
    }

    /** The next serial number of a distribution, without gaps as that of a call. */
    public int nextDistributionNumber() {
        return ++lastDistributionNumber;
    }

    /** The next serial number of a settlement among partners, likewise. */
    public int nextSettlementNumber() {
        return ++lastSettlementNumber;
    }

    /** The next number in the fund's journal. The caller holds the row lock, so there are no gaps. */
    public long nextJournalNumber() {
        return ++lastJournalNumber;
    }

    public String lastJournalHash() {
        return lastJournalHash;
    }

    /** When the latest journal became known; the next one's time is not earlier. */
    public Instant lastBookedAt() {
        return lastBookedAt;
    }

    public long lastJournalNumber() {
        return lastJournalNumber;
    }

    /** The ledger tells what it has just booked. */
    public void journalBooked(String hash, Instant bookedAt) {
        lastJournalHash = hash;
        lastBookedAt = bookedAt;
    }

    /** What lies on the custody account. */
    public Money bankBalance() {
        return new Money(bankBalance, currency);
    }

    /** Moves the custody account, which never goes below zero; the database would refuse too. */
    public void moveBank(Money change) {
        Money after = bankBalance().plus(change);
        if (after.isNegative()) {
            throw FundProblem.FUND_CASH_INSUFFICIENT.problem(
                    "托管户余额 " + bankBalance().plain() + "，不足以支付 "
                            + change.negated().plain(),
                    "The custody account holds " + bankBalance().plain() + ", not "
                            + change.negated().plain());
        }
        bankBalance = after.amount();
    }

    /** The last day of the last closed period. */
    public Optional<LocalDate> closedThrough() {
        return Optional.ofNullable(closedThrough);
    }

    public boolean isOpen(LocalDate day) {
        return closedThrough == null || day.isAfter(closedThrough);
    }

    public LocalDate firstOpenDay() {
        return closedThrough == null ? LocalDate.MIN : closedThrough.plusDays(1);
    }

    /** The books through this day take nothing any more. */
    public void closeThrough(LocalDate day) {
        closedThrough = day;
    }

    /** Lets only days of an open period pass (V15). */
    public void requireOpen(LocalDate day) {
        if (!isOpen(day)) {
            throw FundProblem.FUND_PERIOD_CLOSED.problem(
                    day + " 所在期间已结账（截至 " + closedThrough + "），请以更正方式处理",
                    "The period of " + day + " is closed (through " + closedThrough + "); correct it instead");
        }
    }

    /** Lets only amounts in the fund's currency pass; none passes too. */
    public void requireCurrency(String pointer, @Nullable Money amount) {
        if (amount != null && !amount.currency().equals(currency)) {
            throw FundProblem.FUND_CURRENCY_MISMATCH.at(
                    pointer + "/currency", "基金币种为 " + currency, "The fund's currency is " + currency);
        }
    }

    /** Lets only amounts in the fund's currency pass that are not below zero; none passes too. */
    public void requireNotNegative(String pointer, @Nullable Money amount) {
        requireCurrency(pointer, amount);
        if (amount != null && amount.isNegative()) {
            throw PlatformProblem.INVALID_FIELD.at(pointer + "/amount", "金额不得为负", "The amount must not be below zero");
        }
    }

    /** Lets only amounts in the fund's currency and above zero pass. */
    public void requirePositive(String pointer, Money amount) {
        requireCurrency(pointer, amount);
        if (!amount.isPositive()) {
            throw FundProblem.FUND_AMOUNT_NOT_POSITIVE.at(
                    pointer + "/amount", "金额必须大于零", "The amount must be greater than zero");
        }
    }
}
