package io.jidi.project.dispatch;

import io.jidi.project.dispatch.rules.Exemption;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.ManualRating;
import io.jidi.project.dispatch.rules.PlanVersion;
import io.jidi.project.dispatch.rules.ProjectFacts;
import io.jidi.project.dispatch.rules.ReportLedger;
import io.jidi.project.library.ClassPeriod;
import io.jidi.project.library.Project;
import io.jidi.project.library.YearPlan;
import io.jidi.project.rules.ProjectClass;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** All that dispatch holds of one project. */
record Dossier(
        Project project,
        List<ClassPeriod> classPeriods,
        List<YearPlan> plans,
        ReportLedger reports,
        List<Exemption> exemptions,
        List<ManualRating> ratings,
        SortedMap<YearMonth, Light> frozen) {

    /** The facts about a month as they were known on a day; the rules cut the rest to what counts for the month. */
    ProjectFacts facts(YearMonth month, LocalDate knownOn) {
        ReportLedger.Milestones milestones = reports.milestones(knownOn);
        return new ProjectFacts(
                project.id().wire(),
                classes(month),
                project.dispatchedFrom(),
                plans.stream().map(Dossier::plan).toList(),
                reports.cumulative(),
                milestones.started(),
                milestones.registered(),
                milestones.completed(),
                exemptions,
                ratings,
                frozen.headMap(month));
    }

    private Set<ProjectClass> classes(YearMonth month) {
        return classPeriods.stream()
                .filter(period -> !period.from().isAfter(month))
                .reduce((earlier, later) -> later)
                .map(ClassPeriod::classes)
                .orElseGet(project::classes);
    }

    static PlanVersion plan(YearPlan stored) {
        YearPlan.Content plan = stored.content();
        return new PlanVersion(
                plan.year(),
                plan.approvedMonth(),
                plan.annual(),
                plan.cumulative(),
                plan.plannedStart(),
                plan.plannedCompletion());
    }
}
