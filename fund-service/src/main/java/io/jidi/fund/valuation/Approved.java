package io.jidi.fund.valuation;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.valuation.rules.Technique;
import io.jidi.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is announced of an approved valuation: the value, not the persons who made it.
 *
 * @param change in the books, in any sign
 * @param journalId null when nothing changed
 */
record Approved(
        ValuationId id,
        FundId fundId,
        InvestmentId investmentId,
        LocalDate valuationDate,
        Technique technique,
        int hierarchyLevel,
        Money value,
        Money change,
        @Nullable JournalId journalId) {

    static Approved of(Valuation valuation) {
        return new Approved(
                valuation.id(),
                valuation.fundId(),
                valuation.investmentId(),
                valuation.valuationDate(),
                valuation.technique(),
                valuation.hierarchyLevel(),
                valuation.value(),
                valuation.change().orElseThrow(),
                valuation.journalId().orElse(null));
    }
}
