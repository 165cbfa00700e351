package io.jidi.fund.fund;

/** The acts that are judged before money or a promise moves (fund.md 1.9). */
public enum ActKind {
    SET_UP,
    TERMS,
    SUBSCRIPTION,
    CALL,
    INVESTMENT,
    EXIT,
    DISTRIBUTION,
    /** The government gives up a part of its gain (让利). */
    CONCESSION,
    /** No act: what is looked at every day. */
    DAILY
}
