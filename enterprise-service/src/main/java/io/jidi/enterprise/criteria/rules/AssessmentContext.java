package io.jidi.enterprise.criteria.rules;

import java.time.LocalDate;

/**
 * For what an enterprise is assessed.
 *
 * @param applicationDate day of the application: chooses the edition, and titles must be valid on it
 * @param referenceYear "last year" of the texts, offset −1: the last complete business year
 * @param referenceDate day at which ages are taken, usually 31 December of the reference year
 * @param rates exchange rates by year
 */
public record AssessmentContext(
        ApplicationKind kind,
        LocalDate applicationDate,
        int referenceYear,
        LocalDate referenceDate,
        ExchangeRates rates) {

    /** The last complete year before the application, ages at its last day, no exchange rates. */
    public static AssessmentContext of(ApplicationKind kind, LocalDate applicationDate) {
        int year = applicationDate.getYear() - 1;
        return new AssessmentContext(kind, applicationDate, year, LocalDate.of(year, 12, 31), ExchangeRates.none());
    }

    public AssessmentContext withRates(ExchangeRates more) {
        return new AssessmentContext(kind, applicationDate, referenceYear, referenceDate, more);
    }

    public AssessmentContext withReferenceDate(LocalDate date) {
        return new AssessmentContext(kind, applicationDate, referenceYear, date, rates);
    }

    /** Calendar year of an offset as the texts count: −1 is last year, 0 the year of application. */
    public int year(int offset) {
        return referenceYear + 1 + offset;
    }
}
