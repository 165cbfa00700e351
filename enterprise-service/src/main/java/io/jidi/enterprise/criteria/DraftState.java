package io.jidi.enterprise.criteria;

/** Where a draft of an edition stands. */
public enum DraftState {
    /** Checked and waiting for a second person. */
    DRAFT,
    /** In force from its first day on; never undone, only succeeded. */
    APPROVED,
    WITHDRAWN
}
