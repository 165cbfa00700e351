package io.jidi.fund.exit.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How much a venture fund may sell at auction, by how long it had held at the listing (反向挂钩, CSRC 2020 No. 17). Block trades
 * have brackets of their own and are not asked here.
 *
 * @param brackets the shortest holding first; beyond the last there is no cap
 */
public record SellDown(List<Bracket> brackets) {

    /** At most {@code rate} of all shares in any {@code windowDays}. */
    public record Bracket(int belowMonths, BigDecimal rate, int windowDays) {}

    public SellDown {
        brackets = List.copyOf(brackets);
        for (int i = 1; i < brackets.size(); i++) {
            if (brackets.get(i).belowMonths() <= brackets.get(i - 1).belowMonths()) {
                throw new IllegalArgumentException("the brackets rise");
            }
        }
    }

    public Optional<Bracket> bracket(BigDecimal monthsHeld) {
        return brackets.stream()
                .filter(one -> monthsHeld.compareTo(BigDecimal.valueOf(one.belowMonths())) < 0)
                .findFirst();
    }

    /** Shares that may still be sold in the window; empty: no cap. Never below zero. */
    public Optional<BigDecimal> allowance(BigDecimal monthsHeld, BigDecimal shares, BigDecimal sold) {
        return bracket(monthsHeld)
                .map(one -> shares.multiply(one.rate()).subtract(sold).max(BigDecimal.ZERO));
    }
}
