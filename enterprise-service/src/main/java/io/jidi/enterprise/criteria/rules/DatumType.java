package io.jidi.enterprise.criteria.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.regex.Pattern;

/** The types a single value can have. Parsing refuses with the value and the rule, never guesses. */
public enum DatumType {
    NUMBER {
        @Override
        Datum parse(String text, Collection<String> codes) {
            if (!PLAIN_NUMBER.matcher(text).matches()) {
                throw new Refused(
                        "“" + text + "”不是普通十进制数（小数点前最多 18 位，后最多 10 位）",
                        "\"" + text
                                + "\" is not a plain decimal number (at most 18 digits before and 10 after the point)");
            }
            return new Datum.Number(Fraction.of(new BigDecimal(text)));
        }
    },
    FLAG {
        @Override
        Datum parse(String text, Collection<String> codes) {
            return switch (text) {
                case "yes", "是", "true" -> new Datum.Flag(true);
                case "no", "否", "false" -> new Datum.Flag(false);
                default ->
                    throw new Refused("“" + text + "”不是 yes/是 或 no/否", "\"" + text + "\" is neither yes/是 nor no/否");
            };
        }
    },
    CODE {
        @Override
        Datum parse(String text, Collection<String> codes) {
            if (text.isBlank() || (!codes.isEmpty() && !codes.contains(text))) {
                throw new Refused(
                        "“" + text + "”不在代码 " + codes + " 中", "\"" + text + "\" is none of the codes " + codes);
            }
            return new Datum.Code(text);
        }
    },
    DATE {
        @Override
        Datum parse(String text, Collection<String> codes) {
            try {
                return new Datum.Day(LocalDate.parse(text));
            } catch (DateTimeParseException wrong) {
                throw new Refused(
                        "“" + text + "”不是 YYYY-MM-DD 的日期", "\"" + text + "\" is not a date written YYYY-MM-DD");
            }
        }
    };

    /** Bounded, so that a hostile exponent cannot turn one cell into a gigabyte of digits. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,10})?");

    abstract Datum parse(String text, Collection<String> codes);
}
