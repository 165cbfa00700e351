package io.jidi.fund.investment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One tranche of money in one enterprise or sub-fund. */
@Entity
@Table(name = "investment")
class Investment {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "fund_id")
    private UUID fundId = new UUID(0, 0);

    @Column(name = "deal_id")
    private @Nullable UUID dealId;

    @Column(name = "sub_fund_id")
    private @Nullable UUID subFundId;

    private int tranche;

    @Enumerated(EnumType.STRING)
    private Instrument instrument = Instrument.EQUITY;

    private String currency = Money.CNY;
    private BigDecimal committed = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;

    @Column(name = "realised_cost")
    private BigDecimal realisedCost = BigDecimal.ZERO;

    private @Nullable BigDecimal units;

    @Column(name = "realised_units")
    private BigDecimal realisedUnits = BigDecimal.ZERO;

    @Column(name = "ownership_rate")
    private @Nullable BigDecimal ownershipRate;

    @Enumerated(EnumType.STRING)
    private InvestmentState state = InvestmentState.COMMITTED;

    @Version
    private long version;

    protected Investment() {}

    Investment(InvestmentId id, FundId fund, MakeInvestment.Request request) {
        this.id = id.value();
        this.fundId = fund.value();
        this.dealId = request.dealId() == null ? null : request.dealId().value();
        this.subFundId =
                request.subFundId() == null ? null : request.subFundId().value();
        this.tranche = request.tranche();
        this.instrument = request.instrument();
        this.currency = request.committed().currency();
        this.committed = request.committed().amount();
        this.ownershipRate = request.ownershipRate();
    }

    InvestmentId id() {
        return new InvestmentId(id);
    }

    FundId fundId() {
        return new FundId(fundId);
    }

    @Nullable
    UUID dealId() {
        return dealId;
    }

    @Nullable
    UUID subFundId() {
        return subFundId;
    }

    int tranche() {
        return tranche;
    }

    Instrument instrument() {
        return instrument;
    }

    Money committed() {
        return new Money(committed, currency);
    }

    Money cost() {
        return new Money(cost, currency);
    }

    Money realisedCost() {
        return new Money(realisedCost, currency);
    }

    /** Cost of what is still held. */
    Money costLeft() {
        return cost().minus(realisedCost());
    }

    @Nullable
    BigDecimal units() {
        return units;
    }

    BigDecimal realisedUnits() {
        return realisedUnits;
    }

    @Nullable
    BigDecimal ownershipRate() {
        return ownershipRate;
    }

    InvestmentState state() {
        return state;
    }

    long version() {
        return version;
    }

    Account costAccount() {
        return subFundId == null ? Account.INVESTMENT_COST : Account.SUB_FUND_COST;
    }

    Account changeAccount() {
        return subFundId == null ? Account.INVESTMENT_CHANGE : Account.SUB_FUND_CHANGE;
    }

    void fund(Money amount, @Nullable BigDecimal boughtUnits) {
        if (state == InvestmentState.REALISED || state == InvestmentState.WRITTEN_OFF) {
            throw FundProblem.FUND_INVESTMENT_EXCEEDED.problem("该笔投资已退出", "The investment is ended");
        }
        Money left = committed().minus(cost());
        if (amount.compareTo(left) > 0) {
            throw FundProblem.FUND_INVESTMENT_EXCEEDED.at(
                    "/amount/amount", "该笔投资尚可出资 " + left.plain(), "What may still be paid is " + left.plain());
        }
        cost = cost.add(amount.amount());
        if (boughtUnits != null) {
            units = units == null ? boughtUnits : units.add(boughtUnits);
        }
        state = state == InvestmentState.COMMITTED ? InvestmentState.FUNDED : state;
    }

    /** What was paid was another sum, or nothing; nothing of it is sold (V10). */
    void correctFunding(
            Money wrong, @Nullable BigDecimal wrongUnits, @Nullable Money right, @Nullable BigDecimal rightUnits) {
        cost = cost.subtract(wrong.amount());
        if (wrongUnits != null && units != null) {
            units = units.subtract(wrongUnits);
        }
        if (cost.signum() == 0) {
            state = InvestmentState.COMMITTED;
            units = null;
        }
        if (right != null) {
            fund(right, rightUnits);
        }
    }

    /** A sale is taken back. */
    void unrealise(Money costSold, @Nullable BigDecimal unitsSold) {
        realisedCost = realisedCost.subtract(costSold.amount());
        realisedUnits = unitsSold == null ? realisedUnits : realisedUnits.subtract(unitsSold);
        state = realisedCost.signum() == 0 ? InvestmentState.FUNDED : InvestmentState.PARTLY_REALISED;
    }

    /** A part is sold, or all; V10: never more than there is. */
    void realise(Money costSold, @Nullable BigDecimal unitsSold, boolean writtenOff) {
        if (costSold.isNegative() || costSold.compareTo(costLeft()) > 0) {
            throw FundProblem.FUND_INVESTMENT_EXCEEDED.at(
                    "/cost/amount",
                    "尚未退出的成本为 " + costLeft().plain(),
                    "The cost still held is " + costLeft().plain());
        }
        if (unitsSold != null && (units == null || realisedUnits.add(unitsSold).compareTo(units) > 0)) {
            throw FundProblem.FUND_INVESTMENT_EXCEEDED.at("/units", "超过持有份数", "More units than are held");
        }
        realisedCost = realisedCost.add(costSold.amount());
        realisedUnits = unitsSold == null ? realisedUnits : realisedUnits.add(unitsSold);
        if (costLeft().isZero()) {
            state = writtenOff ? InvestmentState.WRITTEN_OFF : InvestmentState.REALISED;
        } else {
            state = InvestmentState.PARTLY_REALISED;
        }
    }
}
