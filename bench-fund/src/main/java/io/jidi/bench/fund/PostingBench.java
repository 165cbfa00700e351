package io.jidi.bench.fund;

import io.jidi.bench.kit.BenchService;
import io.jidi.bench.kit.Report;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Capital calls through HTTP, with ledger, outbox, audit and key, beside the same statements sent by pgbench or, without it, by JDBC. */
final class PostingBench {

    private static final int PARTNERS = 4;
    private static final int SECONDS = 15;
    private static final int ROUNDS = 3;
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final BenchService server;
    private final Report report;

    PostingBench(BenchService server, Report report) {
        this.server = server;
        this.report = report;
    }

    void run() throws IOException, SQLException {
        Funds funds = new Funds(server);
        List<Integer> clients = List.of(1, 4, 8);
        int most = 8;
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            posted.add(funds.open("H", PARTNERS));
            funds.open("R", PARTNERS);
        }
        targets();
        Path script = script();
        Optional<Path> pgbench = pgbench();
        report.head(
                "Capital calls posted, " + PARTNERS + " partners, a fund per client",
                "clients",
                "HTTP per second",
                (pgbench.isPresent() ? "pgbench" : "JDBC") + " per second",
                "HTTP / raw");
        http(funds, posted, SECONDS);
        for (int count : clients) {
            double[] http = new double[ROUNDS];
            double[] raw = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                http[round] = http(funds, posted.subList(0, count), SECONDS);
                raw[round] = pgbench.isPresent() ? raw(pgbench.get(), script, count) : jdbc(script, count);
            }
            Arrays.sort(http);
            Arrays.sort(raw);
            report.row(
                    String.valueOf(count),
                    "%,.0f".formatted(http[ROUNDS / 2]),
                    "%,.0f".formatted(raw[ROUNDS / 2]),
                    "%.2f".formatted(http[ROUNDS / 2] / raw[ROUNDS / 2]));
        }
    }

    private static double http(Funds funds, List<String> targets, int seconds) {
        return perSecond(
                targets.stream()
                        .<Client>map(fund -> () -> {
                            int status = funds.call(fund).statusCode();
                            if (status != 201) {
                                throw new IllegalStateException("a call was answered by " + status);
                            }
                        })
                        .toList(),
                seconds);
    }

    private double jdbc(Path script, int count) throws IOException, SQLException {
        String text = Files.readString(script);
        List<ScriptClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                clients.add(new ScriptClient(
                        "jdbc:postgresql://127.0.0.1:" + server.databasePort() + "/" + server.database(),
                        server.appUser(),
                        server.password(),
                        text,
                        i));
            }
            return perSecond(clients.stream().<Client>map(client -> client::run).toList(), SECONDS);
        } finally {
            for (ScriptClient client : clients) {
                client.close();
            }
        }
    }

    /** What a client does over and over. */
    private interface Client {
        void once() throws SQLException;
    }

    private static double perSecond(List<Client> clients, int seconds) {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            long began = System.nanoTime();
            long until = began + seconds * 1_000_000_000L;
            List<Callable<Integer>> works = new ArrayList<>();
            for (Client client : clients) {
                works.add(() -> {
                    int done = 0;
                    while (System.nanoTime() < until) {
                        client.once();
                        done++;
                    }
                    return done;
                });
            }
            int all = 0;
            for (Future<Integer> one : threads.invokeAll(works)) {
                all += one.get();
            }
            return all / ((System.nanoTime() - began) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private double raw(Path pgbench, Path script, int clients) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                pgbench.toString(),
                "-n",
                "-M",
                "prepared",
                "-c",
                String.valueOf(clients),
                "-j",
                String.valueOf(Math.min(2, clients)),
                "-T",
                String.valueOf(SECONDS),
                "-f",
                script.toString(),
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(server.databasePort()),
                "-U",
                server.appUser(),
                server.database());
        command.environment().put("PGPASSWORD", server.password());
        Process process = command.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher tps = TPS.matcher(said);
        if (!tps.find() || said.contains("aborted")) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(tps.group(1));
    }

    /** Which fund, partners and commitments each client of pgbench works on. */
    private void targets() throws SQLException {
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table bench_client as select (row_number() over (order by f.id) - 1)::int as client,"
                            + " f.id as fund, c.p[1] as p1, c.p[2] as p2, c.p[3] as p3, c.p[4] as p4,"
                            + " c.c[1] as c1, c.c[2] as c2, c.c[3] as c3, c.c[4] as c4 from fund f"
                            + " join lateral (select array_agg(partner_id order by id) as p, array_agg(id order by id) as c"
                            + " from commitment where fund_id = f.id) c on true where f.code like 'R-%'");
            statement.execute("grant select on bench_client to " + server.appUser());
        }
    }

    private Path script() throws IOException {
        Path file = server.folder().resolve("capital-call.sql");
        try (InputStream text =
                Objects.requireNonNull(PostingBench.class.getResourceAsStream("/bench/capital-call.sql"))) {
            Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static Optional<Path> pgbench() {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
