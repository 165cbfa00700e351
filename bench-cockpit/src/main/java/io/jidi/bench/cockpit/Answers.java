package io.jidi.bench.cockpit;

import static io.jidi.bench.cockpit.Samples.told;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.jidi.bench.kit.Report;
import io.jidi.cockpit.RecordedServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How soon the table of projects answers a wheel, a key, a click and a word when so many rows are loaded. */
final class Answers {

    static final double AIM_MILLIS = 100;

    private static final String ALWAYS = "() => true";
    /** The rows of an answer stand there; what the table said before is in {@code benchBefore}. */
    private static final String ANSWERED = """
            () => !document.querySelector(".table-box .waiting") && benchAct.size()[0] > 0 && benchSays() !== benchBefore""";

    private static final String SAYS = """
            () => { window.benchSays = () => document.querySelector(".table-bar [role=status]").textContent
                + [...document.querySelectorAll("th[aria-sort]")].map(one => one.textContent);
              window.benchBefore = benchSays(); }""";

    private final Tab tab;
    private final RecordedServer server;
    private final Report report;
    private final int rounds;
    private final int rows;

    private long mostRows;

    /** Something a reader does. {@code began} and {@code ended} are asked in each frame. */
    private record Act(String name, String type, String began, String ended, Step before, Step input) {}

    private interface Step {
        void on(Page page);
    }

    /** @param rows that are loaded, of all */
    Answers(Tab tab, RecordedServer server, Report report, int rounds, int rows) {
        this.tab = tab;
        this.server = server;
        this.report = report;
        this.rounds = rounds;
        this.rows = rows;
    }

    /** @return whether the aim was kept in every round */
    boolean run(Pace pace) {
        boolean isKept = true;
        try (BrowserContext context = tab.context()) {
            Page page = tab.page(context, ".table-box tbody tr:not(.space) th a");
            page.navigate(server.address() + "/projects");
            Tab.await(page, "() => window.benchSeen && benchSeen.whole > 0");
            List<?> small = (List<?>) page.evaluate("benchAct.size()");
            load(page);
            List<?> large = (List<?>) page.evaluate("benchAct.size()");
            pace.set(page);
            pace.check(page);
            report.head(
                    String.format("Answers, %,d rows loaded, %s, %d rounds", rows, pace.name(), rounds),
                    "",
                    "next paint, median ms",
                    "worst ms",
                    "event timing, worst ms",
                    "done, median ms",
                    "worst ms",
                    "longest task, worst ms");
            for (Act act : acts()) {
                isKept &= measure(page, act);
            }
            report.tell("");
            report.tell(String.format(
                    "In the document: %s rows and %s elements of 200 rows, %s and %s of %,d; at most %d rows at any time.",
                    small.get(0), small.get(1), large.get(0), large.get(1), rows, mostRows));
        }
        return isKept;
    }

    private List<Act> acts() {
        Step top = page -> {
            page.evaluate("() => { document.querySelector('.table-box').scrollTop = 0; }");
            page.evaluate("benchAct.frame()");
        };
        return List.of(
                new Act(
                        "scroll by a page",
                        "wheel",
                        "() => document.querySelector('.table-box').scrollTop !== benchTop && benchAct.filled()",
                        "() => Math.abs(document.querySelector('.table-box').scrollTop - benchTop - benchPage) < 2 && benchAct.filled()",
                        page -> {
                            // On from where it stands: somewhere among all rows.
                            page.evaluate("""
                                    rows => { const box = document.querySelector(".table-box");
                                      box.scrollTop = Math.floor(Math.random() * (rows - 60)) * 36; }""", rows);
                            page.evaluate("benchAct.frame().then(benchAct.frame)");
                            page.evaluate("""
                                    () => { const box = document.querySelector(".table-box");
                                      window.benchTop = box.scrollTop; window.benchPage = box.clientHeight - 40; }""");
                            page.locator(".table-box").hover();
                        },
                        page -> page.mouse().wheel(0, Tab.number(page, "benchPage"))),
                new Act(
                        "a row down by key",
                        "keydown",
                        ALWAYS,
                        "() => document.activeElement.ariaRowIndex === '3'",
                        page -> {
                            top.on(page);
                            page.locator(".table-box tbody tr:not(.space)")
                                    .first()
                                    .focus();
                        },
                        page -> page.keyboard().press("ArrowDown")),
                new Act(
                        "to the last row by key",
                        "keydown",
                        ALWAYS,
                        "() => document.activeElement.ariaRowIndex === benchLast",
                        page -> {
                            top.on(page);
                            page.evaluate("""
                                    () => { window.benchLast = String(document.querySelector("jidi-table").rows.length + 1); }""");
                            page.locator(".table-box tbody tr:not(.space)")
                                    .first()
                                    .focus();
                        },
                        page -> page.keyboard().press("End")),
                new Act(
                        "sort by a column",
                        "click",
                        ALWAYS,
                        ANSWERED,
                        page -> {
                            load(page);
                            page.evaluate(SAYS);
                        },
                        page -> sortButton(page).click()),
                new Act(
                        "filter by text",
                        "keydown",
                        ALWAYS,
                        ANSWERED,
                        page -> {
                            Locator words = page.locator("main input[type=search]");
                            words.fill("");
                            Tab.await(page, "() => !new URLSearchParams(location.search).get('q')");
                            load(page);
                            page.evaluate(SAYS);
                            words.focus();
                        },
                        page -> page.keyboard().press("7")));
    }

    private static Locator sortButton(Page page) {
        return page.locator(".table-box thead button.sort").last();
    }

    private void load(Page page) {
        Tab.await(page, "() => !document.querySelector('.table-box .waiting')");
        page.evaluate("rows => benchAct.load(rows)", rows);
    }

    private static double number(Map<?, ?> outcome, String name) {
        return ((Number) Objects.requireNonNull(outcome.get(name), name)).doubleValue();
    }

    private boolean measure(Page page, Act act) {
        Samples paint = new Samples();
        Samples event = new Samples();
        Samples done = new Samples();
        Samples blocked = new Samples();
        // The first is not counted: its code was never run before.
        for (int round = 0; round <= rounds; round++) {
            act.before().on(page);
            page.evaluate("benchAct.expect('" + act.type() + "', " + act.began() + ", " + act.ended() + ")");
            act.input().on(page);
            Tab.await(page, "() => benchAct.outcome");
            Map<?, ?> outcome = (Map<?, ?>) page.evaluate("benchAct.outcome");
            mostRows = Math.max(mostRows, (long) number(outcome, "rows"));
            if (round > 0) {
                paint.add(number(outcome, "paint"));
                event.add(number(outcome, "event"));
                done.add(number(outcome, "done"));
                blocked.add(number(outcome, "blocked"));
            }
        }
        report.row(
                act.name(),
                told(paint.median()),
                told(paint.worst()),
                event.worst() == 0 ? "—" : told(event.worst()),
                told(done.median()),
                told(done.worst()),
                blocked.worst() == 0 ? "< 50" : told(blocked.worst()));
        return paint.worst() <= AIM_MILLIS;
    }
}
