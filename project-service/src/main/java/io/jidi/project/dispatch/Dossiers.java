package io.jidi.project.dispatch;

import io.jidi.platform.sql.Sql;
import io.jidi.project.dispatch.rules.FiledReport;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.LightEdition;
import io.jidi.project.dispatch.rules.ReportLedger;
import io.jidi.project.library.ClassPeriod;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import io.jidi.project.library.YearPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads dossiers, many at once with as many queries as for one. */
@ApplicationScoped
class Dossiers {

    /**
     * Reports since a month, and of each milestone that a still older report names the whole month of the last one whose
     * valid revision of that day names it.
     */
    private static final String RECENT = """
            with named as (
                select m.project_id, m.report_month
                from unnest(?::uuid[]) as p (id)
                cross join unnest(array['started', 'registered', 'completed']) as k (milestone)
                cross join lateral (
                    select r.project_id, r.report_month from monthly_report r
                    where r.project_id = p.id and r.report_month < ? and r.received_date <= ?
                      and (r.started_month is not null or r.registered_month is not null or r.completed_month is not null)
                      and case k.milestone when 'started' then r.started_month when 'registered' then r.registered_month
                          else r.completed_month end is not null
                      and not exists (select 1 from monthly_report later where later.project_id = r.project_id
                          and later.report_month = r.report_month and later.revision > r.revision
                          and later.received_date <= ?)
                    order by r.report_month desc limit 1) m)
            select r.project_id, r.report_month, r.revision, r.actual, r.started_month, r.registered_month,
                   r.completed_month, r.received_date
            from monthly_report r where r.project_id = any(?::uuid[]) and r.report_month >= ?
            union
            select r.project_id, r.report_month, r.revision, r.actual, r.started_month, r.registered_month,
                   r.completed_month, r.received_date
            from monthly_report r join named using (project_id, report_month)
            order by 1, 2, 3
            """;

    /** The colours since the last month before this one that was not red. */
    private static final String RED_RUN = """
            select l.project_id, l.light_month, l.light from unnest(?::uuid[]) as p (id)
            join month_light l on l.project_id = p.id and l.light_month >= coalesce(
                (select b.light_month from month_light b where b.project_id = p.id and b.light_month < ? and b.light <> 'RED'
                 order by b.light_month desc limit 1), date '-infinity')
            """;

    private final EntityManager entities;
    private final Projects projects;
    private final Sql sql;

    Dossiers(EntityManager entities, Projects projects, Sql sql) {
        this.entities = entities;
        this.projects = projects;
        this.sql = sql;
    }

    Dossier of(Project project) {
        return of(List.of(project)).get(0);
    }

    List<Dossier> of(List<Project> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = ids(wanted);
        Map<ProjectId, List<FiledReport>> reports = filings(ids).stream()
                .collect(Collectors.groupingBy(
                        filing -> new ProjectId(filing.projectId()),
                        Collectors.mapping(ReportFiling::report, Collectors.toList())));
        return put(wanted, projects.plans(ids), reports, lights(ids));
    }

    /**
     * The same, as far as the light of one month is drawn from it: the closing of a month must not become slower with every
     * year that a project has behind it. Nothing else may be read from these.
     */
    List<Dossier> forMonth(List<Project> wanted, YearMonth month, LightEdition edition) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = ids(wanted);
        YearMonth since = YearMonth.of(month.getYear() - 1, 1);
        Map<ProjectId, List<FiledReport>> reports = recentReports(ids, since, edition.cutOff(month));
        // Missing reports are counted back to the last one in time, however long ago that was.
        List<UUID> silent = wanted.stream()
                .filter(project -> reports.getOrDefault(project.id(), List.of()).stream()
                        .noneMatch(report -> !report.month().isBefore(since)
                                && !report.month().isAfter(month)
                                && !report.receivedOn().isAfter(edition.cutOff(report.month()))))
                .map(project -> project.id().value())
                .toList();
        if (!silent.isEmpty()) {
            reports.putAll(recentReports(silent, YearMonth.of(1, 1), edition.cutOff(month)));
        }
        return put(wanted, projects.plans(ids, month.getYear()), reports, redRuns(ids, month));
    }

    private List<Dossier> put(
            List<Project> wanted,
            List<YearPlan> yearPlans,
            Map<ProjectId, List<FiledReport>> reports,
            Map<ProjectId, TreeMap<YearMonth, Light>> lights) {
        List<UUID> ids = ids(wanted);
        var classes = grouped(projects.classPeriods(ids), ClassPeriod::project);
        var plans = grouped(yearPlans, YearPlan::project);
        var exemptions = grouped(
                rows(ApprovedExemption.class, "e.month", ids), exemption -> new ProjectId(exemption.projectId()));
        var ratings = grouped(rows(GivenRating.class, "e.month", ids), rating -> new ProjectId(rating.projectId()));
        return wanted.stream()
                .map(project -> new Dossier(
                        project,
                        classes.getOrDefault(project.id(), List.of()),
                        plans.getOrDefault(project.id(), List.of()),
                        new ReportLedger(reports.getOrDefault(project.id(), List.of())),
                        exemptions.getOrDefault(project.id(), List.of()).stream()
                                .map(ApprovedExemption::exemption)
                                .toList(),
                        ratings.getOrDefault(project.id(), List.of()).stream()
                                .map(GivenRating::rating)
                                .toList(),
                        lights.getOrDefault(project.id(), new TreeMap<>())))
                .toList();
    }

    private static List<UUID> ids(List<Project> wanted) {
        return wanted.stream().map(project -> project.id().value()).toList();
    }

    private Map<ProjectId, List<FiledReport>> recentReports(List<UUID> ids, YearMonth since, LocalDate knownOn) {
        Map<ProjectId, List<FiledReport>> reports = new HashMap<>();
        LocalDate first = since.atDay(1);
        sql.list(
                RECENT,
                row -> reports.computeIfAbsent(
                                new ProjectId(row.getObject(1, UUID.class)), project -> new ArrayList<>())
                        .add(new FiledReport(
                                YearMonth.from(row.getObject(2, LocalDate.class)),
                                row.getBigDecimal(4),
                                month(row, 5),
                                month(row, 6),
                                month(row, 7),
                                row.getObject(8, LocalDate.class))),
                ids,
                first,
                knownOn,
                knownOn,
                ids,
                first);
        return reports;
    }

    private Map<ProjectId, TreeMap<YearMonth, Light>> redRuns(List<UUID> ids, YearMonth month) {
        Map<ProjectId, TreeMap<YearMonth, Light>> runs = new HashMap<>();
        sql.list(
                RED_RUN,
                row -> runs.computeIfAbsent(new ProjectId(row.getObject(1, UUID.class)), project -> new TreeMap<>())
                        .put(YearMonth.from(row.getObject(2, LocalDate.class)), Light.valueOf(row.getString(3))),
                ids,
                month.atDay(1));
        return runs;
    }

    private static @Nullable YearMonth month(ResultSet row, int column) throws SQLException {
        LocalDate first = row.getObject(column, LocalDate.class);
        return first == null ? null : YearMonth.from(first);
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
