package io.jidi.bench.project;

import io.jidi.bench.kit.BenchService;
import io.jidi.bench.kit.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** {@code ./jidi bench project}: dispatch, measured on one packaged service with PostgreSQL and Kafka of its own. */
public final class ProjectBench {

    /** As little as an installation gives it. */
    private static final int HEAP_MEGABYTES = 256;

    private static final int BULLETIN_PROJECTS = 5_000;

    /** Months that are closed one after another before the years behind them are made up from them. */
    static final int YOUNG = 2;

    private ProjectBench() {}

    /**
     * Arguments: the root of the project, the report, the number of projects, the months of history behind them, then what to
     * measure, or nothing for all: close, history, bulletin.
     */
    public static void main(String[] args) throws IOException, SQLException {
        Path root = Path.of(args[0]);
        int projects = Integer.parseInt(args[2]);
        int months = Integer.parseInt(args[3]);
        List<String> parts =
                args.length > 4 ? Arrays.asList(args).subList(4, args.length) : List.of("bulletin", "close", "history");
        Report report = new Report();
        if (parts.contains("bulletin")) {
            try (BenchService service = started(root, "bulletin")) {
                generate(service, report, BULLETIN_PROJECTS);
                new BulletinBench(service, report, last()).run(root.resolve("bench-project/target/bulletin"));
            }
        }
        if (parts.contains("close") || parts.contains("history")) {
            try (BenchService service = started(root, "close")) {
                generate(service, report, projects);
                dispatchedFrom(service, last().minusMonths(YOUNG));
                CloseBench close = new CloseBench(service, report, last());
                close.youngProgramme(last().minusMonths(YOUNG));
                if (parts.contains("history")) {
                    new History(service, report, last()).fill(months);
                }
                close.lastMonth();
                new QueryBench(service, report, last()).run(parts.contains("history") ? months : 0);
            }
        }
        report.write(Path.of(args[1]));
    }

    /** The last month whose cut-off has passed for certain; of January the whole year before. */
    private static YearMonth last() {
        YearMonth before = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(1);
        return before.getMonthValue() < 4 ? YearMonth.of(before.getYear() - 1, 12) : before;
    }

    private static void dispatchedFrom(BenchService service, YearMonth month) throws SQLException {
        try (Connection connection = service.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("update project set dispatched_from = '" + month.atDay(1) + "'");
            statement.execute("vacuum analyze project");
        }
    }

    private static BenchService started(Path root, String part) throws IOException {
        BenchService service = new BenchService(
                root,
                root.resolve("bench-project/target/" + part + "-"
                        + ProcessHandle.current().pid()),
                "project-service",
                HEAP_MEGABYTES);
        service.start();
        return service;
    }

    private static void generate(BenchService service, Report report, int projects) throws SQLException, IOException {
        long began = System.nanoTime();
        try (Connection connection = service.superuser();
                Statement statement = connection.createStatement()) {
            new GeneratedProgramme(projects, YearMonth.of(last().getYear(), 1), last()).write(connection);
            statement.execute("vacuum analyze");
        }
        report.tell("");
        report.tell("%,d generated projects with their plans and reports, written in %.0f s"
                .formatted(projects, (System.nanoTime() - began) / 1e9));
    }
}
