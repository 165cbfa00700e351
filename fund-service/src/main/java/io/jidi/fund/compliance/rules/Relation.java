package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;

/** How one size stands to another. */
public enum Relation {
    AT_MOST("≤"),
    BELOW("<"),
    AT_LEAST("≥"),
    ABOVE(">");

    private final String sign;

    Relation(String sign) {
        this.sign = sign;
    }

    boolean holds(int comparison) {
        return switch (this) {
            case AT_MOST -> comparison <= 0;
            case BELOW -> comparison < 0;
            case AT_LEAST -> comparison >= 0;
            case ABOVE -> comparison > 0;
        };
    }

    String sign() {
        return sign;
    }

    Text word() {
        return switch (this) {
            case AT_MOST -> Text.of("应不超过", "may be at most");
            case BELOW -> Text.of("应低于", "must be below");
            case AT_LEAST -> Text.of("应不低于", "must be at least");
            case ABOVE -> Text.of("应高于", "must be above");
        };
    }
}
