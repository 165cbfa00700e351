package io.jidi.project.library.rules;

import io.jidi.project.rules.ElementKind;
import io.jidi.project.rules.ProjectClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application for the library as the checklist sees it. What the applicant left out is null or empty.
 *
 * @param name project name
 * @param base code of the base, or null
 * @param fields policy rows of the fields named
 * @param kind decides the threshold
 * @param classes classes applied for; RESERVE alone asks for the reserve
 * @param totalInvestment total investment in yuan, or null
 * @param codes every project code given, already checked; several are usual for phases (分期)
 * @param preparationDocuments documents of the preparation phase (前期文件) that stand in for a code
 * @param entityCreditCode 统一社会信用代码 of the project's entity, or null
 * @param responsibility who answers for it, or null
 * @param applyingOn date of the decision, business date
 * @param schedule plan for the year, or null
 * @param elements elements needed; null if the list was not handed in, empty if none is needed
 * @param known projects already in the library that may be the same, tombstones included
 */
public record AdmissionFacts(
        String name,
        @Nullable String base,
        Set<Integer> fields,
        ProjectKind kind,
        Set<ProjectClass> classes,
        @Nullable BigDecimal totalInvestment,
        List<ProjectCodeCheck> codes,
        List<String> preparationDocuments,
        @Nullable String entityCreditCode,
        @Nullable Responsibility responsibility,
        LocalDate applyingOn,
        @Nullable Schedule schedule,
        @Nullable List<ElementNeed> elements,
        List<KnownProject> known) {

    public AdmissionFacts {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an application needs a project name");
        }
        if (classes.isEmpty() || (classes.contains(ProjectClass.RESERVE) && classes.size() > 1)) {
            throw new IllegalArgumentException(
                    "application for classes " + classes + ": at least one, and RESERVE only alone");
        }
        fields = Set.copyOf(fields);
        classes = Set.copyOf(classes);
        codes = List.copyOf(codes);
        preparationDocuments = List.copyOf(preparationDocuments);
        elements = elements == null ? null : List.copyOf(elements);
        known = List.copyOf(known);
    }

    /** Who answers for the project: unit and person, from a date until another or for good. */
    public record Responsibility(
            String unit,
            String person,
            LocalDate from,
            @Nullable LocalDate to) {

        boolean activeOn(LocalDate day) {
            return !unit.isBlank() && !person.isBlank() && !from.isAfter(day) && (to == null || !to.isBefore(day));
        }
    }

    /**
     * @param year plan year
     * @param start planned or actual start month
     * @param completion planned completion month
     * @param annual annual plan in yuan
     * @param cumulative cumulative plan in yuan at the twelve month ends
     */
    public record Schedule(
            int year, YearMonth start, YearMonth completion, BigDecimal annual, List<BigDecimal> cumulative) {

        public Schedule {
            cumulative = List.copyOf(cumulative);
        }
    }

    /** One element with what is needed and what is secured, in the unit of its kind. */
    public record ElementNeed(ElementKind kind, BigDecimal needed, BigDecimal secured) {

        public ElementNeed {
            if (needed.signum() < 0 || secured.signum() < 0) {
                throw new IllegalArgumentException(
                        kind + " needed " + needed + ", secured " + secured + ": must not be negative");
            }
        }

        BigDecimal gap() {
            return needed.subtract(secured).max(BigDecimal.ZERO);
        }
    }

    /** A project the library already holds; {@code exited} marks a tombstone, which a re-entry may link to. */
    public record KnownProject(
            String reference, String name, @Nullable String entityCreditCode, Set<String> codes, boolean exited) {}
}
