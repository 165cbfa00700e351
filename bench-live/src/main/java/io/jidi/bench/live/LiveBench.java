package io.jidi.bench.live;

import io.jidi.bench.kit.BenchGateway;
import io.jidi.bench.kit.BenchService;
import io.jidi.bench.kit.Report;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code ./jidi bench live}: events are committed at a steady rate into the log of one packaged service, as another replica of it
 * would (so that its relay finds them by asking every 50 ms), and watched through one packaged gateway by many users of single
 * regions and a few of the whole province. Writers, watchers, service, gateway, PostgreSQL and Kafka share the machine.
 */
public final class LiveBench {

    private static final int HEAP_MEGABYTES = 256;
    private static final int REGIONS = 100;
    private static final int WHOLE = 5;
    private static final int WRITERS = 4;
    private static final int WARM_SECONDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LATEST = Duration.ofSeconds(20);

    private final BenchService service;
    private final Report report;
    private final int watchers;
    private final int rate;
    private final int seconds;
    private final AtomicLongArray committed;

    private LiveBench(BenchService service, Report report, int watchers, int rate, int seconds) {
        this.service = service;
        this.report = report;
        this.watchers = watchers;
        this.rate = rate;
        this.seconds = seconds;
        this.committed = new AtomicLongArray(rate * (WARM_SECONDS + seconds) + WRITERS);
    }

    /** Arguments: the root of the project, the report, the watchers, events a second, seconds that count. */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        Report report = new Report();
        try (BenchService service =
                new BenchService(root, root.resolve("bench-live/target/run"), "project-service", HEAP_MEGABYTES)) {
            service.start();
            LiveBench bench = new LiveBench(
                    service, report, Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
            bench.run(root);
        }
        report.write(Path.of(args[1]));
        // The client of the JDK keeps its threads.
        System.exit(0);
    }

    private void run(Path root) throws Exception {
        try (BenchGateway gateway = new BenchGateway(root, service, "PROJECT", HEAP_MEGABYTES, Map.of())) {
            URI address = URI.create(gateway.address() + "/api/v1/events/stream");
            Watchers open = new Watchers(address, committed);
            Delays ofRegions = new Delays();
            Delays ofProvince = new Delays();
            for (int i = 0; i < watchers; i++) {
                open.watch("watcher-" + i, "region:" + region(i), ofRegions);
            }
            for (int i = 0; i < WHOLE; i++) {
                open.watch("province-" + i, "region:340000", ofProvince);
            }
            await(() -> open.open() == watchers + WHOLE, "streams are open");
            int first = rate * WARM_SECONDS;
            int last = first + rate * seconds;
            ofRegions.count(first, last);
            ofProvince.count(first, last);
            double took = write(last);
            long expected = expected(first, last);
            await(() -> ofRegions.all() + ofProvince.all() >= expected + (long) WHOLE * (last - first), LATEST);
            tell(gateway, open, ofRegions, ofProvince, expected, last, took);
            open.close();
        }
    }

    /** @return seconds it took */
    private double write(int last) throws Exception {
        try (Connection connection = service.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("select event_ensure_partition(current_date)");
        }
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        List<Thread> writers = new ArrayList<>();
        List<Exception> failures = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(
                    () -> {
                        try (Connection connection = service.superuser()) {
                            write(connection, next, last, begun);
                        } catch (SQLException e) {
                            synchronized (failures) {
                                failures.add(e);
                            }
                        }
                    },
                    "writer-" + i);
            writer.start();
            writers.add(writer);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private void write(Connection connection, AtomicInteger next, int last, long begun) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement =
                connection.prepareStatement("with head as (insert into event_head (aggregate,"
                        + " version) values (?, 1)), logged as (insert into event (event_id, recorded_at, topic, type,"
                        + " schema_version, aggregate, version, actor, data, data_scope, correlation_id) values (?, ?,"
                        + " 'project.project.events.v1', 'io.jidi.project.project.changed', 1, ?, 1, 'bench',"
                        + " cast(? as jsonb), ?, 'bench') returning id, recorded_at)"
                        + " insert into event_pending (id, recorded_at) select id, recorded_at from logged")) {
            for (int event = next.getAndIncrement(); event < last; event = next.getAndIncrement()) {
                long due = begun + event * 1_000_000_000L / rate;
                LockSupport.parkNanos(due - System.nanoTime());
                String subject = "prj_bench_" + UUID.randomUUID();
                statement.setString(1, subject);
                statement.setString(2, "evt_bench_" + event);
                statement.setObject(3, Instant.now().atOffset(ZoneOffset.UTC));
                statement.setString(4, subject);
                statement.setString(5, "{\"n\":" + event + ",\"name\":\"语音大模型训练平台\",\"status\":\"ADMITTED\"}");
                statement.setString(6, "region:" + region(event));
                statement.executeUpdate();
                connection.commit();
                committed.set(event, System.nanoTime());
            }
        }
    }

    /** As many counties as there are in a province. */
    private static String region(int number) {
        int one = number % REGIONS;
        return String.format("34%02d%02d", 1 + one / 25, 1 + one % 25);
    }

    /** How many a region's watchers must get together. */
    private long expected(int first, int last) {
        long sum = 0;
        for (int event = first; event < last; event++) {
            sum += watchers / REGIONS + (event % REGIONS < watchers % REGIONS ? 1 : 0);
        }
        return sum;
    }

    private void tell(
            BenchGateway gateway, Watchers open, Delays regions, Delays province, long expected, int last, double took)
            throws IOException {
        report.head(
                String.format("%d streams, %.0f events a second", watchers + WHOLE, last / took),
                "watchers",
                "told",
                "missing",
                "50 % ms",
                "95 % ms",
                "99 % ms",
                "99.9 % ms");
        row("of a region each, " + watchers, regions, expected);
        row("of the province, " + WHOLE, province, (long) WHOLE * rate * seconds);
        report.tell("");
        report.tell("Streams that ended: " + open.ended() + ". The gateway's memory peaked at "
                + gateway.peakMemory() / 1_000_000 + " MB.");
    }

    private void row(String who, Delays delays, long expected) {
        report.row(
                who,
                String.valueOf(delays.all()),
                String.valueOf(expected - delays.all()),
                String.valueOf(delays.quantile(0.5)),
                String.valueOf(delays.quantile(0.95)),
                String.valueOf(delays.quantile(0.99)),
                String.valueOf(delays.quantile(0.999)));
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition, String what) {
        if (!await(condition, PATIENCE)) {
            throw new IllegalStateException("waited in vain until " + what);
        }
    }

    private static boolean await(Condition condition, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(50_000_000);
        }
        return true;
    }
}
