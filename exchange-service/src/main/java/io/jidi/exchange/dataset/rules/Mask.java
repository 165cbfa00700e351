package io.jidi.exchange.dataset.rules;

import java.util.Locale;

/** How a personal value is shown (project-library.md 4.5; sites differ, so each field names its rule). */
public enum Mask {
    /** First three and last four: {@code 138****8000}. */
    MOBILE {
        @Override
        String masked(String value) {
            return kept(value, 3, 4);
        }
    },
    /** First six and last four of an identity number. */
    IDENTITY {
        @Override
        String masked(String value) {
            return kept(value, 6, 4);
        }
    },
    /** The first character: {@code 王**}. */
    NAME {
        @Override
        String masked(String value) {
            return kept(value, 1, 0);
        }
    },
    /** First letter and domain: {@code w***@example.cn}. */
    EMAIL {
        @Override
        String masked(String value) {
            int at = value.lastIndexOf('@');
            return at < 1
                    ? ALL
                    : value.substring(0, value.offsetByCodePoints(0, 1)) + "***"
                            + value.substring(at).toLowerCase(Locale.ROOT);
        }
    };

    private static final String ALL = "***";

    abstract String masked(String value);

    /** The value as shown; a value too short to keep anything is hidden whole. */
    public String of(String value) {
        return masked(value);
    }

    private static String kept(String value, int first, int last) {
        int length = value.codePointCount(0, value.length());
        if (length <= first + last) {
            return "*".repeat(Math.max(1, length));
        }
        return value.substring(0, value.offsetByCodePoints(0, first))
                + "*".repeat(length - first - last)
                + value.substring(value.offsetByCodePoints(0, length - last));
    }
}
