package io.jidi.fund.distribution;

import io.jidi.fund.distribution.rules.Tier;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A distribution as shown and announced; sources, lines and tiers each add up to the cash.
 *
 * @param corrects the distribution in whose place this one stands
 */
public record DistributionView(
        DistributionId id,
        FundId fundId,
        int number,
        Money cash,
        Money recallable,
        LocalDate valueDate,
        DistributionState state,
        String reason,
        String preparedBy,
        @Nullable String approvedBy,
        @Nullable LocalDate paidDate,
        List<Source> sources,
        List<Line> lines,
        List<TierLine> tiers,
        @Nullable DistributionId corrects,
        long version) {

    /** Where the cash comes from. */
    public record Source(
            @Nullable InvestmentId investmentId, String description, Money capital, Money gain, Money income) {

        Money cash() {
            return capital.plus(gain).plus(income);
        }
    }

    /**
     * What one partner receives, by its nature.
     *
     * @param recallable part of {@code capital} that can be called again
     * @param escrow part of {@code carry} that is held back
     * @param net what is paid: all but {@code withheld} and {@code escrow}
     */
    public record Line(
            PartnerId partnerId,
            Money capital,
            Money gain,
            Money income,
            Money carry,
            Money withheld,
            Money escrow,
            Money recallable,
            Money net) {}

    /** What one partner receives from one tier of the waterfall. */
    public record TierLine(PartnerId partnerId, Tier tier, Money amount) {}
}
