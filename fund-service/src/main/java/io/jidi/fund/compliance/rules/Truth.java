package io.jidi.fund.compliance.rules;

/** Three values: what cannot be told is neither true nor false. */
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
