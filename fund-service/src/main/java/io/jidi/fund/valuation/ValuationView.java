package io.jidi.fund.valuation;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.valuation.rules.Inputs;
import io.jidi.fund.valuation.rules.Technique;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A valuation as shown and announced.
 *
 * @param hierarchyLevel 1 quoted, 2 observable, 3 judged
 * @param carrying what the books said when it was prepared
 * @param change what the approval booked; null before
 * @param journalId null also when the value did not change
 */
public record ValuationView(
        ValuationId id,
        FundId fundId,
        InvestmentId investmentId,
        LocalDate valuationDate,
        Technique technique,
        int hierarchyLevel,
        Inputs inputs,
        CalibrationView calibration,
        String explanation,
        Money value,
        Money rangeLow,
        Money rangeHigh,
        Money carrying,
        ValuationState state,
        String preparedBy,
        Instant preparedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable Money change,
        @Nullable JournalId journalId,
        long version) {

    private static final int RATIO_PLACES = 6;

    /** The calibration with its deviation, {@code model / price − 1}. */
    public record CalibrationView(
            LocalDate referenceDate,
            BigDecimal referencePrice,
            BigDecimal modelValue,
            BigDecimal deviationRatio,
            String explanation) {}

    static ValuationView of(Valuation valuation) {
        var calibration = valuation.calibration();
        return new ValuationView(
                valuation.id(),
                valuation.fundId(),
                valuation.investmentId(),
                valuation.valuationDate(),
                valuation.technique(),
                valuation.hierarchyLevel(),
                valuation.inputs(),
                new CalibrationView(
                        calibration.referenceDate(),
                        calibration.referencePrice(),
                        calibration.modelValue(),
                        calibration.deviationRatio().setScale(RATIO_PLACES, RoundingMode.HALF_UP),
                        calibration.explanation()),
                valuation.explanation(),
                valuation.value(),
                valuation.rangeLow(),
                valuation.rangeHigh(),
                valuation.carrying(),
                valuation.state(),
                valuation.preparedBy(),
                valuation.preparedAt(),
                valuation.decidedBy().orElse(null),
                valuation.decidedAt().orElse(null),
                valuation.decisionReason().orElse(null),
                valuation.change().orElse(null),
                valuation.journalId().orElse(null),
                valuation.version());
    }
}
