package io.jidi.bench.fund;

import io.jidi.bench.kit.BenchService;
import io.jidi.bench.kit.Report;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.ledger.Balances;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Funds with a long history: the books of any day, and the closing of a quarter of all of them. */
final class HistoryBench {

    private static final int FUNDS = 200;
    private static final int PARTNERS = 40;
    /** The quarter that is still open. */
    private static final int OPEN_MONTHS = 3;

    private static final int ASKED = 300;
    private static final int CLIENTS = 2;
    private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared (?:hit=(\\d+))? ?(?:read=(\\d+))?");

    private final BenchService server;
    private final Report report;
    private final int closedMonths;
    private final List<UUID> funds = new ArrayList<>();

    /** @param closedMonths of history that is closed, in whole quarters */
    HistoryBench(BenchService server, Report report, int closedMonths) {
        this.server = server;
        this.report = report;
        this.closedMonths = closedMonths;
    }

    private LocalDate closedThrough() {
        return FIRST.plusMonths(closedMonths).minusDays(1);
    }

    void fill() throws SQLException, IOException {
        long began = System.nanoTime();
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement();
                InputStream script =
                        Objects.requireNonNull(HistoryBench.class.getResourceAsStream("/bench/history.sql"))) {
            statement.execute("set bench.funds = " + FUNDS + "; set bench.partners = " + PARTNERS
                    + "; set bench.months = "
                    + (closedMonths + OPEN_MONTHS) + "; set bench.closed = " + closedMonths + "; set bench.first = '"
                    + FIRST + "'");
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("vacuum analyze");
            try (ResultSet rows =
                    statement.executeQuery("select id from fund where code like 'BENCH-%' order by code")) {
                while (rows.next()) {
                    funds.add(rows.getObject(1, UUID.class));
                }
            }
            report.tell("");
            report.tell("%,d funds of %d partners, %,d journals, %,d postings, %s; filled in %.0f s"
                    .formatted(
                            FUNDS,
                            PARTNERS,
                            number(statement, "select count(*) from journal"),
                            number(statement, "select count(*) from journal_line"),
                            text(statement, "select pg_size_pretty(pg_database_size(current_database()))"),
                            (System.nanoTime() - began) / 1e9));
        }
    }

    /** Trial balances of random funds over HTTP, and the blocks that the question behind them touches. */
    void asOf() throws SQLException {
        report.head(
                "The books of a fund on a day, over HTTP, one client",
                "day",
                "p50 ms",
                "p95 ms",
                "blocks touched, median",
                "most");
        asked("last closed day", closedThrough(), null);
        asked(
                "80 days after a closing, last year",
                closedThrough().minusYears(1).plusDays(80),
                null);
        asked(
                "80 days after a closing, half way",
                FIRST.plusMonths(closedMonths / 6 * 3).plusDays(79),
                null);
        asked("80 days after the first closing", FIRST.plusMonths(3).plusDays(79), null);
        asked(
                "half way, as known a year later",
                FIRST.plusMonths(closedMonths / 6 * 3).plusDays(79),
                FIRST.plusMonths(closedMonths / 6 * 3).plusYears(1));
    }

    private void asked(String title, LocalDate day, @Nullable LocalDate known) throws SQLException {
        Random random = new Random(7);
        long[] nanos = new long[ASKED];
        for (int i = -ASKED / 3; i < ASKED; i++) {
            UUID fund = funds.get(random.nextInt(funds.size()));
            long began = System.nanoTime();
            HttpResponse<String> answer = server.get("/api/v1/funds/" + new FundId(fund) + "/trial-balance?asOf=" + day
                    + (known == null ? "" : "&knownAt=" + known));
            nanos[Math.max(i, 0)] = System.nanoTime() - began;
            if (answer.statusCode() != 200 || !answer.body().contains("\"1002\"")) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        }
        Arrays.sort(nanos);
        long[] blocks = new long[20];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = blocks(funds.get(random.nextInt(funds.size())), day, known);
        }
        Arrays.sort(blocks);
        report.row(
                title + " (" + day + ")",
                "%.1f".formatted(nanos[ASKED / 2] / 1e6),
                "%.1f".formatted(nanos[ASKED * 95 / 100] / 1e6),
                "%,d".formatted(blocks[blocks.length / 2]),
                "%,d".formatted(blocks[blocks.length - 1]));
    }

    /** The service's own statement, explained. */
    private long blocks(UUID fund, LocalDate day, @Nullable LocalDate known) throws SQLException {
        OffsetDateTime at = known == null
                ? Balances.NOW.atOffset(ZoneOffset.UTC)
                : known.atStartOfDay().atOffset(ZoneOffset.ofHours(8));
        try (Connection connection = server.superuser();
                PreparedStatement close = connection.prepareStatement(
                        "select period_end, journal_number from period_close where fund_id = ? and period_end <= ?"
                                + " and closed_at <= ? order by period_end desc limit 1");
                PreparedStatement explain = connection.prepareStatement(
                        "explain (analyze, buffers, summary off) " + Balances.SINCE_CLOSE)) {
            close.setObject(1, fund);
            close.setObject(2, day);
            close.setObject(3, at);
            try (ResultSet start = close.executeQuery()) {
                start.next();
                LocalDate end = start.getObject(1, LocalDate.class);
                List<Object> parameters = List.of(fund, end, fund, at, end, day, fund, at, start.getLong(2), end);
                for (int i = 0; i < parameters.size(); i++) {
                    explain.setObject(i + 1, parameters.get(i));
                }
            }
            try (ResultSet plan = explain.executeQuery()) {
                while (plan.next()) {
                    Matcher buffers = BUFFERS.matcher(plan.getString(1));
                    // The first line is that of the whole plan.
                    if (buffers.find()) {
                        return count(buffers.group(1)) + count(buffers.group(2));
                    }
                }
            }
        }
        throw new IllegalStateException("no buffers in the plan");
    }

    private static long count(@Nullable String blocks) {
        return blocks == null ? 0 : Long.parseLong(blocks);
    }

    /** Fee, closing, statements and figures of the open quarter, of every fund. */
    void close() {
        LocalDate end = closedThrough()
                .plusMonths(OPEN_MONTHS)
                .plusDays(1)
                .withDayOfMonth(1)
                .minusDays(1);
        String quarter = end.getYear() + "-Q" + (end.getMonthValue() / 3);
        report.head(
                "Closing " + quarter + " of " + FUNDS + " funds × " + PARTNERS + " partners × " + closedMonths / 12
                        + " years, " + CLIENTS + " clients",
                "step",
                "seconds",
                "ms per fund",
                "share");
        List<String> names = List.of("fees", "closing and net asset value", "statements", "figures");
        AtomicLong[] spent = new AtomicLong[names.size()];
        Arrays.setAll(spent, i -> new AtomicLong());
        long began = System.nanoTime();
        each(fund -> {
            String base = "/api/v1/funds/" + new FundId(fund);
            timed(spent[0], 201, () -> server.post(base + "/fees", "{\"throughDate\":\"" + end + "\"}"));
            timed(
                    spent[1],
                    201,
                    () -> server.post(base + "/periods", "{\"periodEnd\":\"" + end + "\",\"reason\":\"bench\"}"));
            timed(spent[2], 200, () -> server.get(base + "/statements?period=" + quarter));
            timed(spent[3], 200, () -> server.get(base + "/performance?asOf=" + end));
        });
        double all = (System.nanoTime() - began) / 1e9;
        long sum = Arrays.stream(spent).mapToLong(AtomicLong::get).sum();
        for (int i = 0; i < spent.length; i++) {
            double share = (double) spent[i].get() / sum;
            report.row(
                    names.get(i),
                    "%.1f".formatted(all * share),
                    "%.0f".formatted(spent[i].get() / 1e6 / FUNDS),
                    "%.0f %%".formatted(share * 100));
        }
        report.row("all", "%.1f".formatted(all), "%.0f".formatted(sum / 1e6 / FUNDS), "");
    }

    private interface Work {
        void of(UUID fund);
    }

    private interface Request {
        HttpResponse<String> send();
    }

    private static void timed(AtomicLong spent, int expected, Request request) {
        long began = System.nanoTime();
        HttpResponse<String> answer = request.send();
        spent.addAndGet(System.nanoTime() - began);
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private void each(Work work) {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Boolean>> works = new ArrayList<>();
            for (UUID fund : funds) {
                works.add(() -> {
                    work.of(fund);
                    return true;
                });
            }
            for (Future<Boolean> one : threads.invokeAll(works)) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        return Long.parseLong(text(statement, sql));
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
