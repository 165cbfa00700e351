package io.jidi.project.dispatch;

import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.Ratio;
import io.jidi.project.dispatch.rules.RedEpisodes;
import io.jidi.project.dispatch.rules.TimeProgress;
import io.jidi.project.library.Projects;
import io.jidi.project.rules.Fraction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rates of a month (domain file project-library 2.7), read from what its lights were frozen with: a frozen month's rates
 * never change, with the exception of 达产 and of the reserve, which no light holds.
 */
@ApplicationScoped
class MonthRates {

    /** One row per frozen light of the month in scope, with what the rates count. */
    private static final String FROZEN = """
            with month as (
                select l.project_id, l.light, l.region_code, l.base_code, l.inputs::jsonb as i, l.decision::jsonb as d
                from month_light l
                where l.light_month = ? and (cast(? as text) is null or l.base_code = ?)
                  and (cast(? as text) is null or l.region_code like ?)
                  and %s
                -- A fence: each text is parsed once, not once for every fact that is read from it.
                offset 0),
            facts as (
                select m.*,
                    i->'classes' @> '"PLANNED_START"' as to_start,
                    i->'classes' @> '"PLANNED_COMPLETION"' as to_complete,
                    i->'classes' @> '"RESERVE"' as reserve,
                    i->'plans'->0->>'plannedStart' as plan_start,
                    i->'plans'->0->>'plannedCompletion' as plan_done,
                    i->>'actualStart' as started,
                    i->>'registered' as registered,
                    i->>'completed' as completed
                from month m)
            """;

    private static final String COUNTS = """
            select grouping(region_code, base_code), case grouping(region_code, base_code)
                    when 3 then 'ALL' when 1 then region_code else coalesce(base_code, '') end,
                count(*) filter (where to_start and left(plan_start, 4) = ?),
                count(*) filter (where to_start and left(plan_start, 4) = ? and started is not null),
                count(*) filter (where to_start and plan_start between ? and ?),
                count(*) filter (where to_start and plan_start between ? and ? and started is not null),
                count(*) filter (where to_complete and left(plan_done, 4) = ?),
                count(*) filter (where to_complete and left(plan_done, 4) = ? and completed is not null),
                count(*) filter (where to_complete and plan_done between ? and ?),
                count(*) filter (where to_complete and plan_done between ? and ? and completed is not null),
                count(*) filter (where started is not null),
                count(*) filter (where started is not null and registered is not null),
                coalesce(sum((d->'progress'->>'actual')::numeric), 0),
                coalesce(sum((d->'progress'->>'annual')::numeric), 0),
                count(*),
                count(*) filter (where light = 'GREEN'), count(*) filter (where light = 'BLUE'),
                count(*) filter (where light = 'YELLOW'), count(*) filter (where light = 'RED'),
                count(*) filter (where light = 'GREY'),
                count(*) filter (where completed <= ?),
                count(*) filter (where completed <= ? and exists (select 1 from project_output o
                    where o.project_id = facts.project_id and o.reached_month <= ?))
            from facts group by grouping sets ((), (region_code), (base_code)) order by 1 desc, 2
            """;

    /** The code of the whole. */
    static final String ALL = "ALL";

    /** What {@code grouping} says of the whole and of the parts. */
    private static final int WHOLE = 3;

    private static final int BY_REGION = 1;
    private static final int BY_BASE = 2;

    private final Sql sql;
    private final CallContext call;
    private final Projects projects;
    private final DispatchEdition edition;

    MonthRates(Sql sql, CallContext call, Projects projects, DispatchEdition edition) {
        this.sql = sql;
        this.call = call;
        this.projects = projects;
        this.edition = edition;
    }

    /**
     * A rate as shown.
     *
     * @param percent two decimals; absent where there is nothing to divide by
     */
    public record Rate(
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable BigDecimal percent) {

        static Rate of(Ratio ratio) {
            return new Rate(ratio.numerator(), ratio.denominator(), ratio.display());
        }
    }

