package io.jidi.project.element;

import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.edition.StrictJson;
import io.jidi.project.element.rules.GapRules;
import io.jidi.project.element.rules.OnTime;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import io.jidi.project.library.YearPlan;
import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import io.jidi.project.rules.ElementKind;
import io.jidi.project.rules.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gaps of the projects that the caller sees, today, and how many requests were settled on time. */
@ApplicationScoped
class ElementGaps {

    private static final String SHIPPED = "/elements/AH-ELEMENT-1.json";

    private final EntityManager entities;
    private final Sql sql;
    private final CallContext call;
    private final Projects projects;
    private final BusinessDay day;
    private final EditionFile edition;
    private final GapRules rules;

    ElementGaps(EntityManager entities, Sql sql, CallContext call, Projects projects, BusinessDay day) {
        this.entities = entities;
        this.sql = sql;
        this.call = call;
        this.projects = projects;
        this.day = day;
        this.edition = StrictJson.resource(SHIPPED, EditionFile.class);
        this.rules = new GapRules(new EditionParameters(edition.parameters()));
    }

    record EditionFile(String id, List<EditionParameter> parameters) {}

    /** @param requestId absent for a gap of funds that the reports show and nobody has raised */
    public record Gap(
            ProjectId projectId,
            String projectName,
            String regionCode,
            ElementKind kind,
            @Nullable ElementId requestId,
            Reason reason) {}

    /** @param editionId whose dates decided */
    public record Gaps(LocalDate asOf, String editionId, List<Gap> items) {}

    /** @param extended requests that were given more time */
    public record Settled(int requests, int extended, Rate byDeadline, Rate byFirstDeadline) {}

    /** @param percent two decimals; absent while nothing is due */
    public record Rate(int onTime, int due, @Nullable BigDecimal percent) {

        static Rate of(OnTime counted) {
            return new Rate(
                    counted.onTime(),
                    counted.due(),
                    counted.due() == 0
                            ? null
                            : io.jidi.project.rules.Fraction.of(counted.onTime(), counted.due())
                                    .asPercent()
                                    .display(2));
        }
    }

    Gaps gaps() {
        LocalDate today = day.today();
        List<ElementRequest> open = requests(" and e.closedDate is null");
        Map<UUID, YearMonth> starts =
                starts(open.stream().map(one -> one.project().value()).collect(Collectors.toSet()));
        List<Gap> gaps = new ArrayList<>();
        for (ElementRequest one : open) {
            rules.gap(
                            new GapRules.Need(
                                    one.kind(),
                                    one.needed(),
                                    one.secured(),
                                    one.documentNumber() != null,
                                    one.neededBy(),
                                    starts.get(one.project().value())),
                            today)
                    .ifPresent(reason -> gaps.add(
                            new Gap(one.project(), one.projectName(), one.regionCode(), one.kind(), one.id(), reason)));
        }
        gaps.addAll(funds(YearMonth.from(today)));
        return new Gaps(today, edition.id(), gaps);
    }

    Settled settled() {
        List<ElementRequest> decided = requests(" and e.deadline is not null");
        LocalDate today = day.today();
        return new Settled(
                decided.size(),
                (int) decided.stream()
                        .filter(one -> !Objects.equals(one.deadline(), one.firstDeadline()))
                        .count(),
                Rate.of(OnTime.of(terms(decided, ElementRequest::deadline), today)),
                Rate.of(OnTime.of(terms(decided, ElementRequest::firstDeadline), today)));
    }

    private static List<OnTime.Term> terms(
            List<ElementRequest> requests, java.util.function.Function<ElementRequest, @Nullable LocalDate> deadline) {
        return requests.stream()
                .flatMap(one -> {
                    LocalDate until = deadline.apply(one);
                    return until == null ? Stream.of() : Stream.of(new OnTime.Term(until, one.closedDate()));
                })
                .toList();
    }

    /** Projects whose reports of the year show too little money arrived by the last month reported with its sources. */
    private List<Gap> funds(YearMonth present) {
        LocalDate january = LocalDate.of(present.getYear(), 1, 1);
        List<Gap> gaps = new ArrayList<>();
        sql.list(
                "with valid as (select distinct on (project_id, report_month) id, project_id, report_month"
                        + " from monthly_report where report_month between ? and ?"
                        + " order by project_id, report_month, revision desc),"
                        + " money as (select v.project_id, max(v.report_month) as month, sum(f.arrived) as arrived"
                        + " from valid v join monthly_report_fund f on f.report_id = v.id group by v.project_id)"
                        + " select p.id, p.name, p.region_code, m.month, m.arrived, (select y.annual from year_plan y"
                        + " where y.project_id = p.id and y.plan_year = ? order by y.revision desc limit 1), p.base_code,"
                        + " p.owner_credit_code, p.restricted"
                        + " from money m join project p on p.id = m.project_id"
                        + " where p.status = 'ADMITTED' order by p.code",
                row -> {
                    String marks = "region:" + row.getString(3) + ",base:" + row.getString(7) + ",enterprise:"
                            + row.getString(8);
                    BigDecimal annual = row.getBigDecimal(6);
                    if (annual == null
                            || !call.scope().sees(marks)
                            || (row.getBoolean(9) && !projects.seesRestricted())) {
                        return false;
                    }
                    ProjectId project = new ProjectId(row.getObject(1, UUID.class));
                    String name = row.getString(2);
                    String region = row.getString(3);
                    rules.funds(row.getBigDecimal(5), annual, YearMonth.from(row.getObject(4, LocalDate.class)))
                            .ifPresent(reason ->
                                    gaps.add(new Gap(project, name, region, ElementKind.FUNDS, null, reason)));
                    return true;
                },
                january,
                present.atDay(1),
                present.getYear());
        return gaps;
    }

    private Map<UUID, YearMonth> starts(Set<UUID> ids) {
        Map<UUID, YearMonth> starts = new HashMap<>();
        if (!ids.isEmpty()) {
            for (YearPlan plan : projects.plans(ids)) {
                YearMonth start = plan.content().plannedStart();
                if (start != null) {
                    starts.put(plan.project().value(), start);
                }
            }
        }
        return starts;
    }

    private List<ElementRequest> requests(String condition) {
        var scope = projects.visible("e.", "e.projectId");
        TypedQuery<ElementRequest> query = entities.createQuery(
                "select e from ElementRequest e where " + scope.hql() + condition + " order by e.neededBy, e.id",
                ElementRequest.class);
        scope.parameters().forEach(query::setParameter);
        return query.getResultList();
    }
}
