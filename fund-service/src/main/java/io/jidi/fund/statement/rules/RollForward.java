package io.jidi.fund.statement.rules;

import io.jidi.platform.money.Money;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A net asset value rolled from one day to another (fund.md 3.5 W5): of a fund, or of one partner's capital account. Sums
 * hold by construction, because they are computed from the lines and kept nowhere.
 *
 * @param opening at the start, net of accrued carry
 * @param openingCarry accrued and unpaid carry that {@code opening} is net of: below zero for who bears it
 * @param closingCarry the same at the end
 * @param lines what changed it; a line that is missing is zero
 */
public record RollForward(Money opening, Money openingCarry, Money closingCarry, Map<CapitalLine, Money> lines) {

    public RollForward {
        Map<CapitalLine, Money> all = new EnumMap<>(CapitalLine.class);
        for (CapitalLine line : CapitalLine.values()) {
            all.put(line, lines.getOrDefault(line, Money.zero(opening.currency())));
        }
        lines = Collections.unmodifiableMap(all);
    }

    public static RollForward empty(String currency) {
        Money zero = Money.zero(currency);
        return new RollForward(zero, zero, zero, Map.of());
    }

    /** One line; zero when nothing happened. */
    public Money line(CapitalLine line) {
        return lines.getOrDefault(line, Money.zero(opening.currency()));
    }

    public Money total(CapitalLine.Group group) {
        Money sum = Money.zero(opening.currency());
        for (CapitalLine line : CapitalLine.values()) {
            if (line.group() == group) {
                sum = sum.plus(line(line));
            }
        }
        return sum;
    }

    /** Net of accrued carry. */
    public Money closing() {
        Money sum = opening;
        for (CapitalLine.Group group : CapitalLine.Group.values()) {
            sum = sum.plus(total(group));
        }
        return sum;
    }

    /** Before accrued carry is taken off. */
    public Money closingGross() {
        return closing().minus(closingCarry);
    }

    /** The two added line by line: the fund is the sum of its partners (V05). */
    public RollForward plus(RollForward other) {
        Map<CapitalLine, Money> sums = new EnumMap<>(CapitalLine.class);
        for (CapitalLine line : CapitalLine.values()) {
            sums.put(line, line(line).plus(other.line(line)));
        }
        return new RollForward(
                opening.plus(other.opening),
                openingCarry.plus(other.openingCarry),
                closingCarry.plus(other.closingCarry),
                sums);
    }
}
