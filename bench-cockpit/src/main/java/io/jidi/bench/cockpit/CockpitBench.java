package io.jidi.bench.cockpit;

import io.jidi.bench.kit.Report;
import io.jidi.cockpit.ManyProjects;
import io.jidi.cockpit.RecordedServer;
import io.jidi.testkit.Browser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./jidi bench cockpit}: the packaged bundle in the machine's own Chromium before recorded answers and 10,000 made
 * projects, which come page by page as the API gives them. What a service takes to answer is not in these figures.
 */
public final class CockpitBench {

    private CockpitBench() {}

    /** Arguments: the report, the rounds. */
    public static void main(String[] args) throws IOException {
        Path program = Browser.program().orElse(null);
        if (program == null) {
            System.err.println(
                    "没有浏览器 · No browser: install Debian's chromium, or name one with JIDI_CHROMIUM=<program>");
            System.exit(1);
            return;
        }
        Report report = new Report();
        try (Browser browser = Browser.start(program)) {
            report.tell("Chromium " + browser.chromium().version());
            run(browser, report, Integer.parseInt(args[1]), ManyProjects.COUNT, List.of(Pace.MACHINE, Pace.FAR));
        }
        report.write(Path.of(args[0]));
    }

    /**
     * @param rows that are loaded before the table is asked to answer
     * @param paces at which pages are opened; the table answers at the same, but on a near line
     */
    static void run(Browser browser, Report report, int rounds, int rows, List<Pace> paces) {
        try (RecordedServer server = new RecordedServer()) {
            server.manyProjects = true;
            Tab tab = new Tab(browser.chromium());
            FirstData first = new FirstData(tab, server, report, rounds);
            Answers answers = new Answers(tab, server, report, rounds, rows);
            boolean isSoon = true;
            load(report);
            for (Pace pace : paces) {
                isSoon &= first.run(pace);
            }
            boolean isQuick = true;
            for (Pace pace : paces) {
                isQuick &= answers.run(pace.line() ? new Pace(Pace.SLOW.name(), pace.slower(), false) : pace);
            }
            report.tell("");
            load(report);
            report.tell("First data within " + Samples.told(FirstData.AIM_MILLIS) + " ms in every round: "
                    + (isSoon ? "kept" : "missed") + ". Next paint within " + Samples.told(Answers.AIM_MILLIS)
                    + " ms in every round: " + (isQuick ? "kept" : "missed") + ".");
        }
    }

    /** What is measured here depends on who else works on the machine. */
    private static void load(Report report) {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        report.tell(String.format(
                Locale.ROOT,
                "Load %.1f on %d processors.",
                system.getSystemLoadAverage(),
                system.getAvailableProcessors()));
    }
}
