package io.jidi.enterprise.criteria.rules.bulk;

/** Compiled points or a count: whole numbers that may be known only to lie between two. */
abstract class Points {

    /** No upper bound. */
    static final int ENDLESS = Integer.MAX_VALUE;

    /** What is missing leaves the number open; without it a range is what the text leaves to an expert. */
    static final byte DOUBT = 1;

    /** Nothing at all is known. */
    static final byte NONE = 2;

    final int[] low = new int[Block.ROWS];
    final int[] high = new int[Block.ROWS];
    final byte[] marks = new byte[Block.ROWS];

    /** Fills the three arrays; they hold until the next block. */
    abstract void measure(Block block);
}
