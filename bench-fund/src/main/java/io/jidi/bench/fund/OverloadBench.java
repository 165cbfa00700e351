package io.jidi.bench.fund;

import io.jidi.bench.kit.BenchGateway;
import io.jidi.bench.kit.BenchService;
import io.jidi.bench.kit.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    private static final int CALM_SECONDS = 20;
    private static final double CALM = 0.7;
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
            Crowd crowd = new Crowd(gateway.address(), mix, opened);
            crowd.closed(CLIENTS, WARM);
            Tally peak = crowd.closed(CLIENTS, Duration.ofSeconds(CALM_SECONDS));
            double capacity = (double) peak.done() / CALM_SECONDS;
            report.head(
                    "Overload, capacity %.0f requests a second with %d clients".formatted(capacity, CLIENTS),
                    "offered",
                    "a second",
                    "done a second",
                    "of capacity",
                    "50 % ms",
                    "99 % ms",
                    "refused",
                    "without Retry-After",
                    "other",
                    "files done",
                    "lists",
                    "reads",
                    "money");
            tell("70 %", CALM * capacity, crowd.open(CALM * capacity, CALM_SECONDS), capacity);
            long before = gateway.memory();
            long serviceBefore = server.peakMemory();
            tell("200 %", 2 * capacity, crowd.open(2 * capacity, seconds), capacity);
            tell("300 %", 3 * capacity, crowd.open(3 * capacity, seconds), capacity);
            long after = gateway.memory();
            List<Tally> calm = crowd.open(CALM * capacity, CALM_SECONDS);
            tell("70 % again", CALM * capacity, calm, capacity);
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

    private void tell(String name, double offered, List<Tally> seconds, double capacity) {
        Tally all = Tally.sum(seconds);
        double done = (double) all.done() / seconds.size();
        report.row(
                name,
                "%.0f".formatted(offered),
                "%.0f".formatted(done),
                "%.2f".formatted(done / capacity),
                "%.1f".formatted(all.quantile(0.5)),
                "%.1f".formatted(all.quantile(0.99)),
                String.valueOf(all.refused()),
                String.valueOf(all.withoutTime()),
                all.other() == 0 ? "0" : all.other() + " (" + all.example() + ")",
                percent(all, Tally.Kind.FILE),
                percent(all, Tally.Kind.LIST),
                percent(all, Tally.Kind.READ),
                percent(all, Tally.Kind.MONEY));
    }

    private static String percent(Tally tally, Tally.Kind kind) {
        return "%.0f %%".formatted(100 * tally.share(kind));
    }
}
