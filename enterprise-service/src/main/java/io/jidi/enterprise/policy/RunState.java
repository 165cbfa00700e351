package io.jidi.enterprise.policy;

/** Where a run over the population stands. */
public enum RunState {
    RUNNING,
    DONE,
    /** It ended without an answer, or its process did. */
    FAILED
}
