package io.jidi.fund.fund;

/** The three groups of the province's funds (fund.md 2.1): theme, functional, angel. */
public enum FundClass {
    THEME,
    FUNCTIONAL,
    ANGEL
}
