package io.jidi.enterprise.cultivation;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The runs that keep the lists of near misses and of titles in danger. A run outlives the process that began it. */
@ApplicationScoped
class CultivationRuns {

    /** The ministry's ladder. */
    private static final List<String> LADDER = List.of("INNOV", "SRDI", "LG");

    private static final int DEFAULT_MISSING = 2;

    private final Sql sql;
    private final EditionRegistry editions;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    CultivationRuns(Sql sql, EditionRegistry editions, AuditTrail audit, Uuid7 ids, Clock clock, CallContext call) {
        this.sql = sql;
        this.editions = editions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** What is to be looked for. */
    @Schema(name = "StartCultivation")
    public record Request(
            @Nullable
            @Size(min = 1, max = 40)
            @Schema(description = "标准，缺省为优质中小企业梯度 INNOV、SRDI、LG | Standards; the ministry's ladder if absent")
            List<@Size(min = 1, max = 64) String> standards,

            @Nullable @Schema(description = "假定的申请日期，缺省为今天 | Day of the imagined application; today if absent")
            LocalDate applicationDate,

            @Nullable
            @Min(1949)
            @Max(2200)
            @Schema(description = "最近一个完整会计年度，缺省为申请日期的上一年 | Year before the application if absent")
            Integer referenceYear,

            @Nullable
            @Pattern(regexp = "\\d{2}|\\d{4}|\\d{6}")
            @Schema(description = "行政区划代码前缀 | Prefix of the region code", examples = "3401")
            String regionPrefix,

            @Nullable
            @Min(1)
            @Max(10)
            @Schema(description = "不满足和缺数据的条件数上限，缺省 2 | Most criteria that fail or lack data; 2 if absent")
            Integer mostMissing) {}

    /** How far a run is, and what it found. */
    @Schema(name = "CultivationRun")
    public record View(
            CultivationRunId id,

            @Schema(examples = {"RUNNING", "DONE", "FAILED"})
            String state,

            LocalDate applicationDate,
            int referenceYear,
            String regionPrefix,
            List<String> standards,
            int mostMissing,

            @Schema(description = "已计算企业数 | Enterprises judged so far")
            long done,

            @Schema(description = "临界企业条目数 | Near misses kept")
            long near,

            @Schema(description = "已按复核规则判断的称号数 | Titles judged by their re-assessment rule")
            long titles,

            @Schema(description = "其中将不符合的 | Those of them that would be lost")
            long losing,

            @Nullable String failure,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt) {}

    /** A run with the place where it goes on. */
    record Open(View view, @Nullable UUID last) {}

    View start(Request request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        return start(request, today, null).orElseThrow();
    }

    /** The run of that night over everybody; empty when it was begun already, by whatever replica. */
    Optional<View> startNightly(LocalDate night) {
        return start(new Request(null, night, null, null, null), night, night);
    }

    private Optional<View> start(Request request, LocalDate today, @Nullable LocalDate night) {
        LocalDate date = request.applicationDate() == null ? today : request.applicationDate();
        int year = referenceYear(request.referenceYear(), date);
        List<String> standards = request.standards() == null
                ? LADDER
                : request.standards().stream().distinct().toList();
        known(standards);
        CultivationRunId id = new CultivationRunId(ids.next());
        int begun = sql.update(
                "insert into cultivation_run (id, state, application_date, reference_year, region_prefix, standards,"
                        + " most_missing, started_by, started_at, night)"
                        + " values (?, 'RUNNING', ?, ?, ?, ?::text[], ?, ?, ?, ?) on conflict (night) do nothing",
                id.value(),
                date,
                year,
                request.regionPrefix() == null ? "" : request.regionPrefix(),
                standards,
                request.mostMissing() == null ? DEFAULT_MISSING : request.mostMissing(),
                call.caller().userId(),
                clock.instant(),
                night);
        if (begun == 0) {
            return Optional.empty();
        }
        audit.record("START_CULTIVATION", id.wire(), null, null, request);
        return find(id);
    }

    static int referenceYear(@Nullable Integer asked, LocalDate date) {
        int year = asked == null ? date.getYear() - 1 : asked;
        if (year >= date.getYear()) {
            throw EnterpriseProblem.ENTERPRISE_REFERENCE_YEAR_INVALID.at(
                    "/referenceYear", "基准年度应早于申请日期 " + date, "The reference year is before " + date);
        }
        return year;
    }

    private void known(List<String> standards) {
        List<String> all = editions.current().all().stream()
                .map(edition -> edition.standard())
                .distinct()
                .toList();
        for (int i = 0; i < standards.size(); i++) {
            if (!all.contains(standards.get(i))) {
                throw EnterpriseProblem.ENTERPRISE_EDITION_UNKNOWN.at(
                        "/standards/" + i,
                        "没有标准“" + standards.get(i) + "”",
                        "There is no standard \"" + standards.get(i) + "\"");
            }
        }
    }

    Optional<View> find(CultivationRunId id) {
        return sql.first("select * from cultivation_run where id = ?", CultivationRuns::view, id.value());
    }

    /** The one that has waited longest; empty when none waits. */
    Optional<Open> next() {
        return sql.first(
                "select * from cultivation_run where state = 'RUNNING' order by started_at, id limit 1",
                row -> new Open(view(row), row.getObject("last_enterprise", UUID.class)));
    }

    void passed(Open run, UUID last, int enterprises, int near, int titles, int losing) {
        sql.update(
                "update cultivation_run set last_enterprise = ?, done = done + ?, near = near + ?, titles = titles + ?,"
                        + " losing = losing + ?, attempts = 0 where id = ? and state = 'RUNNING'",
                last,
                enterprises,
                near,
                titles,
                losing,
                run.view().id().value());
    }

    void done(Open run) {
        sql.update(
                "update cultivation_run set state = 'DONE', ended_at = ? where id = ?",
                clock.instant(),
                run.view().id().value());
    }

    /** Counts a failure; the last one ends the run, visibly. */
    void failed(Open run, int most, String failure) {
        sql.update(
                "update cultivation_run set attempts = attempts + 1,"
                        + " state = case when attempts + 1 >= ? then 'FAILED' else state end,"
                        + " failure = case when attempts + 1 >= ? then ? end,"
                        + " ended_at = case when attempts + 1 >= ? then ?::timestamptz end where id = ?",
                most,
                most,
                failure,
                most,
                clock.instant().toString(),
                run.view().id().value());
    }

    private static View view(ResultSet row) throws SQLException {
        @Nullable Timestamp ended = row.getTimestamp("ended_at");
        return new View(
                new CultivationRunId(row.getObject("id", UUID.class)),
                row.getString("state"),
                Objects.requireNonNull(row.getObject("application_date", LocalDate.class)),
                row.getInt("reference_year"),
                row.getString("region_prefix"),
                Arrays.stream((Object[]) row.getArray("standards").getArray())
                        .map(String::valueOf)
                        .collect(Collectors.toList()),
                row.getInt("most_missing"),
                row.getLong("done"),
                row.getLong("near"),
                row.getLong("titles"),
                row.getLong("losing"),
                row.getString("failure"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
