package io.jidi.bench.fund;

import io.jidi.bench.kit.BenchService;
import io.jidi.bench.kit.Report;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judging a planned deal beside ten thousand investments of one fund, and the daily look at two thousand funds. */
final class PolicyBench {

    private static final int INVESTMENTS = 10_000;
    private static final int FUNDS = 2_000;
    private static final int WARM = 200;
    private static final int ASKED = 500;
    private static final Duration LOOK = Duration.ofMinutes(5);
    private static final Pattern LOOKED = Pattern.compile("looked at (\\d+) funds, (\\d+) changed in (\\d+) ms");

    private final BenchService server;
    private final Report report;

    PolicyBench(BenchService server, Report report) {
        this.server = server;
        this.report = report;
    }

    void run() throws SQLException, IOException {
        String fund = new Funds(server).open("POLICY", 1);
        fill();
        checks(fund);
        monitors();
    }

    /** Deals and investments of the one fund, and funds like it, by the shortest way: what they are judged by is what counts. */
    private void fill() throws SQLException {
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into deal (id, fund_id, credit_code, enterprise_name, stage, registered_at, version)"
                            + " select gen_random_uuid(), f.id, '91340100MA' || lpad(n::text, 8, '0'), '测速企业' || n, 'INVESTED',"
                            + " now(), 0 from fund f, generate_series(1, " + INVESTMENTS
                            + ") n where f.code like 'POLICY-%'");
            statement.execute(
                    "insert into investment (id, fund_id, deal_id, tranche, instrument, currency, committed, cost,"
                            + " state, version) select gen_random_uuid(), d.fund_id, d.id, 1, 'EQUITY', 'CNY', 100, 100, 'FUNDED', 0"
                            + " from deal d");
            statement.execute(
                    "insert into fund (id, code, name, layer, currency, region_code, manager, state, created_at,"
                            + " version) select gen_random_uuid(), 'LOOK-' || n, '测速', 'SUB', 'CNY', '340100', '管理人', 'INVESTING',"
                            + " now(), 0 from generate_series(1, " + FUNDS + ") n");
            statement.execute("vacuum analyze");
        }
    }

    private void checks(String fund) {
        String question = "{\"act\":{\"kind\":\"INVESTMENT\",\"fundId\":\"" + fund
                + "\",\"day\":\"2026-06-01\",\"creditCode\":\"91340100MA%08d\",\"instrument\":\"EQUITY\",\"amount\":"
                + "{\"amount\":\"100.00\",\"currency\":\"CNY\"}},\"assume\":{\"industryClass\":\"ENCOURAGED\"}}";
        long[] nanos = new long[ASKED];
        for (int i = -WARM; i < ASKED; i++) {
            String body = question.formatted(1 + Math.floorMod(i * 7919, INVESTMENTS));
            long began = System.nanoTime();
            HttpResponse<String> answer = server.post("/api/v1/checks", body);
            long took = System.nanoTime() - began;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            if (i >= 0) {
                nanos[i] = took;
            }
        }
        Arrays.sort(nanos);
        report.head("A planned deal judged over HTTP, %,d investments of its fund".formatted(INVESTMENTS), "", "ms");
        report.row("median of " + ASKED, "%.1f".formatted(nanos[ASKED / 2] / 1e6));
        report.row("95 of 100", "%.1f".formatted(nanos[ASKED * 95 / 100] / 1e6));
    }

    /** The look is taken at the start of a service that has not looked today: all funds are new to it. */
    private void monitors() throws SQLException, IOException {
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from compliance_monitor_run");
        }
        server.restart();
        long deadline = System.nanoTime() + LOOK.toNanos();
        Optional<Look> look = look();
        while (look.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no daily look: " + server.log());
            }
            LockSupport.parkNanos(500_000_000);
            look = look();
        }
        report.head("The daily look", "", "funds", "changed", "ms");
        report.row(
                "first look, each judgement stored and told",
                look.get().funds(),
                look.get().changed(),
                look.get().millis());
    }

    /** What the service says of its look in its log. */
    private record Look(String funds, String changed, String millis) {}

    private Optional<Look> look() throws IOException {
        Matcher looked = LOOKED.matcher(Files.readString(server.log()));
        // The log also tells of the look at the empty database.
        return looked.results()
                .filter(one -> Integer.parseInt(one.group(1)) >= FUNDS)
                .map(one -> new Look(one.group(1), one.group(2), one.group(3)))
                .findFirst();
    }
}
