package io.jidi.fund.compliance.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

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
    DATE,
    /** A class of GB/T 4754, division or finer: {@code C39}, {@code C3973}. */
    INDUSTRY;

    /** Whether a text is a value of this kind. */
    public boolean takes(String text) {
        return switch (this) {
            case MONEY, RATE, NUMBER -> text.matches("-?\\d{1,24}(\\.\\d{1,12})?");
            case FLAG -> text.equals("true") || text.equals("false");
            case CODE -> text.matches("[A-Za-z0-9_.-]{1,60}");
            case DATE -> isDate(text);
            case INDUSTRY -> text.matches("[A-T][0-9]{2,4}");
        };
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException notADate) {
            return false;
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
