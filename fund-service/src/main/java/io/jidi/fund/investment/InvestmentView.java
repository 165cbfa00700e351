package io.jidi.fund.investment;

import io.jidi.fund.deal.DealId;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An investment as shown; either a deal or a sub-fund. */
public record InvestmentView(
        InvestmentId id,
        FundId fundId,
        @Nullable DealId dealId,
        @Nullable FundId subFundId,
        int tranche,
        Instrument instrument,
        Money committed,
        Money cost,
        Money realisedCost,
        Money costLeft,
        @Nullable BigDecimal units,
        BigDecimal realisedUnits,
        @Nullable BigDecimal ownershipRate,
        InvestmentState state,
        long version) {

    static InvestmentView of(Investment one) {
        return new InvestmentView(
                one.id(),
                one.fundId(),
                one.dealId() == null ? null : new DealId(one.dealId()),
                one.subFundId() == null ? null : new FundId(one.subFundId()),
                one.tranche(),
                one.instrument(),
                one.committed(),
                one.cost(),
                one.realisedCost(),
                one.costLeft(),
                one.units(),
                one.realisedUnits(),
                one.ownershipRate(),
                one.state(),
                one.version());
    }
}
