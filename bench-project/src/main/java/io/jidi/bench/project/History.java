package io.jidi.bench.project;

import io.jidi.bench.kit.BenchService;
import io.jidi.bench.kit.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.Objects;

/** Earlier years of the generated projects, by {@code history.sql}. */
final class History {

    private final BenchService service;
    private final Report report;
    private final YearMonth last;

    History(BenchService service, Report report, YearMonth last) {
        this.service = service;
        this.report = report;
        this.last = last;
    }

    /** @param months in all, those of this year among them */
    void fill(int months) throws SQLException, IOException {
        long began = System.nanoTime();
        try (Connection connection = service.superuser();
                Statement statement = connection.createStatement();
                InputStream script = Objects.requireNonNull(History.class.getResourceAsStream("/bench/history.sql"))) {
            statement.execute("set bench.year = " + last.getYear() + "; set bench.frozen = " + ProjectBench.YOUNG
                    + "; set bench.last = '" + last.atDay(1) + "'"
                    + "; set bench.months = " + (months - ProjectBench.YOUNG - 1)
                    + "; set synchronous_commit = off");
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("vacuum analyze");
            report.tell("");
            report.tell("%,d lights, %,d reports, %s; filled in %.0f s"
                    .formatted(
                            Long.parseLong(CloseBench.text(statement, "select count(*) from month_light")),
                            Long.parseLong(CloseBench.text(statement, "select count(*) from monthly_report")),
                            CloseBench.text(statement, "select pg_size_pretty(pg_database_size(current_database()))"),
                            (System.nanoTime() - began) / 1e9));
        }
    }
}
