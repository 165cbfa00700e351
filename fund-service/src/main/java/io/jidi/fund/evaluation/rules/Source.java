package io.jidi.fund.evaluation.rules;

/** Where an input comes from. */
public enum Source {
    /** The books and the terms; nobody can state it otherwise. */
    BOOKS,
    /** The part of the invested money whose targets are marked so. */
    TAG,
    /** Recorded for the year with a document. */
    RECORDED
}
