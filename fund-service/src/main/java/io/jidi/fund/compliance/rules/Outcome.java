package io.jidi.fund.compliance.rules;

/** How an act stands to a rule. */
public enum Outcome {
    PASS,
    FAIL,
    /** A figure or a document is missing. */
    UNKNOWN,
    NOT_APPLICABLE
}
