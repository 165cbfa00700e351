package io.jidi.fund.commitment;

/** How a partner stands to its fund (fund.md 3.1). */
public enum PartnerState {
    ACTIVE,
    DEFAULTED,
    TRANSFERRED
}
