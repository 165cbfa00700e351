package io.jidi.bench.project;

import io.jidi.bench.kit.BenchService;
import io.jidi.bench.kit.Report;
import io.jidi.project.library.ProjectId;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions over all months, through HTTP, each beside one statement that finds the same. */
final class QueryBench {

    private static final int ASKED = 7;

    private final BenchService service;
    private final Report report;
    private final YearMonth last;

    QueryBench(BenchService service, Report report, YearMonth last) {
        this.service = service;
        this.report = report;
        this.last = last;
    }

    /** @param months of history in all; 0 for the year alone */
    void run(int months) throws SQLException {
        report.head(
                "Questions, one client, median of " + ASKED,
                "question",
                "over HTTP, ms",
                "plain SQL, ms",
                "HTTP / SQL");
        try (Connection connection = service.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            String month = "date '" + last.atDay(1) + "'";
            ask(statement, "all rates of the last month", "/api/v1/dispatches/" + last + "/rates", rates(last));
            if (months > 0) {
                YearMonth middle = last.minusMonths(months / 2);
                ask(
                        statement,
                        "all rates of a month half way",
                        "/api/v1/dispatches/" + middle + "/rates",
                        rates(middle));
            }
            ask(
                    statement,
                    "red lights of the last month, first page",
                    "/api/v1/lights?month=" + last + "&light=RED",
                    "select * from month_light where light_month = " + month
                            + " and light = 'RED' order by light_month desc, id limit 50");
            ask(
                    statement,
                    "the same, counted",
                    "/api/v1/lights?month=" + last + "&light=RED&count=exact",
                    "select count(*) from month_light where light_month = " + month + " and light = 'RED'");
            UUID project = UUID.fromString(CloseBench.text(
                    statement, "select project_id from month_light where light = 'RED' order by project_id limit 1"));
            ask(
                    statement,
                    "all lights of one project",
                    "/api/v1/projects/" + new ProjectId(project) + "/lights",
                    "select * from month_light where project_id = '" + project + "' order by light_month");
            LocalDate since = YearMonth.now(java.time.ZoneId.of("Asia/Shanghai"))
                    .minusMonths(24)
                    .atDay(1);
            ask(
                    statement,
                    "overview",
                    "/api/v1/overview",
                    "select light_month, light, count(*) from month_light where light_month >= date '" + since
                            + "' group by 1, 2; select status, base_code, region_code, count(*) from project"
                            + " group by grouping sets ((status), (base_code), (region_code))");
            ask(statement, "bulletin as workbook", "/api/v1/dispatches/" + last + "/bulletin/xlsx", null);
            ask(statement, "bulletin as PDF", "/api/v1/dispatches/" + last + "/bulletin/pdf", null);
        }
    }

    /** What the rates count, of all, by region and by base in one pass. */
    private static String rates(YearMonth month) {
        return "select l.region_code, l.base_code, count(*), count(*) filter (where l.light = 'RED'),"
                + " count(*) filter (where l.light = 'YELLOW'), count(*) filter (where l.light = 'GREEN'),"
                + " count(*) filter (where i->'classes' @> '\"PLANNED_START\"' and i->>'actualStart' is not null),"
                + " count(*) filter (where i->'classes' @> '\"PLANNED_COMPLETION\"' and i->>'completed' is not null),"
                + " sum((d->'progress'->>'actual')::numeric), sum((d->'progress'->>'annual')::numeric)"
                + " from (select *, inputs::jsonb as i, decision::jsonb as d from month_light"
                + " where light_month = date '" + month.atDay(1) + "' offset 0) l"
                + " group by grouping sets ((), (l.region_code), (l.base_code));"
                + " select story, count(*) from (select string_agg(light, ',' order by light_month) as story from month_light"
                + " where light_month between date '" + month.getYear() + "-01-01' and date '" + month.atDay(1)
                + "' group by project_id) s group by story;"
                + " select count(*) from project p where (select c.reserve from project_class_period c where c.project_id ="
                + " p.id and c.from_month <= date '" + month.getYear()
                + "-01-01' order by c.from_month desc, c.id desc limit 1)";
    }

    private void ask(Statement statement, String what, String path, @Nullable String sql) throws SQLException {
        long[] http = new long[ASKED];
        long[] plain = new long[ASKED];
        for (int i = -2; i < ASKED; i++) {
            long began = System.nanoTime();
            if (path.contains("/bulletin/")) {
                service.file(path);
            } else {
                HttpResponse<String> answer = service.get(path);
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(what + ": " + answer.statusCode() + " " + answer.body());
                }
            }
            http[Math.max(i, 0)] = System.nanoTime() - began;
            if (sql != null) {
                plain[Math.max(i, 0)] = read(statement, sql);
            }
        }
        Arrays.sort(http);
        Arrays.sort(plain);
        report.row(
                what,
                "%,.1f".formatted(http[ASKED / 2] / 1e6),
                sql == null ? "" : "%,.1f".formatted(plain[ASKED / 2] / 1e6),
                sql == null ? "" : "%.2f".formatted((double) http[ASKED / 2] / plain[ASKED / 2]));
    }

    /** With all rows read. */
    private static long read(Statement statement, String sql) throws SQLException {
        long began = System.nanoTime();
        boolean rows = statement.execute(sql);
        while (rows) {
            try (ResultSet answer = statement.getResultSet()) {
                while (answer.next()) {
                    for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                        answer.getString(i);
                    }
                }
            }
            rows = statement.getMoreResults();
        }
        return System.nanoTime() - began;
    }
}
