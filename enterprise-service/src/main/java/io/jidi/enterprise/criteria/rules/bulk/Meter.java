package io.jidi.enterprise.criteria.rules.bulk;

/** A compiled quantity with the edges it is held against. */
@FunctionalInterface
interface Meter {

    byte UNKNOWN = -1;

    /** Writes per row the position of the first edge that is reached, the number of edges when none is, or UNKNOWN. */
    void place(Block block, byte[] reached);
}
