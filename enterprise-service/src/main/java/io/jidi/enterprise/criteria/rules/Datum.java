package io.jidi.enterprise.criteria.rules;

import java.time.LocalDate;

/** One recorded value, typed as its indicator in the catalogue says. */
public sealed interface Datum permits Datum.Number, Datum.Flag, Datum.Code, Datum.Day {

    /** Canonical text: the same value always gives the same text, and {@link Indicator#parse} reads it back. */
    String text();

    record Number(Fraction value) implements Datum {
        @Override
        public String text() {
            return value.exact();
        }
    }

    record Flag(boolean value) implements Datum {
        @Override
        public String text() {
            return value ? "yes" : "no";
        }
    }

    record Code(String value) implements Datum {
        @Override
        public String text() {
            return value;
        }
    }

    record Day(LocalDate value) implements Datum {
        @Override
        public String text() {
            return value.toString();
        }
    }
}
