package io.jidi.enterprise.criteria.rules;

import java.time.LocalDate;

/** A day every assessment has, at which validity and ages are taken. */
public enum Moment {
    APPLICATION_DATE,
    REFERENCE_DATE,
    REFERENCE_YEAR_END;

    /** The day itself. */
    public LocalDate in(AssessmentContext context) {
        return switch (this) {
            case APPLICATION_DATE -> context.applicationDate();
            case REFERENCE_DATE -> context.referenceDate();
            case REFERENCE_YEAR_END -> LocalDate.of(context.referenceYear(), 12, 31);
        };
    }
}
