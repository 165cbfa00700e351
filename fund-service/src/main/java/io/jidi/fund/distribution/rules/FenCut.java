package io.jidi.fund.distribution.rules;

import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts exact tiers into fen. The carry lines are rounded HALF_UP, the investors' line takes the remainder (fund.md 3.4);
 * what is rounded is the running total of a line, so that two distributions on one day pay what one would.
 */
final class FenCut {

    /** Who is cut first: capital is whole fen already, then the carry, then the investors with the remainder last. */
    private static final List<Tier> ORDER = List.of(
            Tier.CAPITAL,
            Tier.CATCH_UP_CARRY,
            Tier.SPLIT_CARRY,
            Tier.PREFERRED,
            Tier.CATCH_UP_INVESTOR,
            Tier.SPLIT_INVESTOR);

    /** Who takes the remainder: the last tier of the investors that is owed anything, else the carry. */
    private static final List<Tier> REMAINDER = List.of(
            Tier.SPLIT_INVESTOR,
            Tier.CATCH_UP_INVESTOR,
            Tier.PREFERRED,
            Tier.SPLIT_CARRY,
            Tier.CATCH_UP_CARRY,
            Tier.CAPITAL);

    private FenCut() {}

    /**
     * Lines that are not negative and together the cash.
     *
     * @param owed this distribution's exact lines
     * @param totals the exact running totals with them
     * @param before what was paid before
     */
    static Map<Tier, Money> cut(
            Money cash, Map<Tier, BigDecimal> owed, Map<Tier, BigDecimal> totals, WaterfallState before) {
        Map<Tier, Money> lines = new EnumMap<>(Tier.class);
        Money left = cash;
        for (Tier tier : ORDER) {
            Money line = Money.zero(cash.currency());
            if (isOwed(owed, tier)) {
                Money wanted = Money.rounded(totals.getOrDefault(tier, BigDecimal.ZERO), cash.currency())
                        .minus(before.paid(tier));
                line = min(max(wanted, line), left);
            }
            lines.put(tier, line);
            left = left.minus(line);
        }
        Money remainder = left;
        REMAINDER.stream()
                .filter(tier -> isOwed(owed, tier))
                .findFirst()
                .ifPresent(tier -> lines.merge(tier, remainder, Money::plus));
        return lines;
    }

    private static boolean isOwed(Map<Tier, BigDecimal> owed, Tier tier) {
        return owed.getOrDefault(tier, BigDecimal.ZERO).signum() > 0;
    }

    private static Money min(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Money max(Money a, Money b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
