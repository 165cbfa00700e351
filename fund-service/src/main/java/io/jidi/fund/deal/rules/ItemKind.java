package io.jidi.fund.deal.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/** What an entry's text must be. */
public enum ItemKind {
    TEXT,
    /** Yuan, at most two decimals, not below zero. */
    MONEY,
    NUMBER,
    DATE,
    /** {@code true} or {@code false}. */
    FLAG,
    CODE;

    private static final int MOST_DECIMALS = 2;

    /** Whether the text is a value of this kind. */
    public boolean takes(String text) {
        return switch (this) {
            case TEXT -> !text.isBlank();
            case CODE -> text.matches("[A-Z0-9_-]{1,40}");
            case FLAG -> text.equals("true") || text.equals("false");
            case DATE -> isDate(text);
            case NUMBER -> number(text) != null;
            case MONEY -> isMoney(text);
        };
    }

    private static boolean isMoney(String text) {
        BigDecimal number = number(text);
        return number != null
                && number.signum() >= 0
                && number.stripTrailingZeros().scale() <= MOST_DECIMALS;
    }

    private static @org.jspecify.annotations.Nullable BigDecimal number(String text) {
        return text.matches("-?[0-9]{1,18}(\\.[0-9]{1,10})?") ? new BigDecimal(text) : null;
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException notOne) {
            return false;
        }
    }
}
