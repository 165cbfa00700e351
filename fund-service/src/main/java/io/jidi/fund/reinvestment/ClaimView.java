package io.jidi.fund.reinvestment;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.reinvestment.rules.Credit;
import io.jidi.fund.reinvestment.rules.Ending;
import io.jidi.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim as shown on a day.
 *
 * @param scope of policy in which a tranche counts once
 * @param leadFundId the mother fund for which it counts where two share the tranche; null: for any
 * @param invested paid by the day
 */
public record ClaimView(
        ClaimId id,
        FundId fundId,
        InvestmentId investmentId,
        String creditCode,
        String scope,
        @Nullable FundId leadFundId,
        Money invested,
        Credit credit,
        List<Step> steps) {

    /** What a step is. */
    public enum StepKind {
        CLAIMED,
        EVIDENCED,
        RECOGNISED,
        ENDED
    }

    /**
     * One thing that was found or asked.
     *
     * @param cause the event that caused it; null for a person's
     */
    public record Step(
            StepKind kind,
            @Nullable String category,
            @Nullable Money amount,
            @Nullable Ending ending,
            LocalDate day,
            String document,
            @Nullable String cause,
            Instant recordedAt,
            String recordedBy) {}
}
