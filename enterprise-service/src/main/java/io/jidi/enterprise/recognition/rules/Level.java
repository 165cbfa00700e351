package io.jidi.enterprise.recognition.rules;

/** On which level somebody acts on an application. The ministry's decisions are recorded by the province. */
public enum Level {
    APPLICANT,
    COUNTY,
    CITY,
    PROVINCE
}
