package io.jidi.bench.project;

import io.jidi.bench.kit.BenchService;
import io.jidi.bench.kit.Report;
import io.jidi.project.library.ProjectId;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports come in and a month is closed, through HTTP, beside plain SQL that reads and writes the same rows. */
final class CloseBench {

    private static final int REPORTS = 2_000;
    private static final int CLIENTS = 4;
    private static final int BATCH = 1_000;
    private static final int MOST_CALLS = 10_000;
    private static final int MOST_BUSY = 20;
    private static final Pattern OUTCOME =
            Pattern.compile("\"frozen\":(\\d+).*\"remaining\":(\\d+),\"waiting\":(\\d+)");

    private final BenchService service;
    private final Report report;
    private final YearMonth last;
    private Spent spent = new Spent(0, new BenchService.Processor(0, 0));

    CloseBench(BenchService service, Report report, YearMonth last) {
        this.service = service;
        this.report = report;
        this.last = last;
    }

    /** Every month from this one to the last but one, as it comes. */
    void youngProgramme(YearMonth from) throws IOException {
        report.head(
                "Months of a young programme closed, one client",
                "month",
                "lights",
                "seconds",
                "ms each",
                "processor of the service, ms each",
                "of the database, ms each");
        for (YearMonth month = from; month.isBefore(last); month = month.plusMonths(1)) {
            closed(month.toString(), month);
        }
    }

    /** A step with its time by the clock and by the processors. */
    private record Spent(long nanos, BenchService.Processor processor) {}

    private int closed(String what, YearMonth month) throws IOException {
        BenchService.Processor before = service.processor();
        long began = System.nanoTime();
        int frozen = close(month);
        spent = new Spent(System.nanoTime() - began, service.processor().since(before));
        row(what, frozen, spent);
        return frozen;
    }

    /** The last month, with its reports, and the same work in SQL. */
    void lastMonth() throws SQLException, IOException {
        report.head(
                "The last month, with all that lies behind it",
                "step",
                "",
                "seconds",
                "ms each",
                "processor of the service, ms each",
                "of the database, ms each");
        reports();
        int frozen = closed("close over HTTP: lights, orders, events, audit", last);
        Spent close = spent;
        Spent sql = plain();
        row("the same rows read and written by plain SQL", frozen, sql);
        report.row(
                "close / plain SQL",
                "",
                "%.2f".formatted((double) close.nanos() / sql.nanos()),
                "",
                "%.2f of all processor time"
                        .formatted(
                                (close.processor().service() + close.processor().database())
                                        / sql.processor().database()),
                "%.2f".formatted(close.processor().database() / sql.processor().database()));
    }

    private void row(String what, int count, Spent spent) {
        report.row(
                what,
                "%,d".formatted(count),
                "%.1f".formatted(spent.nanos() / 1e9),
                "%.2f".formatted(spent.nanos() / 1e6 / count),
                "%.2f".formatted(spent.processor().service() * 1e3 / count),
                "%.2f".formatted(spent.processor().database() * 1e3 / count));
    }

    private int close(YearMonth month) {
        int frozen = 0;
        int busy = 0;
        for (int call = 0; call < MOST_CALLS; call++) {
            HttpResponse<String> answer = service.post("/api/v1/lights/freeze", "{\"month\":\"" + month + "\"}");
            if (answer.statusCode() == 503 && busy++ < MOST_BUSY) {
                // A service that has just started on a busy machine asks to come again; the clock goes on.
                continue;
            }
            Matcher outcome = OUTCOME.matcher(answer.body());
            if (answer.statusCode() != 200 || !outcome.find()) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            frozen += Integer.parseInt(outcome.group(1));
            if (outcome.group(2).equals("0")) {
                if (!outcome.group(3).equals("0")) {
                    throw new IllegalStateException("left behind: " + answer.body());
                }
                return frozen;
            }
        }
        throw new IllegalStateException(month + " does not end");
    }

    /** Corrections of the last month, each with its reason, as a city office files them. */
    private void reports() throws SQLException, IOException {
        List<String> projects = new ArrayList<>();
        try (Connection connection = service.superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id from project where status = 'ADMITTED' order by id limit " + REPORTS)) {
            while (rows.next()) {
                projects.add(new ProjectId(rows.getObject(1, UUID.class)).wire());
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Boolean>> works = new ArrayList<>();
            for (String project : projects) {
                works.add(() -> {
                    HttpResponse<String> answer = service.post(
                            "/api/v1/projects/" + project + "/reports",
                            "{\"month\":\"" + last + "\",\"actual\":{\"amount\":\"8000000.00\",\"currency\":\"CNY\"},"
                                    + "\"correctionReason\":\"bench\"}");
                    if (answer.statusCode() != 201) {
                        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                    }
                    return true;
                });
            }
            BenchService.Processor before = service.processor();
            long began = System.nanoTime();
            for (Future<Boolean> one : threads.invokeAll(works)) {
                one.get();
            }
            row(
                    "reports filed over HTTP, " + CLIENTS + " clients",
                    projects.size(),
                    new Spent(System.nanoTime() - began, service.processor().since(before)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Each batch in a transaction that is rolled back: what the database needs for the work, and nothing stays. */
    private Spent plain() throws SQLException, IOException {
        try (Connection connection = service.superuser();
                Statement statement = connection.createStatement();
                InputStream script = Objects.requireNonNull(CloseBench.class.getResourceAsStream("/bench/close.sql"))) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            statement.execute("create table bench_subject (id uuid primary key, aggregate text not null)");
            try (PreparedStatement subject = connection.prepareStatement("insert into bench_subject values (?, ?)");
                    ResultSet rows = statement.executeQuery("select project_id from month_light where light_month = '"
                            + last.atDay(1) + "' order by 1")) {
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    subject.setObject(1, id);
                    subject.setString(2, new ProjectId(id).wire());
                    subject.addBatch();
                }
                subject.executeBatch();
            }
            statement.execute("create index on bench_subject (aggregate); analyze bench_subject");
            List<UUID> ends = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select id from (select id, row_number() over (order by id) - 1 as place, count(*) over () as n"
                            + " from bench_subject) s where place % " + BATCH + " in (0, " + (BATCH - 1)
                            + ") or place = n - 1 order by id")) {
                while (rows.next()) {
                    ends.add(rows.getObject(1, UUID.class));
                }
            }
            connection.setAutoCommit(false);
            List<String> statements = text.lines()
                    .filter(line -> !line.startsWith("--") && !line.isBlank())
                    .map(line -> line.replace("$3", "date '" + last.atDay(1) + "'")
                            .replace("$4", "date '" + last.plusMonths(1).atDay(1) + "'"))
                    .toList();
            BenchService.Processor before = service.processor();
            long began = System.nanoTime();
            for (int i = 0; i + 1 < ends.size(); i += 2) {
                for (String one : statements) {
                    statement.execute(
                            one.replace("$1", "'" + ends.get(i) + "'").replace("$2", "'" + ends.get(i + 1) + "'"));
                }
                connection.rollback();
            }
            return new Spent(System.nanoTime() - began, service.processor().since(before));
        }
    }

    static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
