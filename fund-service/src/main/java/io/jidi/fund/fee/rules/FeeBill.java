package io.jidi.fund.fee.rules;

import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * From the gross fee to what is paid, line by line as the ILPA template wants it: waivers first, then offsets as far as
 * there is a fee to take them from; what is left of an offset waits for the next fee (fund.md 3.3).
 */
public final class FeeBill {

    private FeeBill() {}

    /**
     * Income of the manager from the portfolio that is credited to the fund: 80 % of a director's fee of 5,000,000 is an
     * offset of 4,000,000.
     *
     * @param rate 0 to 1
     */
    public record Offset(LocalDate day, String reason, Money income, BigDecimal rate) {
        public Offset {
            if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("an offset rate is between 0 and 1: " + rate);
            }
        }

        /** Rounded once. */
        public Money credit() {
            return Money.rounded(income.amount().multiply(rate), income.currency());
        }
    }

    /** A part of the fee that the manager does not take; not negative. */
    public record Waiver(String reason, Money amount) {}

    /** Where a line stands on the way from gross to net. */
    public enum Step {
        GROSS,
        WAIVER,
        OFFSET_BROUGHT_FORWARD,
        OFFSET,
        NET
    }

    /** A line; deductions are negative. */
    public record Line(Step step, String reason, Money amount) {}

    /**
     * A fee from gross to net.
     *
     * @param lines all but NET add up to {@code net}
     * @param net never negative
     * @param carriedForward offsets that the next fee takes
     */
    public record Bill(List<Line> lines, Money net, Money carriedForward) {}

    /**
     * Makes the bill.
     *
     * @param gross not negative
     * @param broughtForward offsets left from the last bill, not negative
     */
    public static Bill of(Money gross, List<Waiver> waivers, Money broughtForward, List<Offset> offsets) {
        if (gross.isNegative() || broughtForward.isNegative()) {
            throw new IllegalArgumentException(
                    "a gross fee and offsets brought forward are not negative: " + gross + ", " + broughtForward);
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Step.GROSS, "", gross));
        Money left = gross;
        for (Waiver waiver : waivers) {
            left = deduct(lines, Step.WAIVER, waiver.reason(), waiver.amount(), left);
        }
        Money beforeOffsets = left;
        left = deduct(lines, Step.OFFSET_BROUGHT_FORWARD, "", broughtForward, left);
        Money credits = broughtForward;
        for (Offset offset : offsets) {
            credits = credits.plus(offset.credit());
            left = deduct(lines, Step.OFFSET, offset.reason(), offset.credit(), left);
        }
        lines.add(new Line(Step.NET, "", left));
        return new Bill(List.copyOf(lines), left, credits.minus(beforeOffsets.minus(left)));
    }

    private static Money deduct(List<Line> lines, Step step, String reason, Money wanted, Money left) {
        if (wanted.isNegative()) {
            throw new IllegalArgumentException("a deduction is not negative: " + wanted);
        }
        Money taken = wanted.compareTo(left) <= 0 ? wanted : left;
        if (taken.isPositive()) {
            lines.add(new Line(step, reason, taken.negated()));
        }
        return left.minus(taken);
    }
}
