package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;

/** The editions as shipped. */
final class Rulebook {

    static final Editions EDITIONS = Editions.shipped();

    static final AssessmentContext NEW_2026 = AssessmentContext.of(ApplicationKind.NEW, LocalDate.of(2026, 6, 1));
    static final AssessmentContext REVIEW_2026 = AssessmentContext.of(ApplicationKind.REVIEW, LocalDate.of(2026, 6, 1));

    private Rulebook() {}

    static Assessment assess(String edition, Firm firm, AssessmentContext context) {
        return EDITIONS.get(edition).assess(firm.facts(EDITIONS.indicators()), context);
    }

    static Assessment srdi(Firm firm) {
        return assess("SRDI-2026", firm, NEW_2026);
    }

    static Part part(Assessment assessment, String criterion, int position) {
        return assessment.criterion(criterion).parts().get(position);
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Rulebook.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
