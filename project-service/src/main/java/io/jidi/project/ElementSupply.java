package io.jidi.project;

import io.jidi.platform.money.Money;
import io.jidi.project.rules.ElementKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is needed of an element and what there is of it, as events tell it.
 *
 * @param unitOfAmount of the quantity; for funds the yuan
 * @param quantity of everything but funds
 * @param funds of funds, to the fen
 */
public record ElementSupply(
        String unitOfAmount,
        @Nullable Quantity quantity,
        @Nullable Funds funds) {

    /**
     * Decimals without trailing zeros.
     *
     * @param quota granted but not yet supplied; absent where nobody asked
     * @param gap what is missing, never negative
     */
    public record Quantity(String needed, @Nullable String quota, String secured, String gap) {}

    /** The same in money. */
    public record Funds(Money needed, @Nullable Money quota, Money secured, Money gap) {}

    /** Amounts in the unit of the kind. */
    public static ElementSupply of(
            ElementKind kind, BigDecimal needed, @Nullable BigDecimal quota, BigDecimal secured) {
        BigDecimal gap = needed.subtract(secured).max(BigDecimal.ZERO);
        return kind == ElementKind.FUNDS
                ? new ElementSupply(
                        kind.unit(),
                        null,
                        new Funds(money(needed), quota == null ? null : money(quota), money(secured), money(gap)))
                : new ElementSupply(
                        kind.unit(),
                        new Quantity(plain(needed), quota == null ? null : plain(quota), plain(secured), plain(gap)),
                        null);
    }

    private static Money money(BigDecimal yuan) {
        // Rows of before money was held to the fen may have four decimals.
        return Money.rounded(yuan, Money.CNY);
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
