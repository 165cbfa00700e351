package io.jidi.enterprise.criteria.rules;

import java.math.BigDecimal;
import java.util.List;

/**
 * A value of an edition that policy may change: thresholds, readings of an open wording, lists of codes.
 *
 * @param confirmed false while the value or its reading is not confirmed by a document that was read (marks [M] and [?]);
 *     shown wherever the value is shown
 */
public record Parameter(String name, Value value, Wording wording, boolean confirmed) {

    /** The kinds of parameter. */
    public sealed interface Value {
        /** Canonical text, comma separated where there are several. */
        String text();
    }

    /** A number in the unit of the text. */
    public record Amount(BigDecimal written, Unit unit) implements Value {
        @Override
        public String text() {
            return Fraction.plain(written) + unit.symbol();
        }
    }

    /** One of several readings. */
    public record Choice(String chosen, List<String> options) implements Value {
        public Choice {
            if (!options.contains(chosen)) {
                throw new Refused(
                        "“" + chosen + "”不在可选项 " + options + " 中",
                        "\"" + chosen + "\" is none of the options " + options);
            }
        }

        @Override
        public String text() {
            return chosen;
        }
    }

    /** A list of codes. */
    public record Codes(List<String> codes) implements Value {
        @Override
        public String text() {
            return String.join(",", codes);
        }
    }

    /** Year offsets as the texts count, −1 is last year. */
    public record Years(List<Integer> offsets) implements Value {
        @Override
        public String text() {
            return String.join(",", offsets.stream().map(String::valueOf).toList());
        }
    }
}
