package io.jidi.project.dispatch;

import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.ReportLedger;
import io.jidi.project.library.ClassPeriod;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import io.jidi.project.library.YearPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads dossiers, many at once with as many queries as for one. */
@ApplicationScoped
class Dossiers {

    private final EntityManager entities;
    private final Projects projects;

    Dossiers(EntityManager entities, Projects projects) {
        this.entities = entities;
        this.projects = projects;
    }

    Dossier of(Project project) {
        return of(List.of(project)).get(0);
    }

    List<Dossier> of(List<Project> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = wanted.stream().map(project -> project.id().value()).toList();
        var classes = grouped(projects.classPeriods(ids), ClassPeriod::project);
        var plans = grouped(projects.plans(ids), YearPlan::project);
        var reports = grouped(filings(ids), filing -> new ProjectId(filing.projectId()));
        var exemptions = grouped(
                rows(ApprovedExemption.class, "e.month", ids), exemption -> new ProjectId(exemption.projectId()));
        var ratings = grouped(rows(GivenRating.class, "e.month", ids), rating -> new ProjectId(rating.projectId()));
        Map<ProjectId, TreeMap<YearMonth, Light>> lights = lights(ids);
        return wanted.stream()
                .map(project -> new Dossier(
                        project,
                        classes.getOrDefault(project.id(), List.of()),
                        plans.getOrDefault(project.id(), List.of()),
                        new ReportLedger(reports.getOrDefault(project.id(), List.of()).stream()
                                .map(ReportFiling::report)
                                .toList()),
                        exemptions.getOrDefault(project.id(), List.of()).stream()
                                .map(ApprovedExemption::exemption)
                                .toList(),
                        ratings.getOrDefault(project.id(), List.of()).stream()
                                .map(GivenRating::rating)
                                .toList(),
                        lights.getOrDefault(project.id(), new TreeMap<>())))
                .toList();
    }

    /** By month, revisions of a month in their order. */
    List<ReportFiling> filings(Collection<UUID> ids) {
        return rows(ReportFiling.class, "e.month, e.revision", ids);
    }

    List<ApprovedExemption> exemptions(ProjectId project) {
        return rows(ApprovedExemption.class, "e.month", List.of(project.value()));
    }

    List<MonthLight> frozenLights(ProjectId project) {
        return rows(MonthLight.class, "e.month", List.of(project.value()));
    }

    /** Only the colours: the frozen texts of years would be read for nothing. */
    private Map<ProjectId, TreeMap<YearMonth, Light>> lights(Collection<UUID> ids) {
        return entities.createQuery(
                        "select e.projectId, e.month, e.light from MonthLight e where e.projectId in (:projects)",
                        Object[].class)
                .setParameter("projects", ids)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> new ProjectId((UUID) row[0]),
                        Collectors.toMap(
                                row -> YearMonth.from((LocalDate) row[1]),
                                row -> (Light) row[2],
                                (one, other) -> one,
                                TreeMap::new)));
    }

    private <T> List<T> rows(Class<T> type, String order, Collection<UUID> ids) {
        return entities.createQuery(
                        "select e from " + type.getSimpleName() + " e where e.projectId in (:projects) order by "
                                + order,
                        type)
                .setParameter("projects", ids)
                .getResultList();
    }

    private static <T> Map<ProjectId, List<T>> grouped(List<T> rows, Function<T, ProjectId> project) {
        return rows.stream().collect(Collectors.groupingBy(project));
    }
}
