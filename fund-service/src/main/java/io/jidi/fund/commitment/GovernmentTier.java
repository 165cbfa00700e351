package io.jidi.fund.commitment;

/** Which government stands behind a partner's money, if any; decides the government share at every layer. */
public enum GovernmentTier {
    NONE,
    NATIONAL,
    PROVINCE,
    CITY,
    COUNTY
}
