package io.jidi.fund.investment;

import io.jidi.fund.distribution.DistributionId;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.platform.id.TypedId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was corrected, as shown and announced.
 *
 * @param wrong the funding, exit or income that was booked wrong
 * @param replacement null when there was no such fact at all
 * @param distributionId proposed from what stands now
 */
public record InvestmentCorrected(
        InvestmentView investment,
        String wrong,
        @Nullable String replacement,
        List<JournalId> reversals,
        @Nullable JournalId replacementJournal,
        LocalDate effectiveDate,
        @Nullable DistributionId distributionId) {

    static InvestmentCorrected of(
            InvestmentView investment,
            TypedId wrong,
            @Nullable TypedId replacement,
            Ledger.Correction booked,
            LocalDate effectiveDate,
            @Nullable DistributionId proposed) {
        return new InvestmentCorrected(
                investment,
                wrong.wire(),
                replacement == null ? null : replacement.wire(),
                booked.reversals(),
                booked.replacement(),
                effectiveDate,
                proposed);
    }
}
