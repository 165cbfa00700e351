package io.jidi.fund.capitalcall.rules;

import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A later closing (fund.md 3.2): all partners are put where they would stand had all been there from the start. Who paid
 * too much gets it back and can be called for it again; the newcomers pay their part and simple interest on it for the time
 * since each call, which goes to those who get money back.
 */
public final class Equalisation {

    private static final BigDecimal DAYS_OF_YEAR = BigDecimal.valueOf(365);

    private Equalisation() {}

    /**
     * One commitment.
     *
     * @param committed what is still promised, without what was released: nobody's target can be more than this
     * @param contributed called and not given back, inside the commitment
     * @param newcomer whether it joins with this closing
     */
    public record Position(UUID commitment, Money committed, Money contributed, boolean newcomer) {}

    /** Capital that came in on a day, or went back when below zero; together what all positions contributed. */
    public record Flow(LocalDate day, Money amount) {}

    /**
     * Where one commitment stands afterwards.
     *
     * @param interestOwed by a newcomer
     * @param interestDue to one who gets money back
     */
    public record Line(UUID commitment, Money before, Money target, Money interestOwed, Money interestDue) {

        /** To pay when above zero, to get back when below. */
        public Money change() {
            return target.minus(before);
        }
    }

    /** All lines; targets, changes and interest each add up. */
    public record Result(List<Line> lines, Money interest) {}

    /**
     * Makes the partners equal.
     *
     * @param rate simple, per year over 365 days
     * @param closing the day on which the newcomers join
     */
    public static Result of(List<Position> positions, List<Flow> flows, BigDecimal rate, LocalDate closing) {
        String currency = positions.get(0).committed().currency();
        Money zero = Money.zero(currency);
        Money total = positions.stream().map(Position::contributed).reduce(zero, Money::plus);
        Map<UUID, BigDecimal> weights = new LinkedHashMap<>();
        positions.forEach(one -> weights.put(one.commitment(), one.committed().amount()));
        Map<UUID, Money> targets = Allocation.largestRemainder(total, weights);
        BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal perUnit = interestPerUnit(flows, rate, closing).divide(sum, MathContext.DECIMAL128);
        Map<UUID, Money> owed = new LinkedHashMap<>();
        Map<UUID, BigDecimal> refunds = new LinkedHashMap<>();
        Money interest = zero;
        for (Position one : positions) {
            Money change = targets.getOrDefault(one.commitment(), zero).minus(one.contributed());
            if (change.isNegative()) {
                refunds.put(one.commitment(), change.amount().negate());
            } else if (one.newcomer()) {
                Money part = Money.rounded(one.committed().amount().multiply(perUnit), currency);
                owed.put(one.commitment(), part);
                interest = interest.plus(part);
            }
        }
        // Nobody gets money back, so nobody is owed interest for having paid it early.
        boolean due = !refunds.isEmpty() && interest.isPositive();
        Map<UUID, Money> shares = due ? Allocation.largestRemainder(interest, refunds) : Map.of();
        List<Line> lines = new ArrayList<>();
        for (Position one : positions) {
            lines.add(new Line(
                    one.commitment(),
                    one.contributed(),
                    targets.getOrDefault(one.commitment(), zero),
                    due ? owed.getOrDefault(one.commitment(), zero) : zero,
                    shares.getOrDefault(one.commitment(), zero)));
        }
        return new Result(List.copyOf(lines), due ? interest : zero);
    }

    /** Interest on all that came in, from its day to the closing: Σ amount × rate × days / 365. */
    private static BigDecimal interestPerUnit(List<Flow> flows, BigDecimal rate, LocalDate closing) {
        BigDecimal amountDays = BigDecimal.ZERO;
        for (Flow flow : flows) {
            long days = Math.max(0, ChronoUnit.DAYS.between(flow.day(), closing));
            amountDays = amountDays.add(flow.amount().amount().multiply(BigDecimal.valueOf(days)));
        }
        return amountDays.multiply(rate).divide(DAYS_OF_YEAR, MathContext.DECIMAL128);
    }
}
