package io.jidi.enterprise.policy;

/** What a run over the population is for. */
public enum RunKind {
    WHAT_IF,
    ASSESS_EVERYBODY
}
