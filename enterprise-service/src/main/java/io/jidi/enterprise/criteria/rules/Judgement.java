package io.jidi.enterprise.criteria.rules;

import java.time.LocalDate;

/**
 * What a person decided where numbers cannot.
 *
 * @param holds whether the requirement is fulfilled
 * @param by who decided
 * @param on when
 */
public record Judgement(boolean holds, String by, LocalDate on) {

    public Judgement {
        if (by.isBlank()) {
            throw new IllegalArgumentException("A judgement of " + on + " names nobody who made it");
        }
        if (by.indexOf(';') >= 0) {
            throw new IllegalArgumentException("\"" + by + "\" cannot hold a semicolon, which separates attributes");
        }
    }

    /** The form of imports. */
    public String text() {
        return "verdict=" + (holds ? "yes" : "no") + ";by=" + by + ";on=" + on;
    }
}
