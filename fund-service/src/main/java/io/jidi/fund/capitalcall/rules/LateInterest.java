package io.jidi.fund.capitalcall.rules;

import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a partner owes for paying late (fund.md 3.2): overdue × rate × days / 365, simple, rounded once. */
public final class LateInterest {

    private static final BigDecimal DAYS_OF_YEAR = BigDecimal.valueOf(365);

    private LateInterest() {}

    /** Money that came in on a line. */
    public record Payment(LocalDate day, Money amount) {}

    /**
     * The interest from the due date through a day.
     *
     * @param due what was to be paid on {@code dueDate}, above zero
     * @param rate per year, {@code 0.0001} a day is 0.0365
     * @return zero when all was paid in time
     */
    public static Money of(Money due, LocalDate dueDate, List<Payment> payments, BigDecimal rate, LocalDate through) {
        BigDecimal amountDays = amountDays(due, dueDate, through);
        for (Payment payment : payments) {
            LocalDate from = payment.day().isBefore(dueDate) ? dueDate : payment.day();
            amountDays = amountDays.subtract(amountDays(payment.amount(), from, through));
        }
        return Money.rounded(amountDays.multiply(rate).divide(DAYS_OF_YEAR, MathContext.DECIMAL128), due.currency());
    }

    private static BigDecimal amountDays(Money amount, LocalDate from, LocalDate through) {
        long days = Math.max(0, ChronoUnit.DAYS.between(from, through));
        return amount.amount().multiply(BigDecimal.valueOf(days));
    }
}
