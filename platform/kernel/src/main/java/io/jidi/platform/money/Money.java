package io.jidi.platform.money;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An amount in yuan (or another currency's main unit) with exactly two decimals. On the wire
 * {@code {"amount":"12345678.90","currency":"CNY"}}: a decimal string, never a JSON number.
 *
 * @param amount scale 2, at most 18 digits before the point, negative allowed
 * @param currency ISO 4217, three capital letters
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {

    public static final String CNY = "CNY";
    /** numeric(20,2) holds 18 digits before the point. */
    private static final int MAX_INTEGER_DIGITS = 18;

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    public Money {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency must be three capital letters (ISO 4217): " + currency);
        }
        if (amount.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("an amount has at most two decimals: " + amount.toPlainString());
        }
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
        if (amount.precision() - amount.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException("an amount has at most 18 digits before the point: " + amount);
        }
    }

    public static Money cny(String amount) {
        return new Money(new BigDecimal(amount), CNY);
    }

    public static Money cny(BigDecimal amount) {
        return new Money(amount, CNY);
    }

    /** The one rounding rule of the house: HALF_UP to the fen, once, at the end of a calculation. */
    public static Money rounded(BigDecimal exact, String currency) {
        return new Money(exact.setScale(2, RoundingMode.HALF_UP), currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    @JsonIgnore
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    @JsonIgnore
    public boolean isZero() {
        return amount.signum() == 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    /** The plain decimal with two places, {@code 12345678.90}. */
    public String plain() {
        return amount.toPlainString();
    }

    @Override
    public String toString() {
        return currency + " " + plain();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }
}