    /**
     * The rates of a group of projects.
     *
     * @param code region or base; {@code ALL} for all
     * @param started 开工率: of those that the year's plan starts
     * @param startedDue 到期开工率: of those due to start by the month
     * @param completed 竣工率, and of those due by the month
     * @param registered 纳统率: of those that started
     * @param investment 投资完成率, yuan
     * @param leadPoints 投资完成率 minus m/12, percentage points, two decimals
     * @param atOutput 达产率: of those completed so many months ago as the edition says
     * @param lights by colour
     */
    public record Row(
            String code,
            long projects,
            Map<Light, Long> lights,
            Rate started,
            Rate startedDue,
            Rate completed,
            Rate completedDue,
            Rate registered,
            Rate investment,
            @Nullable BigDecimal leadPoints,
            Rate atOutput) {}

    /**
     * All of a month.
     *
     * @param converted 转化率: of the reserve on 1 January, those that started by the month; as known today
     * @param turnedGreen 红转绿: red episodes from January on that ended green
     */
    public record Table(
            YearMonth month, Row all, List<Row> byRegion, List<Row> byBase, Rate converted, long turnedGreen) {}

    /**
     * @param base null for every base
     * @param region a province's or city's code, null for all in scope
     */
    Table of(YearMonth month, @Nullable String base, @Nullable String region) {
        Selection selection = new Selection(month, base, region);
        List<Part> parts = parts(selection);
        return new Table(
                month,
                of(parts, WHOLE).get(0),
                of(parts, BY_REGION),
                of(parts, BY_BASE),
                Rate.of(converted(selection)),
                turnedGreen(selection));
    }

    /** A row of the one pass over the month. */
    private record Part(int grouping, Row row) {}

    private static List<Row> of(List<Part> parts, int grouping) {
        return parts.stream()
                .filter(part -> part.grouping() == grouping)
                .map(Part::row)
                .toList();
    }

    private record Selection(
            YearMonth month,
            @Nullable String base,
            @Nullable String region) {

        @Nullable
        String prefix() {
            return region == null ? null : region.replaceFirst("(00){1,2}$", "") + "%";
        }
    }

    private List<Part> parts(Selection selection) {
        YearMonth month = selection.month();
        String year = String.valueOf(month.getYear());
        String january = year + "-01";
        String now = month.toString();
        String ripe = month.minusMonths(edition.outputAfterMonths()).toString();
        Scope scope = scope("l.project_id");
        List<@Nullable Object> parameters = selected(selection, month.atDay(1), scope);
        parameters.addAll(List.of(year, year, january, now, january, now));
        parameters.addAll(List.of(year, year, january, now, january, now));
        parameters.addAll(List.of(ripe, ripe, month.atDay(1)));
        return sql.list(
                FROZEN.formatted(scope.condition()) + COUNTS,
                row -> new Part(row.getInt(1), row(row, month)),
                parameters.toArray());
    }

    private static Row row(ResultSet row, YearMonth month) throws SQLException {
        Map<Light, Long> lights = new EnumMap<>(Light.class);
        Light[] order = {Light.GREEN, Light.BLUE, Light.YELLOW, Light.RED, Light.GREY};
        for (int i = 0; i < order.length; i++) {
            lights.put(order[i], row.getLong(16 + i));
        }
        Ratio investment = new Ratio(row.getBigDecimal(13), row.getBigDecimal(14));
        Fraction percent = investment.percent();
        return new Row(
                row.getString(2),
                row.getLong(15),
                lights,
                Rate.of(Ratio.of(row.getLong(4), row.getLong(3))),
                Rate.of(Ratio.of(row.getLong(6), row.getLong(5))),
                Rate.of(Ratio.of(row.getLong(8), row.getLong(7))),
                Rate.of(Ratio.of(row.getLong(10), row.getLong(9))),
                Rate.of(Ratio.of(row.getLong(12), row.getLong(11))),
                Rate.of(investment),
                percent == null ? null : TimeProgress.lead(percent, month).display(2),
                Rate.of(Ratio.of(row.getLong(22), row.getLong(21))));
    }

