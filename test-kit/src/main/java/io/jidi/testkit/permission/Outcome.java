package io.jidi.testkit.permission;

/** What an answer tells of the rows it was asked about. */
enum Outcome {
    /** 403: the role may not. */
    REFUSED,
    /** 404: what is not the caller's does not exist for them. */
    HIDDEN,
    /** Let in, and the answer holds something of the rows. */
    SHOWN,
    /** Let in, and nothing of the rows is in the answer: an empty list, a catalogue for all, or a write that goes on. */
    IN,
    /** 401. */
    UNKNOWN
}
