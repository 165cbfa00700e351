package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.CanonicalJson;
import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One dated rule set for lights with all its values. Reference: domain file project-library 6.1.
 *
 * @param validFrom first month it judges
 * @param validUntil last month it judges, or null while it is open
 * @param parameters every value with its origin, as read from the file
 * @param reportDay last day of the month on which a report is on time
 * @param reportMonthOffset 0 if that day lies in the reported month, 1 if in the month after
 * @param planRevisionLag months from the approval of a plan revision until it counts
 */
public record LightEdition(
        String id,
        String nameZh,
        String nameEn,
        YearMonth validFrom,
        @Nullable YearMonth validUntil,
        EditionParameters parameters,
        LagBand progress,
        CountLimits start,
        CountLimits register,
        CountLimits complete,
        CountLimits report,
        int reportDay,
        int reportMonthOffset,
        int planRevisionLag,
        List<EscalationStep> escalation) {

    private static final Set<String> PARAMETERS = Set.of(
            "progress.yellow.from",
            "progress.yellow.fromInclusive",
            "progress.yellow.to",
            "progress.yellow.toInclusive",
            "start.yellow.from",
            "start.red.from",
            "register.yellow.from",
            "register.red.from",
            "complete.yellow.from",
            "complete.red.from",
            "report.yellow.from",
            "report.red.from",
            "report.cutOffDay",
            "report.cutOffMonthOffset",
            "plan.revisionLagMonths");

    public LightEdition {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a light edition needs an id");
        }
        if (validUntil != null && validUntil.isBefore(validFrom)) {
            throw new IllegalArgumentException(id + " ends " + validUntil + " before it begins " + validFrom);
        }
        if (reportDay < 1 || reportDay > 31 || reportMonthOffset > 1) {
            throw new IllegalArgumentException(
                    id + " cut-off day " + reportDay + " with month offset " + reportMonthOffset + ": no such day");
        }
        // A revision that counted for the month it was approved in would repaint a month already under way.
        if (planRevisionLag < 1) {
            throw new IllegalArgumentException(id + " plan revision lag " + planRevisionLag + ": need ≥ 1 month");
        }
        escalation = List.copyOf(escalation);
        for (int i = 1; i < escalation.size(); i++) {
            if (escalation.get(i).redMonths() <= escalation.get(i - 1).redMonths()) {
                throw new IllegalArgumentException(id + " escalation steps must ask for ever more red months");
            }
        }
    }

    /** Reads the typed values from {@code parameters}; a missing, unknown or impossible one is refused. */
    public static LightEdition of(
            String id,
            String nameZh,
            String nameEn,
            YearMonth validFrom,
            @Nullable YearMonth validUntil,
            EditionParameters parameters,
            List<EscalationStep> escalation) {
        Set<String> known = new HashSet<>(PARAMETERS);
        escalation.forEach(step -> known.add(step.parameter()));
        parameters.refuseOthersThan(known);
        return new LightEdition(
                id,
                nameZh,
                nameEn,
                validFrom,
                validUntil,
                parameters,
                new LagBand(
                        parameters.decimal("progress.yellow.from"),
                        parameters.flag("progress.yellow.fromInclusive"),
                        parameters.decimal("progress.yellow.to"),
                        parameters.flag("progress.yellow.toInclusive")),
                limits(parameters, "start"),
                limits(parameters, "register"),
                limits(parameters, "complete"),
                limits(parameters, "report"),
                parameters.count("report.cutOffDay"),
                parameters.count("report.cutOffMonthOffset"),
                parameters.count("plan.revisionLagMonths"),
                escalation);
    }

    public boolean inForce(YearMonth month) {
        return !month.isBefore(validFrom) && (validUntil == null || !month.isAfter(validUntil));
    }

    /** Last day on which the report of {@code month} is on time; day 31 means the last day of a shorter month. */
    public LocalDate cutOff(YearMonth month) {
        YearMonth due = month.plusMonths(reportMonthOffset);
        return due.atDay(Math.min(reportDay, due.lengthOfMonth()));
    }

    /** Changes whenever a value that can change a light changes; names, sources and notes do not count. */
    public String digest() {
        SortedMap<String, Object> values = new TreeMap<>();
        values.put("id", id);
        for (EditionParameter parameter : parameters.all()) {
            values.put(parameter.name(), parameter.value());
        }
        return CanonicalJson.digest(CanonicalJson.write(values));
    }

    private static CountLimits limits(EditionParameters parameters, String dimension) {
        return new CountLimits(parameters.count(dimension + ".yellow.from"), parameters.count(dimension + ".red.from"));
    }
}
