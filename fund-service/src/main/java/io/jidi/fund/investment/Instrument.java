package io.jidi.fund.investment;

/** In what form the money was given. */
public enum Instrument {
    EQUITY,
    PREFERRED_EQUITY,
    CONVERTIBLE_LOAN,
    FUND_INTEREST
}
