package io.jidi.bench.cockpit;

import static io.jidi.bench.cockpit.Samples.told;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.jidi.bench.kit.Report;
import io.jidi.cockpit.RecordedServer;
import java.util.List;

/** From the address to the first data on the screen, with nothing kept from before. */
final class FirstData {

    static final double AIM_MILLIS = 1_500;

    private final Tab tab;
    private final RecordedServer server;
    private final Report report;
    private final int rounds;

    /**
     * A page and what a reader came for.
     *
     * @param wanted selects it
     */
    private record Target(String name, String address, String wanted) {}

    FirstData(Tab tab, RecordedServer server, Report report, int rounds) {
        this.tab = tab;
        this.server = server;
        this.report = report;
        this.rounds = rounds;
    }

    /** @return whether the aim was kept in every round */
    boolean run(Pace pace) {
        report.head(
                "First data, " + pace.name() + ", " + rounds + " rounds",
                "page",
                "first data, median ms",
                "worst ms",
                "all with charts, median ms",
                "worst ms");
        boolean isKept = true;
        for (Target target : List.of(
                new Target("overview", "/", ".headline .tile button.figure"),
                new Target("projects, 10,000", "/projects", ".table-box tbody tr:not(.space) th a"),
                new Target("one fund", "/funds/" + server.id("/api/v1/funds", 0), ".headline .tile button.figure"))) {
            Samples first = new Samples();
            Samples whole = new Samples();
            // The first is not counted: neither server nor browser is warm.
            for (int round = 0; round <= rounds; round++) {
                once(pace, target, round == 0, first, whole);
            }
            report.row(
                    target.name(),
                    told(first.median()),
                    told(first.worst()),
                    told(whole.median()),
                    told(whole.worst()));
            isKept &= first.worst() <= AIM_MILLIS;
        }
        return isKept;
    }

    private void once(Pace pace, Target target, boolean isTrial, Samples first, Samples whole) {
        // What a context fetches is forgotten with it.
        try (BrowserContext context = tab.context()) {
            Page page = tab.page(context, target.wanted());
            pace.set(page);
            page.navigate(
                    server.address() + target.address(),
                    new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            Tab.await(page, "() => window.benchSeen && benchSeen.whole > 0");
            if (isTrial) {
                pace.check(page);
            } else {
                double missing = pace.missing(page);
                first.add(missing + Tab.number(page, "benchSeen.first"));
                whole.add(missing + Tab.number(page, "benchSeen.whole"));
            }
        }
    }
}
