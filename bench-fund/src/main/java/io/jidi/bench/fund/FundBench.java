package io.jidi.bench.fund;

import io.jidi.bench.kit.BenchService;
import io.jidi.bench.kit.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** {@code ./jidi bench fund}: the books of funds, measured on one packaged service with PostgreSQL and Kafka of its own. */
public final class FundBench {

    /** Twice, one after the other. */
    private static final int OVERLOAD_SECONDS = Integer.getInteger("jidi.overload.seconds", 300);

    private FundBench() {}

    /** Arguments: the root of the project, the report, the months of history per fund, then what to measure, or nothing for all. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Path root = Path.of(args[0]);
        int months = Integer.parseInt(args[2]);
        List<String> parts = args.length > 3
                ? Arrays.asList(args).subList(3, args.length)
                : List.of("xirr", "posting", "policy", "close", "as-of");
        Report report = new Report();
        if (parts.contains("xirr")) {
            new XirrBench(report).run(root.resolve("fund-service/src/test/resources/vectors/xirr-vectors.csv"));
        }
        if (parts.size() > 1 || !parts.contains("xirr")) {
            Path folder = root.resolve(
                    "bench-fund/target/run-" + ProcessHandle.current().pid());
            try (BenchService server = new BenchService(root, folder, "fund-service", 512)) {
                server.start();
                if (parts.contains("posting")) {
                    new PostingBench(server, report).run();
                }
                if (parts.contains("policy")) {
                    new PolicyBench(server, report).run();
                }
                if (parts.contains("overload")) {
                    new OverloadBench(root, server, report, Crowd.MIXED, OVERLOAD_SECONDS).run();
                }
                if (parts.contains("overload-readers")) {
                    new OverloadBench(root, server, report, Crowd.READERS, OVERLOAD_SECONDS).run();
                }
                if (parts.contains("close") || parts.contains("as-of")) {
                    HistoryBench history = new HistoryBench(server, report, months);
                    history.fill();
                    if (parts.contains("as-of")) {
                        history.asOf();
                    }
                    if (parts.contains("close")) {
                        history.close();
                    }
                }
            }
        }
        report.write(Path.of(args[1]));
        // The client of the JDK keeps its threads.
        System.exit(0);
    }
}
