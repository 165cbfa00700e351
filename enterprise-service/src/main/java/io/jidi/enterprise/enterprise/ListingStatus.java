package io.jidi.enterprise.enterprise;

/** 上市情况, as the little giant's form asks (domain reference 1.7). */
public enum ListingStatus {
    NONE,
    PLANNED,
    LISTED
}
