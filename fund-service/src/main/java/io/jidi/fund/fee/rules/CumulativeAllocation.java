package io.jidi.fund.fee.rules;

import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Allocation of what recurs (fund.md 7.2): the total so far is allocated and the difference to what was booked is booked.
 * After any number of periods each partner bears its exact share of the whole, give or take a fen.
 */
public final class CumulativeAllocation {

    private CumulativeAllocation() {}

    /**
     * What each partner is charged now.
     *
     * @param total of all periods, this one included
     * @param weights of the partners today; one who left has weight zero
     * @param booked what each partner was charged before; absent: nothing
     * @return for every partner of {@code weights} or {@code booked}; a part may be negative by rounding or when weights
     *     change; together {@code total} less everything booked
     */
    public static <K extends Comparable<K>> Map<K, Money> next(
            Money total, Map<K, BigDecimal> weights, Map<K, Money> booked) {
        Map<K, Money> parts = new LinkedHashMap<>(Allocation.largestRemainder(total, weights));
        booked.forEach((partner, before) -> parts.merge(partner, before.negated(), Money::plus));
        return parts;
    }
}
