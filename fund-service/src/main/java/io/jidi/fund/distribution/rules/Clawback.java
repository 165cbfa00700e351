package io.jidi.fund.distribution.rules;

import io.jidi.platform.money.Money;
import java.math.BigDecimal;

/**
 * What the carry gives back at the end (fund.md 3.4): the larger of what was paid above its rate and what the investors
 * miss to their hurdle, but never more than the carry after tax. Escrow pays first.
 */
public final class Clawback {

    private Clawback() {}

    /**
     * The end of a fund.
     *
     * @param carryPaid G, escrow included, not negative
     * @param profit all distributions less all contributions of the carry-bearing pool; negative for a loss
     * @param shortfall what the investors miss to their hurdle on that day ({@link WaterfallState#shortfall})
     * @param escrow carry that is still held back, at most {@code carryPaid}
     * @param taxRate tax that the carry has borne, 0 to 1
     */
    public record Input(
            BigDecimal carryRate, Money carryPaid, Money profit, Money shortfall, Money escrow, BigDecimal taxRate) {
        public Input {
            if (taxRate.signum() < 0 || taxRate.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("a tax rate is between 0 and 1: " + taxRate);
            }
            if (escrow.isNegative() || escrow.compareTo(carryPaid) > 0) {
                throw new IllegalArgumentException("escrow " + escrow + " is part of the carry paid, " + carryPaid);
            }
        }
    }

    /**
     * What is due, and from where.
     *
     * @param excess carry above its rate of the profit; zero if there is none
     * @param limit carry after tax
     * @param due fromEscrow + fromCarry
     * @param released escrow that is free after that
     */
    public record Result(Money excess, Money limit, Money due, Money fromEscrow, Money fromCarry, Money released) {}

    public static Result of(Input input) {
        String currency = input.carryPaid().currency();
        Money zero = Money.zero(currency);
        BigDecimal allowed = input.carryRate().multiply(input.profit().amount().max(BigDecimal.ZERO));
        Money excess =
                Money.rounded(input.carryPaid().amount().subtract(allowed).max(BigDecimal.ZERO), currency);
        Money limit =
                Money.rounded(input.carryPaid().amount().multiply(BigDecimal.ONE.subtract(input.taxRate())), currency);
        Money wanted = excess.compareTo(input.shortfall()) >= 0 ? excess : input.shortfall();
        Money due = smaller(wanted, limit);
        due = due.isNegative() ? zero : due;
        Money fromEscrow = smaller(due, input.escrow());
        return new Result(
                excess,
                limit,
                due,
                fromEscrow,
                due.minus(fromEscrow),
                input.escrow().minus(fromEscrow));
    }

    private static Money smaller(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
