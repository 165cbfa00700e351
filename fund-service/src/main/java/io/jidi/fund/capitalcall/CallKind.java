package io.jidi.fund.capitalcall;

/** Why money is called: for the fund's purposes, or to make partners of a later closing equal. */
public enum CallKind {
    CAPITAL,
    EQUALISATION
}
