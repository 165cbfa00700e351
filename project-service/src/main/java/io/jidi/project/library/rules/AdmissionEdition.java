package io.jidi.project.library.rules;

import io.jidi.project.rules.EditionParameters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Dated values of the admission checklist.
 *
 * @param validFrom first day it decides
 * @param validUntil last day, or null while it is open
 * @param thresholds least total investment in yuan by kind, "≥"
 * @param whenMissing what follows when the matter of a check is missing (not wrong)
 * @param window months of adjustment; every month if the edition names none
 */
public record AdmissionEdition(
        String id,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        EditionParameters parameters,
        Map<ProjectKind, BigDecimal> thresholds,
        Map<AdmissionCheck, AdmissionDecision.Outcome> whenMissing,
        AdjustmentWindow window) {

    public AdmissionEdition {
        thresholds = Map.copyOf(thresholds);
        whenMissing = Map.copyOf(whenMissing);
    }

    /** Reads {@code threshold.default}, optional {@code threshold.<kind>} and {@code missing.<check>} (RETURN or RESERVE). */
    public static AdmissionEdition of(
            String id, LocalDate validFrom, @Nullable LocalDate validUntil, EditionParameters parameters) {
        Set<String> known = new HashSet<>(Set.of("threshold.default", "window.months", "window.enforced"));
        Map<ProjectKind, BigDecimal> thresholds = new EnumMap<>(ProjectKind.class);
        for (ProjectKind kind : ProjectKind.values()) {
            String own = "threshold." + kind;
            known.add(own);
            BigDecimal threshold = parameters.decimal(parameters.find(own).isPresent() ? own : "threshold.default");
            if (threshold.signum() < 0) {
                throw new IllegalArgumentException(id + " " + own + " " + threshold + " must not be negative");
            }
            thresholds.put(kind, threshold);
        }
        Map<AdmissionCheck, AdmissionDecision.Outcome> whenMissing = new EnumMap<>(AdmissionCheck.class);
        for (AdmissionCheck check : AdmissionCheck.values()) {
            known.add("missing." + check);
            whenMissing.put(
                    check,
                    switch (parameters.word("missing." + check)) {
                        case "RETURN" -> AdmissionDecision.Outcome.RETURN;
                        case "RESERVE" -> AdmissionDecision.Outcome.RESERVE;
                        default ->
                            throw new IllegalArgumentException(id + " missing." + check + " must be RETURN or RESERVE");
                    });
        }
        parameters.refuseOthersThan(known);
        return new AdmissionEdition(id, validFrom, validUntil, parameters, thresholds, whenMissing, window(parameters));
    }

    private static AdjustmentWindow window(EditionParameters parameters) {
        if (parameters.find("window.months").isEmpty()) {
            return new AdjustmentWindow(Set.of(), false);
        }
        String months = parameters.word("window.months");
        if (!months.matches("\\d{1,2}(,\\d{1,2})*")) {
            throw new IllegalArgumentException("window.months '" + months + "' must be months with commas between");
        }
        return new AdjustmentWindow(
                Arrays.stream(months.split(",")).map(Integer::valueOf).collect(Collectors.toSet()),
                parameters.flag("window.enforced"));
    }

    public boolean inForce(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }

    BigDecimal threshold(ProjectKind kind) {
        BigDecimal threshold = thresholds.get(kind);
        if (threshold == null) {
            throw new IllegalStateException(id + " has no threshold for " + kind);
        }
        return threshold;
    }
}
