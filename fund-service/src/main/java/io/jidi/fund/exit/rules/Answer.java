package io.jidi.fund.exit.rules;

/** What came of a check; what is not known is neither. */
public enum Answer {
    PASS,
    FAIL,
    UNKNOWN;

    /** Both must pass. */
    Answer and(Answer other) {
        if (this == FAIL || other == FAIL) {
            return FAIL;
        }
        return this == PASS && other == PASS ? PASS : UNKNOWN;
    }

    /** One is enough. */
    Answer or(Answer other) {
        if (this == PASS || other == PASS) {
            return PASS;
        }
        return this == FAIL && other == FAIL ? FAIL : UNKNOWN;
    }
}