    private Ratio converted(Selection selection) {
        Scope scope = scope("l.id");
        LocalDate january = LocalDate.of(selection.month().getYear(), 1, 1);
        List<@Nullable Object> parameters = new ArrayList<>(List.of(january));
        parameters.addAll(scope.parameters());
        parameters.add(selection.base());
        parameters.add(selection.base());
        parameters.add(selection.prefix());
        parameters.add(selection.prefix());
        parameters.add(january);
        parameters.add(selection.month().atDay(1));
        // The reserve on 1 January is what the classes in force then say; a project that came later was not in it.
        return sql.first(
                        "with reserve as (select l.id from project l where (select c.reserve from project_class_period c"
                                + " where c.project_id = l.id and c.from_month <= ? order by c.from_month desc, c.id desc"
                                + " limit 1) and " + scope.condition()
                                + " and (cast(? as text) is null or l.base_code = ?)"
                                + " and (cast(? as text) is null or l.region_code like ?))"
                                + " select count(*) filter (where exists (select 1 from monthly_report m where m.project_id"
                                + " = reserve.id and m.started_month between ? and ?)), count(*) from reserve",
                        row -> Ratio.of(row.getLong(1), row.getLong(2)),
                        parameters.toArray())
                .orElseThrow();
    }

    private long turnedGreen(Selection selection) {
        Scope scope = scope("l.project_id");
        List<@Nullable Object> parameters =
                new ArrayList<>(List.of(LocalDate.of(selection.month().getYear(), 1, 1)));
        parameters.addAll(selected(selection, selection.month().atDay(1), scope));
        // Few ways through a year are all that many projects have gone: each is counted by the rule once.
        List<Long> turned = sql.list(
                "select story, count(*) from (select string_agg(l.light, ',' order by l.light_month) as story"
                        + " from month_light l where l.light_month >= ? and l.light_month <= ?"
                        + " and (cast(? as text) is null or l.base_code = ?)"
                        + " and (cast(? as text) is null or l.region_code like ?) and "
                        + scope.condition() + " group by l.project_id) stories group by story",
                row -> row.getLong(2)
                        * RedEpisodes.turnedGreen(Arrays.stream(row.getString(1).split(","))
                                .map(Light::valueOf)
                                .toList()),
                parameters.toArray());
        return turned.stream().mapToLong(Long::longValue).sum();
    }

    private static List<@Nullable Object> selected(Selection selection, LocalDate month, Scope scope) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(month);
        parameters.add(selection.base());
        parameters.add(selection.base());
        parameters.add(selection.prefix());
        parameters.add(selection.prefix());
        parameters.addAll(scope.parameters());
        return parameters;
    }

    /** The caller's scope over {@code l}, in SQL; {@code project} is the column of the project's identifier. */
    private record Scope(String condition, List<Object> parameters) {}

    private Scope scope(String project) {
        List<Object> parameters = new ArrayList<>();
        List<String> regions = call.scope().regionPrefixes().stream()
                .map(prefix -> prefix + "%")
                .sorted()
                .toList();
        parameters.add(regions);
        parameters.add(List.copyOf(call.scope().bases()));
        parameters.add(List.copyOf(call.scope().enterprises()));
        String condition = "(l.region_code like any (cast(? as text[])) or l.base_code = any (cast(? as text[]))"
                + " or l.owner_credit_code = any (cast(? as text[])))";
        return new Scope(
                projects.seesRestricted()
                        ? condition
                        : condition + " and not exists (select 1 from project r where r.restricted and r.id = "
                                + project + ")",
                parameters);
    }
}
