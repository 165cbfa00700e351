package io.jidi.fund.ledger;

import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal with its lines.
 *
 * @param effectiveDate when the fact counts
 * @param bookingDate in the period whose books took it
 * @param bookedAt when it became known
 * @param reverses the journal that this one takes back
 * @param replaces the reversed journal in whose place this one stands
 * @param hash covers this journal and the hash before it
 */
public record JournalView(
        JournalId id,
        long number,
        String kind,
        LocalDate effectiveDate,
        LocalDate bookingDate,
        Instant bookedAt,
        String reference,
        @Nullable String description,
        @Nullable JournalId reverses,
        @Nullable JournalId replaces,
        String actor,
        String hash,
        List<Line> lines) {

    /** One line of a journal; one of debit and credit is zero. */
    public record Line(
            String account,
            @Nullable PartnerId partnerId,
            @Nullable InvestmentId investmentId,
            Money debit,
            Money credit) {}
}
