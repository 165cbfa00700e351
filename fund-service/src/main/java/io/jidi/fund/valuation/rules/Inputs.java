package io.jidi.fund.valuation.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fair value is worked out from; each technique needs its own. Amounts in yuan, ratios as {@code 0.15} for 15 %.
 *
 * @param roundDate day of the financing round, for {@link Technique#RECENT_ROUND}
 * @param pricePerUnit of that round
 * @param units held
 * @param newInvestors whether significant new third parties set the price: it weighs more than the insiders' pro rata
 * @param metric earnings, revenue or the industry's unit, for the multiples
 * @param multiple of the metric
 * @param netDebt taken off the enterprise value; below zero for net cash
 * @param ownershipRatio the fund's share of the equity
 * @param cashFlows one a year to the equity holders, the first a year after the valuation date
 * @param terminalValue at the end of the last year
 * @param discountRate a year
 * @param netAssets of the enterprise
 * @param reportedValue the fund's share of a sub-fund's reported net asset value
 * @param reportDate of that report
 * @param callsSince paid in since the report
 * @param distributionsSince received since the report
 * @param knownEvents what else is known to have changed the value since, in any sign
 * @param discountRatio for lack of marketability and the like, off the result
 */
public record Inputs(
        @Nullable LocalDate roundDate,
        @Nullable BigDecimal pricePerUnit,
        @Nullable BigDecimal units,
        @Nullable Boolean newInvestors,
        @Nullable BigDecimal metric,
        @Nullable BigDecimal multiple,
        @Nullable BigDecimal netDebt,
        @Nullable BigDecimal ownershipRatio,
        @Nullable List<BigDecimal> cashFlows,
        @Nullable BigDecimal terminalValue,
        @Nullable BigDecimal discountRate,
        @Nullable BigDecimal netAssets,
        @Nullable BigDecimal reportedValue,
        @Nullable LocalDate reportDate,
        @Nullable BigDecimal callsSince,
        @Nullable BigDecimal distributionsSince,
        @Nullable BigDecimal knownEvents,
        @Nullable BigDecimal discountRatio) {

    /** The names of the inputs that a technique needs and that are not given. */
    public List<String> missing(Technique technique) {
        List<String> missing = new ArrayList<>();
        switch (technique) {
            case RECENT_ROUND -> {
                need(missing, "roundDate", roundDate);
                need(missing, "pricePerUnit", pricePerUnit);
                need(missing, "units", units);
                need(missing, "newInvestors", newInvestors);
            }
            case MARKET_MULTIPLES, INDUSTRY_BENCHMARKS -> {
                need(missing, "metric", metric);
                need(missing, "multiple", multiple);
                need(missing, "netDebt", netDebt);
                need(missing, "ownershipRatio", ownershipRatio);
            }
            case DISCOUNTED_CASH_FLOWS -> {
                need(missing, "cashFlows", cashFlows == null || cashFlows.isEmpty() ? null : cashFlows);
                need(missing, "discountRate", discountRate);
                need(missing, "ownershipRatio", ownershipRatio);
            }
            case NET_ASSETS -> {
                need(missing, "netAssets", netAssets);
                need(missing, "ownershipRatio", ownershipRatio);
            }
            case SUB_FUND_NAV -> {
                need(missing, "reportedValue", reportedValue);
                need(missing, "reportDate", reportDate);
                need(missing, "callsSince", callsSince);
                need(missing, "distributionsSince", distributionsSince);
            }
        }
        return missing;
    }

    /**
     * Whether what somebody had to judge is the same as in another valuation: a multiple or a discount rate that never changes
     * should be the exception (IPEV, December 2025).
     */
    public boolean assumesTheSameAs(Inputs other) {
        return same(multiple, other.multiple)
                && same(discountRate, other.discountRate)
                && same(terminalValue, other.terminalValue)
                && same(pricePerUnit, other.pricePerUnit)
                && same(discountRatio, other.discountRatio);
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    private static void need(List<String> missing, String name, @Nullable Object value) {
        if (value == null) {
            missing.add(name);
        }
    }
}
