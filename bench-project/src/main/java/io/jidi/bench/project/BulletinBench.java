package io.jidi.bench.project;

import io.jidi.bench.kit.BenchService;
import io.jidi.bench.kit.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;

/** The bulletin of a month of a whole province: closed month by month, exported, and left there to be looked at. */
final class BulletinBench {

    private static final double MEGABYTE = 1 << 20;

    private final BenchService service;
    private final Report report;
    private final YearMonth last;

    BulletinBench(BenchService service, Report report, YearMonth last) {
        this.service = service;
        this.report = report;
        this.last = last;
    }

    void run(Path folder) throws IOException, SQLException {
        CloseBench close = new CloseBench(service, report, last);
        close.youngProgramme(YearMonth.of(last.getYear(), 1));
        close.lastMonth();
        Files.createDirectories(folder);
        report.head("The bulletin of " + last, "file", "MB", "first, ms", "again, ms");
        for (String kind : new String[] {"pdf", "xlsx"}) {
            String path = "/api/v1/dispatches/" + last + "/bulletin/" + kind;
            long began = System.nanoTime();
            byte[] file = service.file(path);
            long first = System.nanoTime() - began;
            service.file(path);
            Files.write(folder.resolve("bulletin-" + last + "." + kind), file);
            report.row(
                    kind,
                    "%.2f".formatted(file.length / MEGABYTE),
                    "%.0f".formatted(first / 1e6),
                    "%.0f".formatted((System.nanoTime() - began - first) / 1e6));
        }
        Files.writeString(
                folder.resolve("rates-" + last + ".json"),
                service.get("/api/v1/dispatches/" + last + "/rates").body());
        report.tell("");
        report.tell("Files in %s. The service has used at most %.0f MB, heap and all else."
                .formatted(folder.getFileName(), service.peakMemory() / MEGABYTE));
    }
}
