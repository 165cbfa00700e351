package io.jidi.fund.deal.rules;

/** What a member says. */
public enum Choice {
    FOR,
    AGAINST,
    ABSTAIN,
    VETO,
    NO_OBJECTION,
    /** An observer's opinion. */
    NOTED
}
