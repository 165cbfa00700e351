package io.jidi.fund.valuation.rules;

import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fair value by each technique, rounded once at the end. Equity is never worth less than nothing: its holder is not
 * liable.
 */
public final class FairValue {

    /** Wide enough that no rounding inside is seen in fen. */
    private static final MathContext WIDE = new MathContext(50);

    private FairValue() {}

    /**
     * The value of the fund's holding.
     *
     * @throws IllegalArgumentException when an input that the technique needs is missing; ask {@link Inputs#missing} before
     */
    public static Money of(Technique technique, Inputs inputs, String currency) {
        List<String> missing = inputs.missing(technique);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(technique + " needs " + missing);
        }
        BigDecimal value = switch (technique) {
            case RECENT_ROUND -> given(inputs.pricePerUnit()).multiply(given(inputs.units()));
            case MARKET_MULTIPLES, INDUSTRY_BENCHMARKS ->
                equity(given(inputs.metric()).multiply(given(inputs.multiple())).subtract(given(inputs.netDebt())))
                        .multiply(given(inputs.ownershipRatio()));
            case DISCOUNTED_CASH_FLOWS -> equity(present(inputs)).multiply(given(inputs.ownershipRatio()));
            case NET_ASSETS -> equity(given(inputs.netAssets())).multiply(given(inputs.ownershipRatio()));
            case SUB_FUND_NAV ->
                equity(rolled(
                        given(inputs.reportedValue()),
                        given(inputs.callsSince()),
                        given(inputs.distributionsSince()),
                        given(inputs.knownEvents())));
        };
        return Money.rounded(value.multiply(BigDecimal.ONE.subtract(given(inputs.discountRatio()))), currency);
    }

    /** {@code NAV_t = NAV_report + calls − distributions ± known events} (fund.md 3.6). */
    public static BigDecimal rolled(
            BigDecimal reported, BigDecimal calls, BigDecimal distributions, BigDecimal knownEvents) {
        return reported.add(calls).subtract(distributions).add(knownEvents);
    }

    private static BigDecimal present(Inputs inputs) {
        BigDecimal factor = BigDecimal.ONE.add(given(inputs.discountRate()));
        List<BigDecimal> flows = inputs.cashFlows() == null ? List.of() : inputs.cashFlows();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = BigDecimal.ONE;
        for (BigDecimal flow : flows) {
            power = power.multiply(factor, WIDE);
            sum = sum.add(flow.divide(power, WIDE), WIDE);
        }
        return sum.add(given(inputs.terminalValue()).divide(power, WIDE), WIDE);
    }

    private static BigDecimal equity(BigDecimal value) {
        return value.max(BigDecimal.ZERO);
    }

    /** What is not given and not needed is zero. */
    private static BigDecimal given(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
