package io.jidi.enterprise.criteria.rules.bulk;

/** A compiled condition. */
@FunctionalInterface
interface Judge {

    /** A {@link Verdict} per row; the array is the judge's own and holds until it judges the next block. */
    byte[] over(Block block);
}
