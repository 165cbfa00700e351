package io.jidi.enterprise.indicator.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of an indicator file. */
public enum Column {
    USCC,
    NAME,
    YEAR,
    FIELD,
    VALUE,
    UNIT,
    SOURCE,
    /** Explains the row in a template; never read. */
    NOTE,
    /** What was wrong with the row in an earlier attempt; never read, so that a corrected file goes in as it is. */
    ERROR;

    /** As written in the header. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean required() {
        return this != NOTE && this != ERROR;
    }

    public static Optional<Column> of(String header) {
        return Arrays.stream(values())
                .filter(column -> column.header().equals(header.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
