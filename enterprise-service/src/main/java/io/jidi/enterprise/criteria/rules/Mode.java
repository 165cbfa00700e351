package io.jidi.enterprise.criteria.rules;

/** How a criterion gets its answer. */
public enum Mode {
    /** Computed from recorded figures. */
    AUTO,
    /** Taken over from another authority's system with its evidence, never recomputed. */
    IMPORTED,
    /** A person decides, alone or beside figures. */
    MANUAL
}
