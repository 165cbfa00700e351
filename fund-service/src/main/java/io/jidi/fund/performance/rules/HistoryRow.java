package io.jidi.fund.performance.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of an imported history: a flow, a value, or a figure as the administrator computed it.
 *
 * @param row as a spreadsheet counts, the header is 1
 * @param amount of a flow or value in the fund's currency; of a figure its value, {@code 0.1234} is 12.34 %
 * @param investment named on flows and values of investments
 * @param metric on figures, the name of a {@link Metric}
 */
public record HistoryRow(
        int row,
        Kind kind,
        LocalDate day,
        BigDecimal amount,
        @Nullable String investment,
        CashFlow.Holder holder,
        @Nullable String metric) {

    /** What a row can be. */
    public enum Kind {
        CONTRIBUTION,
        CONTRIBUTION_OUTSIDE,
        RECALL,
        DISTRIBUTION,
        INVESTMENT,
        PROCEEDS,
        LINE_DRAWN,
        LINE_REPAID,
        /** The fund's net asset value without the general partner's. */
        NAV,
        /** Of an investment. */
        FAIR_VALUE,
        FIGURE;

        boolean isOfInvestment() {
            return this == INVESTMENT || this == PROCEEDS || this == FAIR_VALUE;
        }

        boolean isFlow() {
            return ordinal() < NAV.ordinal();
        }
    }

    /** The flow, if the row is one. */
    public Optional<CashFlow> flow() {
        return kind.isFlow()
                ? Optional.of(new CashFlow(day, CashFlow.Kind.valueOf(kind.name()), amount, investment, holder))
                : Optional.empty();
    }

    /** The value, if the row is one. */
    public Optional<Valuation> valuation() {
        return kind == Kind.NAV || kind == Kind.FAIR_VALUE
                ? Optional.of(new Valuation(day, amount, investment))
                : Optional.empty();
    }
}
