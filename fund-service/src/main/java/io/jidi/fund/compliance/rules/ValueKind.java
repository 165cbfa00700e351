package io.jidi.fund.compliance.rules;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a fact's text means. */
public enum ValueKind {
    /** Yuan. */
    MONEY,
    /** A fraction of one. */
    RATE,
    /** A number of something. */
    NUMBER,
    FLAG,
    CODE,
    DATE;

    /**
     * Refuses a text that is no value of this kind.
     *
     * @throws IllegalArgumentException for such a text
     */
    void require(String text) {
        boolean fits = switch (this) {
            case MONEY, RATE, NUMBER -> text.matches("-?\\d{1,24}(\\.\\d{1,12})?");
            case FLAG -> text.equals("true") || text.equals("false");
            case CODE -> text.matches("[A-Za-z0-9_.-]{1,60}");
            case DATE -> text.matches("\\d{4}-\\d\\d-\\d\\d");
        };
        if (!fits) {
            throw new IllegalArgumentException("not a " + name().toLowerCase(java.util.Locale.ROOT) + ": " + text);
        }
    }

    /** A number to compare with; a date counts as its day since 1970. */
    BigDecimal number(String text) {
        return this == DATE ? BigDecimal.valueOf(LocalDate.parse(text).toEpochDay()) : new BigDecimal(text);
    }

    /** As a person reads it: yuan with its word, a rate in per cent. */
    String shown(String text) {
        return switch (this) {
            case RATE -> Shown.percent(new BigDecimal(text));
            case MONEY -> Shown.money(new BigDecimal(text));
            default -> text;
        };
    }
}
