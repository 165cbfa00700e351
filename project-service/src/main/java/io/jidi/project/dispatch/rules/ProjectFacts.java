package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.ProjectClass;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about one project for dispatch, over as many years as the caller holds. Lists may come in any order;
 * of two revisions approved in the same month, or two reports of a month received on the same day, the later entry counts.
 *
 * @param project stable identifier
 * @param classes classes in force in the month that is judged
 * @param dispatchedFrom first month for which a report is due
 * @param plans original yearly plans and their revisions
 * @param reports every report received, corrections included
 * @param actualStart month of the real start, or null
 * @param registered month of entry into statistics (纳统), or null
 * @param completed month of completion, or null
 * @param exemptions at most one per month
 * @param manualRatings at most one per month
 * @param frozenLights project lights of earlier months as they were frozen; counts consecutive red months
 */
public record ProjectFacts(
        String project,
        Set<ProjectClass> classes,
        YearMonth dispatchedFrom,
        List<PlanVersion> plans,
        List<MonthlyReport> reports,
        @Nullable YearMonth actualStart,
        @Nullable YearMonth registered,
        @Nullable YearMonth completed,
        List<Exemption> exemptions,
        List<ManualRating> manualRatings,
        SortedMap<YearMonth, Light> frozenLights) {

    public ProjectFacts {
        if (project.isBlank()) {
            throw new IllegalArgumentException("facts need the project they speak of");
        }
        if (classes.isEmpty() || (classes.contains(ProjectClass.RESERVE) && classes.size() > 1)) {
            throw new IllegalArgumentException(
                    project + " has classes " + classes + ": at least one, and RESERVE only alone");
        }
        if (actualStart != null && completed != null && completed.isBefore(actualStart)) {
            throw new IllegalArgumentException(
                    project + " completed " + completed + " before it started " + actualStart);
        }
        classes = Collections.unmodifiableSortedSet(new TreeSet<>(classes));
        plans = List.copyOf(plans);
        reports = reports.stream()
                .sorted(Comparator.comparing(MonthlyReport::month).thenComparing(MonthlyReport::receivedOn))
                .toList();
        exemptions = onePerMonth(exemptions, Exemption::month, "exemption");
        manualRatings = onePerMonth(manualRatings, ManualRating::month, "manual rating");
        frozenLights = Collections.unmodifiableSortedMap(new TreeMap<>(frozenLights));
    }

    /**
     * Only what counts for {@code month}: events up to it, the plan in force, reports received by {@code knownOn}, and of
     * earlier years just enough to count missing reports and red months. Applying it twice changes nothing.
     */
    ProjectFacts asKnownFor(YearMonth month, LocalDate knownOn, LightEdition edition) {
        YearMonth january = YearMonth.of(month.getYear(), 1);
        List<MonthlyReport> known = reports.stream()
                .filter(report -> !report.month().isAfter(month))
                .filter(report -> !report.receivedOn().isAfter(knownOn))
                .toList();
        YearMonth lastOnTime = known.stream()
                .filter(report -> !report.receivedOn().isAfter(edition.cutOff(report.month())))
                .map(MonthlyReport::month)
                .reduce(january, (earlier, later) -> later);
        YearMonth reportsFrom = lastOnTime.isBefore(january) ? lastOnTime : january;
        return new ProjectFacts(
                project,
                classes,
                dispatchedFrom,
                planFor(month, edition).map(List::of).orElse(List.of()),
                known.stream()
                        .filter(report -> !report.month().isBefore(reportsFrom))
                        .toList(),
                upTo(month, actualStart),
                upTo(month, registered),
                upTo(month, completed),
                exemptions.stream()
                        .filter(exemption -> !exemption.month().isAfter(month))
                        .toList(),
                manualRatings.stream()
                        .filter(rating -> rating.month().equals(month))
                        .toList(),
                redRunBefore(month));
    }

    private Optional<PlanVersion> planFor(YearMonth month, LightEdition edition) {
        Comparator<PlanVersion> byApproval = Comparator.comparing(
                PlanVersion::approvedIn, Comparator.nullsFirst(Comparator.<YearMonth>naturalOrder()));
        return plans.stream()
                .filter(plan -> plan.countsIn(month, edition.planRevisionLag()))
                .reduce((current, next) -> byApproval.compare(next, current) < 0 ? current : next);
    }

    private SortedMap<YearMonth, Light> redRunBefore(YearMonth month) {
        SortedMap<YearMonth, Light> run = new TreeMap<>();
        YearMonth earlier = month.minusMonths(1);
        while (frozenLights.get(earlier) == Light.RED) {
            run.put(earlier, Light.RED);
            earlier = earlier.minusMonths(1);
        }
        return run;
    }

    private static @Nullable YearMonth upTo(YearMonth month, @Nullable YearMonth event) {
        return event == null || event.isAfter(month) ? null : event;
    }

    private static <T> List<T> onePerMonth(List<T> items, Function<T, YearMonth> monthOf, String what) {
        Map<YearMonth, T> sorted = new TreeMap<>();
        for (T item : items) {
            if (sorted.put(monthOf.apply(item), item) != null) {
                throw new IllegalArgumentException("two of " + what + " for " + monthOf.apply(item) + ": only one");
            }
        }
        return List.copyOf(sorted.values());
    }
}
