package io.jidi.fund.statement.rules;

import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Carry that is accrued and not yet paid, by partner. Account 4103 moves carry from the limited partners to the general one
 * when it accrues, so it sums to zero; when the general partner is paid, only its side goes down (fund.md 7.1). What the sum
 * is below zero has been paid: it is taken off the limited partners' side in proportion to what they bore.
 */
public final class AccruedCarry {

    private AccruedCarry() {}

    /**
     * The unpaid part, adding up to zero; below zero for who bears it.
     *
     * @param reallocated balance of 4103 by partner, capital above zero
     */
    public static <K extends Comparable<K>> Map<K, Money> unpaid(Map<K, Money> reallocated) {
        Map<K, Money> result = new LinkedHashMap<>(reallocated);
        Map<K, BigDecimal> bearers = new LinkedHashMap<>();
        Money paid = null;
        for (Map.Entry<K, Money> one : reallocated.entrySet()) {
            paid = paid == null ? one.getValue().negated() : paid.minus(one.getValue());
            if (one.getValue().isNegative()) {
                bearers.put(one.getKey(), one.getValue().amount().negate());
            }
        }
        if (paid != null && !paid.isZero() && !bearers.isEmpty()) {
            Allocation.largestRemainder(paid, bearers).forEach((who, part) -> result.merge(who, part, Money::plus));
        }
        return result;
    }
}
