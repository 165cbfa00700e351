package io.jidi.enterprise.recognition.rules;

/** Where an application stands (domain reference 1.6). */
public enum Stage {
    DRAFT,
    SELF_ASSESSED,
    SUBMITTED,
    COUNTY_OK,
    CITY_OK,
    PROVINCE_OK,
    MINISTRY_OK,
    PUBLIC_NOTICE,
    /** Somebody objected during the notice; it stands still until that is decided. */
    OBJECTION,
    /** Back with the applicant, with reasons and a day by which it must come again. */
    RETURNED,
    RECOGNISED,
    REJECTED,
    WITHDRAWN;

    public boolean isFinal() {
        return this == RECOGNISED || this == REJECTED || this == WITHDRAWN;
    }
}
