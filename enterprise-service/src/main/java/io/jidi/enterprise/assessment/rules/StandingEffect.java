package io.jidi.enterprise.assessment.rules;

/** What an assessment did to the standing. */
public enum StandingEffect {
    RISE,
    FALL,
    UNCHANGED,
    /** It would have fallen, but a tier in between is open: data or a judgement is missing, which never lowers. */
    HELD,
    /** A later application date has been decided already. */
    SUPERSEDED,
    /** The standard belongs to no ladder. */
    NO_LADDER
}
