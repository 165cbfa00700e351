package io.jidi.bench.cockpit;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/**
 * How fast the reader's machine and line are beside this machine.
 *
 * @param slower by how much the processor of the page is slowed down, 1 for not at all
 * @param line whether the network is one of 20 Mbit/s and 40 ms, in both directions
 */
record Pace(String name, int slower, boolean line) {

    static final Pace MACHINE = new Pace("this machine", 1, false);
    static final Pace SLOW = new Pace("processor 4 times slower", 4, false);
    static final Pace FAR = new Pace("processor 4 times slower, 20 Mbit/s and 40 ms", 4, true);

    private static final int TRIALS = 8;
    private static final int LATENCY_MILLIS = 40;
    private static final int BYTES_PER_SECOND = 20_000_000 / 8;

    /** A fixed piece of work, long beside the pauses by which the browser slows it down; the median of three. */
    private static final String WORK = """
            () => { const all = [];
              for (let i = 0; i < 3; i++) { const began = performance.now(); let x = 0;
                for (let n = 0; n < 1e7; n++) { x = (x * 31 + n) | 0; }
                all.push(performance.now() - began + (x === 1 ? 1 : 0)); }
              return all.sort((a, b) => a - b)[1]; }""";

    /** For all that the page does from now on. */
    void set(Page page) {
        CDPSession devTools = page.context().newCDPSession(page);
        slow(devTools, slower);
        if (line) {
            devTools.send("Network.enable");
            JsonObject conditions = new JsonObject();
            conditions.addProperty("offline", false);
            conditions.addProperty("latency", LATENCY_MILLIS);
            conditions.addProperty("downloadThroughput", BYTES_PER_SECOND);
            conditions.addProperty("uploadThroughput", BYTES_PER_SECOND);
            devTools.send("Network.emulateNetworkConditions", conditions);
        }
    }

    /** Milliseconds to add to what the page measured: the browser slows all requests down but the one for the page itself. */
    double missing(Page page) {
        double waited = Tab.number(
                page,
                "(([page]) => page.responseStart - page.requestStart)(performance.getEntriesByType('navigation'))");
        return line ? Math.max(0, LATENCY_MILLIS - waited) : 0;
    }

    /** Says by an exception that the browser does not do what it was told: then nothing that is measured is true. */
    void check(Page page) {
        if (line) {
            double quickest = Tab.number(
                    page,
                    "Math.min(...performance.getEntriesByType('resource')"
                            + ".filter(one => one.initiatorType === 'fetch').map(one => one.responseEnd - one.requestStart))");
            if (quickest < LATENCY_MILLIS - 1) {
                throw new IllegalStateException("the network was not slowed down: an answer after " + quickest + " ms");
            }
        }
        if (slower > 1) {
            CDPSession devTools = page.context().newCDPSession(page);
            double times = 0;
            // Others on the machine slow it down too, and not at all times alike.
            for (int trial = 0; trial < TRIALS && times < slower / 2.0; trial++) {
                double slowed = Tab.number(page, WORK);
                slow(devTools, 1);
                times = slowed / Tab.number(page, WORK);
                slow(devTools, slower);
            }
            if (times < slower / 2.0) {
                throw new IllegalStateException("the processor was not slowed down: only " + times + " times");
            }
        }
    }

    private static void slow(CDPSession devTools, int times) {
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", times);
        devTools.send("Emulation.setCPUThrottlingRate", rate);
    }
}
