package io.jidi.fund.compliance.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as they stand in a reason; rounded for the eye only, the comparison is exact. */
final class Shown {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Shown() {}

    static String percent(BigDecimal fraction) {
        return plain(fraction.multiply(HUNDRED).setScale(2, RoundingMode.HALF_UP)) + " %";
    }

    static String money(BigDecimal yuan) {
        return yuan.setScale(2, RoundingMode.HALF_UP).toPlainString() + " CNY";
    }

    static String of(BigDecimal value, String unit) {
        return switch (unit) {
            case "RATE" -> percent(value);
            case "CNY" -> money(value);
            default -> plain(value);
        };
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
