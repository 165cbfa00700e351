package io.jidi.fund.compliance.rules;

/** What a rule does about an act that breaks it. */
public enum Severity {
    BLOCK,
    /** An authorised second person may let it pass, with a reason. */
    WARN,
    INFORM
}
