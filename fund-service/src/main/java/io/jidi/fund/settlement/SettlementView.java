package io.jidi.fund.settlement;

import io.jidi.fund.distribution.rules.Tier;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A settlement as shown and announced; what its lines give is what they receive, and the amount. */
public record SettlementView(
        SettlementId id,
        FundId fundId,
        int number,
        SettlementKind kind,
        Money amount,
        LocalDate effectiveDate,
        SettlementState state,
        String reason,
        String preparedBy,
        @Nullable String approvedBy,
        List<Line> lines,
        List<TierLine> tiers,
        List<Plan.Step> explanation,
        long version) {

    /**
     * One partner's part.
     *
     * @param fromEscrow given out of the escrow account
     * @param owes to be paid in
     * @param pending announced, not yet on the account
     * @param paid of {@code owes}
     * @param paidOut of {@code receives}
     */
    public record Line(
            PartnerId partnerId,
            Money fromEscrow,
            Money owes,
            Money pending,
            Money paid,
            Money receives,
            Money paidOut) {}

    /** What leaves a tier of the carry, below zero, or comes to one of the investors. */
    public record TierLine(Tier tier, Money amount) {}
}
