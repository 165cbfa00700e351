package io.jidi.bench.fund;

import com.sun.management.OperatingSystemMXBean;
import io.jidi.bench.kit.BenchGateway;
import io.jidi.bench.kit.BenchService;
import io.jidi.bench.kit.Report;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * {@code ./jidi bench fund overload}: what one gateway and one fund-service do when twice and three times as much is asked of them
 * as they can do, and how soon they are well again (reliability.md, row 31). Clients, gateway, service, PostgreSQL and Kafka share
 * the machine, so that what the clients take for asking more is missing on the other side.
 */
final class OverloadBench {

    private static final int FUNDS = 40;
    private static final int CLIENTS = 32;
    private static final int HEAP_MEGABYTES = 256;
    private static final Duration WARM = Duration.ofSeconds(40);
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final double CALM_SHARE = 0.7;
    /** Refusing nothing and no slower than this, in milliseconds at 99 %, is well. */
    private static final double WELL_MILLIS = 1_000;

    private final Path root;
    private final BenchService server;
    private final Report report;
    private final List<Tally.Kind> mix;
    private final int seconds;

    /**
     * @param mix what is asked, by turns
     * @param seconds of each overload
     */
    OverloadBench(Path root, BenchService server, Report report, List<Tally.Kind> mix, int seconds) {
        this.root = root;
        this.server = server;
        this.report = report;
        this.mix = mix;
        this.seconds = seconds;
    }

    void run() throws IOException, InterruptedException {
        Funds funds = new Funds(server);
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < FUNDS; i++) {
            opened.add(funds.open("L", 4));
        }
        // The rates of single callers are another defence; here all of them together are too many.
        Map<String, String> settings =
                Map.of("JIDI_LIMITS_CALLER_REQUESTS", "1000000", "JIDI_LIMITS_APP_REQUESTS", "100000000");
        try (BenchGateway gateway = new BenchGateway(root, server, "FUND", HEAP_MEGABYTES, settings)) {
            measure(gateway, opened);
        }
    }

    private void measure(BenchGateway gateway, List<String> opened) throws IOException, InterruptedException {
        try (Crowd crowd = new Crowd(gateway.address(), mix, opened)) {
            crowd.closed(CLIENTS, WARM);
            Map<Tally.Kind, Double> alone = alone(gateway, opened);
            long began = clientNanos();
            Tally best = crowd.closed(CLIENTS, CALM);
            Peak peak = new Peak(
                    perSecond(best.done()),
                    best.work(alone) / seconds(CALM),
                    (double) (clientNanos() - began) / CALM.toNanos(),
                    alone);
            report.head(
                    "Overload, capacity %.0f requests a second with %d clients, which take %.2f processors"
                            .formatted(peak.perSecond, CLIENTS, peak.clients),
                    "offered",
                    "a second",
                    "done a second",
                    "of capacity",
                    "of its work",
                    "clients take",
                    "of its work, for what they leave",
                    "50 % ms",
                    "99 % ms",
                    "refused",
                    "without Retry-After",
                    "other",
                    "files done",
                    "lists",
                    "reads",
                    "money");
            phase("70 %", crowd, CALM_SHARE, seconds(CALM), peak);
            long before = gateway.memory();
            long serviceBefore = server.peakMemory();
            phase("200 %", crowd, 2, seconds, peak);
            phase("300 %", crowd, 3, seconds, peak);
            long after = gateway.memory();
            List<Tally> calm = phase("70 % again", crowd, CALM_SHARE, seconds(CALM), peak);
            report.tell("");
            report.tell(
                    "Well again after %d s. The gateway held %d MB before and %d MB after; the service peaked at %d MB before and %d MB in all."
                            .formatted(
                                    sick(calm),
                                    before / 1_000_000,
                                    after / 1_000_000,
                                    serviceBefore / 1_000_000,
                                    server.peakMemory() / 1_000_000));
        }
    }

    /**
     * What all can do at their best.
     *
     * @param perSecond requests
     * @param work seconds of work in a second, by what each kind takes alone; requests are not worth the same
     * @param clients processors that the clients take
     * @param alone requests of each kind in a second
     */
    private record Peak(double perSecond, double work, double clients, Map<Tally.Kind, Double> alone) {}

    private static long clientNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private List<Tally> phase(String name, Crowd crowd, double share, int seconds, Peak peak)
            throws InterruptedException {
        double offered = share * peak.perSecond;
        long began = System.nanoTime();
        long taken = clientNanos();
        List<Tally> tallies = crowd.open(offered, seconds);
        double clients = (double) (clientNanos() - taken) / (System.nanoTime() - began);
        Tally all = Tally.sum(tallies);
        double work = all.work(peak.alone) / seconds / peak.work;
        int processors = Runtime.getRuntime().availableProcessors();
        report.row(
                name,
                "%.0f".formatted(offered),
                "%.0f".formatted((double) all.done() / seconds),
                "%.2f".formatted(all.done() / peak.perSecond / seconds),
                "%.2f".formatted(work),
                "%.2f".formatted(clients),
                "%.2f".formatted(work * (processors - peak.clients) / (processors - clients)),
                "%.1f".formatted(all.quantile(0.5)),
                "%.1f".formatted(all.quantile(0.99)),
                String.valueOf(all.refused()),
                String.valueOf(all.withoutTime()),
                all.other() == 0 ? "0" : all.other() + " (" + all.example() + ")",
                percent(all, Tally.Kind.FILE),
                percent(all, Tally.Kind.LIST),
                percent(all, Tally.Kind.READ),
                percent(all, Tally.Kind.MONEY));
        return tallies;
    }

    /** What they can do in a second of each kind alone. */
    private Map<Tally.Kind, Double> alone(BenchGateway gateway, List<String> opened)
            throws IOException, InterruptedException {
        Map<Tally.Kind, Double> alone = new EnumMap<>(Tally.Kind.class);
        for (Tally.Kind kind : EnumSet.copyOf(mix)) {
            try (Crowd crowd = new Crowd(gateway.address(), List.of(kind), opened)) {
                alone.put(kind, perSecond(crowd.closed(CLIENTS, CALM).done()));
            }
        }
        report.tell("With %d clients and one kind alone, a second: %s.".formatted(CLIENTS, alone));
        return alone;
    }

    private static double perSecond(long done) {
        return (double) done / seconds(CALM);
    }

    private static int seconds(Duration time) {
        return (int) time.toSeconds();
    }

    /** Seconds until from then on nothing was refused and nothing was slow. */
    private static int sick(List<Tally> calm) {
        int sick = 0;
        for (int second = 0; second < calm.size(); second++) {
            Tally tally = calm.get(second);
            if (tally.refused() + tally.other() > 0 || !(tally.quantile(0.99) < WELL_MILLIS)) {
                sick = second + 1;
            }
        }
        return sick;
    }

    private static String percent(Tally tally, Tally.Kind kind) {
        return "%.0f %%".formatted(100 * tally.share(kind));
    }
}
