package io.jidi.bench;

import io.jidi.enterprise.criteria.Editions;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.criteria.rules.bulk.Block;
import io.jidi.enterprise.criteria.rules.bulk.BulkEdition;
import io.jidi.enterprise.criteria.rules.bulk.FactSheet;
import io.jidi.enterprise.criteria.rules.bulk.Layout;
import io.jidi.enterprise.indicator.SheetRow;
import io.jidi.enterprise.indicator.SheetStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** {@code ./jidi bench tiering}: the tiering of a population, end to end and the rules alone, beside other ways. */
public final class TieringBench {

    private static final long SEED = 20_261_124;
    private static final int CORE = 32 * Block.ROWS;
    private static final int ROUNDS = 7;

    /** Until whatever is measured is compiled for good, on a machine whose compiler threads share the cores with others. */
    private static final Duration WARM_UP = Duration.ofSeconds(6);

    private static final LocalDate APPLICATION = LocalDate.of(2026, 3, 1);
    private static final LocalDate AFTER_APRIL = LocalDate.of(2026, 6, 1);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Editions editions = Editions.shipped();
    private final List<String> report = new ArrayList<>();
    private final int enterprises;

    private TieringBench(int enterprises) {
        this.enterprises = enterprises;
    }

    /** Arguments: how many enterprises, the folder for the database, the folder of the unpacked PostgreSQL, the report. */
    public static void main(String[] args) throws SQLException, IOException {
        TieringBench bench = new TieringBench(Integer.parseInt(args[0]));
        Path folder = Path.of(args[1]);
        Files.createDirectories(folder);
        try (Database database = new Database(folder, Path.of(args[2]))) {
            bench.endToEnd(database);
            bench.core(database);
        }
        Files.writeString(Path.of(args[3]), String.join("\n", bench.report) + "\n");
    }

    private void tell(String line) {
        report.add(line);
        System.out.println(line);
    }

    private void row(String what, long firms, long nanos, String remark) {
        double seconds = nanos / 1e9;
        tell("| %s | %,d | %.3f | %,.0f | %.1f | %s |"
                .formatted(what, firms, seconds, firms / seconds, (double) nanos / firms, remark));
    }

    private void head(String title) {
        tell("");
        tell("**" + title + "**");
        tell("");
        tell("| | enterprises | seconds | per second | ns each | |");
        tell("|---|---:|---:|---:|---:|---|");
    }

    private static AssessmentContext context(LocalDate application) {
        return AssessmentContext.of(ApplicationKind.NEW, application);
    }

    /**
     * The median of several rounds after a warm-up as long for each, in processor time of this thread, which what else the machine
     * does disturbs least; whatever is measured must give the same answer each time.
     */
    private static long median(int rounds, int expected, IntSupplier work) {
        long warm = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < warm) {
            timed(expected, work);
        }
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            nanos[i] = timed(expected, work);
        }
        Arrays.sort(nanos);
        return nanos[rounds / 2];
    }

    private static long timed(int expected, IntSupplier work) {
        long start = THREADS.getCurrentThreadCpuTime();
        int answer = work.getAsInt();
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        if (answer != expected) {
            throw new IllegalStateException("found " + answer + " eligible instead of " + expected);
        }
        return nanos;
    }

    // ---- The rules alone ------------------------------------------------------------------------------------------

    private void core(Database database) throws SQLException, IOException {
        Edition edition = editions.get("SRDI-2022");
        Firm[] firms = new Firm[CORE];
        for (int i = 0; i < CORE; i++) {
            firms[i] = new Firm(SEED, i, false);
        }
        Columns columns = new Columns(firms);
        boolean[] eligible = new boolean[CORE];
        int[] points = new int[CORE];
        int expected = HandWritten.judge(columns, APPLICATION, eligible, points);
        head(
                "The rules alone: SRDI-2022, 13 scored indicators with gates, one thread, facts in memory; %,d of %,d eligible"
                        .formatted(expected, CORE));

        long hand = median(
                4 * ROUNDS, expected, () -> HandWritten.judge(columns, APPLICATION, new boolean[CORE], new int[CORE]));
        row("hand-written over primitive arrays", CORE, hand, "no unknown, no sources, verdict only");

        List<Block> blocks = new ArrayList<>();
        Layout layout = new Layout();
        BulkEdition bulk = BulkEdition.compile(edition, context(APPLICATION), layout);
        for (int from = 0; from < CORE; from += Block.ROWS) {
            Block block = new Block(layout);
            for (int i = from; i < from + Block.ROWS; i++) {
                byte[] sheet = FactSheet.write(firms[i].facts());
                block.add(sheet, 0, sheet.length, firms[i].founded, firms[i].industry());
            }
            blocks.add(block);
        }
        same(bulk, blocks, eligible);
        long jidi = median(4 * ROUNDS, expected, () -> count(bulk, blocks));
        row("Jidi, compiled edition over columns", CORE, jidi, "every criterion, unknown and conflicting facts, exact");

        int some = CORE / 8;
        InCel cel = new InCel(APPLICATION);
        boolean[] byCel = new boolean[some];
        int inSome = cel.judge(columns, some, byCel);
        same("CEL", byCel, eligible);
        long general = median(ROUNDS, inSome, () -> cel.judge(columns, some, new boolean[some]));
        row("general engine: Nessie CEL 0.5.3", some, general, "verdict only, complete facts");
        long drools = drools(columns, some, eligible, inSome);

        exact(edition, firms, some, inSome);

        try (Connection connection = database.connect()) {
            int times = 16;
            InSql.load(connection, columns, times);
            long sql = elapsed(expected * times, () -> inSql(connection));
            row(
                    "plain SQL in PostgreSQL 18, one process",
                    (long) CORE * times,
                    sql,
                    "table made for this question, cached");
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop table plain");
            }
        }
        tell("");
        tell("Jidi takes %.1f times as long as the hand-written loop and is %.1f times as fast as CEL, %.1f as Drools."
                .formatted(
                        (double) jidi / hand,
                        ((double) general / some) / ((double) jidi / CORE),
                        ((double) drools / some) / ((double) jidi / CORE)));
    }

    /** Best of several, in time on the clock, because the work is another process's. */
    private static long elapsed(int expected, IntSupplier work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            int answer = work.getAsInt();
            best = Math.min(best, System.nanoTime() - start);
            if (answer != expected) {
                throw new IllegalStateException("found " + answer + " eligible instead of " + expected);
            }
        }
        return best;
    }

    private static int inSql(Connection connection) {
        try {
            return InSql.judge(connection, APPLICATION);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void same(BulkEdition bulk, List<Block> blocks, boolean[] eligible) {
        int firm = 0;
        for (Block block : blocks) {
            bulk.judge(block);
            for (int row = 0; row < block.size(); row++, firm++) {
                if (bulk.exact(row) || (bulk.outcome(0, row) == TierOutcome.ELIGIBLE) != eligible[firm]) {
                    throw new IllegalStateException("the columns and the hand-written rule differ on firm " + firm);
                }
            }
        }
    }

    private static int count(BulkEdition bulk, List<Block> blocks) {
        int count = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            bulk.judge(block);
            for (int row = 0; row < block.size(); row++) {
                count += bulk.reached(row) == 0 ? 1 : 0;
            }
        }
        return count;
    }

    private static void same(String engine, boolean[] found, boolean[] expected) {
        for (int i = 0; i < found.length; i++) {
            if (found[i] != expected[i]) {
                throw new IllegalStateException(engine + " and the hand-written rule differ on firm " + i);
            }
        }
    }

    private long drools(Columns columns, int some, boolean[] eligible, int expected) {
        try (InDrools drools = new InDrools(APPLICATION)) {
            boolean[] found = new boolean[some];
            drools.judge(columns, some, found);
            same("Drools", found, eligible);
            long nanos = median(ROUNDS, expected, () -> drools.judge(columns, some, new boolean[some]));
            row(
                    "general engine: Drools 10.2.0",
                    some,
                    nanos,
                    "verdict only, complete facts; points compiled to Java, one session");
            return nanos;
        }
    }

    private void exact(Edition edition, Firm[] firms, int some, int expected) {
        List<EnterpriseFacts> facts = new ArrayList<>();
        for (int i = 0; i < some; i++) {
            EnterpriseFacts.Builder builder = EnterpriseFacts.of(editions.indicators());
            for (FactSheet.Fact fact : firms[i].facts()) {
                String value = fact.value();
                builder.row(
                        fact.field(), fact.year(), value == null ? "none" : value, SourceKind.valueOf(fact.source()));
            }
            builder.single("industryCode", firms[i].industry(), SourceKind.REGISTRY);
            facts.add(builder.build());
        }
        long nanos = median(ROUNDS, expected, () -> (int) facts.stream()
                .filter(each ->
                        edition.assess(each, context(APPLICATION)).reached().isPresent())
                .count());
        row("Jidi, exact evaluator", some, nanos, "with everything an explanation needs");
    }

    // ---- End to end -----------------------------------------------------------------------------------------------

    private void endToEnd(Database database) throws SQLException, IOException {
        long start = System.nanoTime();
        database.fill(SEED, enterprises);
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        System.out.printf("filled in %.0f s%n", (System.nanoTime() - start) / 1e9);
        head("End to end: " + Firm.YEARS
                + " years of indicators per enterprise, from PostgreSQL, reading and judging at once");
        measure("reading alone", database, rows -> {});

        List<BulkEdition> all = new ArrayList<>();
        Layout layout = new Layout();
        for (LocalDate day : List.of(APPLICATION, AFTER_APRIL)) {
            for (Edition edition : editions.inForce(ApplicationKind.NEW, day)) {
                if (all.stream().noneMatch(each -> each.edition().id().equals(edition.id()))) {
                    all.add(BulkEdition.compile(edition, context(day), layout));
                }
            }
        }
        Everybody judged = new Everybody(all, layout);
        measure("against all %d editions".formatted(all.size()), database, judged::rows);
        tell("");
        tell(
                "%,d verdicts, of which %,d (%.2f %%) left to the exact evaluator because the enterprise has money to be converted."
                        .formatted(judged.verdicts, judged.exact, 100.0 * judged.exact / judged.verdicts));

        Edition now = editions.get("SRDI-2026");
        Edition then = editions.variant("SRDI-2026", Map.of("rdRatioMin", "4"));
        Layout both = new Layout();
        WhatIf question = new WhatIf(
                BulkEdition.compile(now, context(AFTER_APRIL), both),
                BulkEdition.compile(then, context(AFTER_APRIL), both),
                new Block(both));
        head("What if the R&D ratio of SRDI-2026 were 4 % instead of 3 %");
        measure("both rules over everybody", database, question::rows);
        tell("");
        tell("Eligible before: %,d. After: %,d. Would fall: %,d."
                .formatted(question.before, question.after, question.before - question.after));
        tell("Peak heap of all three: %,d MB (limit %,d MB)."
                .formatted(peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20));
    }

    private void measure(String what, Database database, Consumer<List<SheetRow>> work) {
        long[] seen = new long[1];
        long start = System.nanoTime();
        new SheetStream(database.source(), rows -> {}).everybody("", rows -> {
            seen[0] += rows.size();
            work.accept(rows);
        });
        long nanos = System.nanoTime() - start;
        if (seen[0] != enterprises) {
            throw new IllegalStateException("read " + seen[0] + " enterprises instead of " + enterprises);
        }
        row(what, enterprises, nanos, "");
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    /** Every edition over the same columns. */
    private static final class Everybody {
        private final List<BulkEdition> editions;
        private final Block block;
        private long verdicts;
        private long exact;

        Everybody(List<BulkEdition> editions, Layout layout) {
            this.editions = editions;
            this.block = new Block(layout);
        }

        void rows(List<SheetRow> rows) {
            for (SheetRow row : rows) {
                row.into(block);
                if (block.full()) {
                    judge();
                }
            }
            judge();
        }

        private void judge() {
            for (BulkEdition edition : editions) {
                edition.judge(block);
                verdicts += block.size();
                exact += edition.exactRows(block);
            }
            block.clear();
        }
    }

    /** Two rules over the same columns. */
    private static final class WhatIf {
        private final BulkEdition one;
        private final BulkEdition other;
        private final Block block;
        private long before;
        private long after;

        WhatIf(BulkEdition one, BulkEdition other, Block block) {
            this.one = one;
            this.other = other;
            this.block = block;
        }

        void rows(List<SheetRow> rows) {
            for (SheetRow row : rows) {
                row.into(block);
                if (block.full()) {
                    judge();
                }
            }
            judge();
        }

        private void judge() {
            one.judge(block);
            other.judge(block);
            for (int row = 0; row < block.size(); row++) {
                before += one.reached(row) == 0 ? 1 : 0;
                after += other.reached(row) == 0 ? 1 : 0;
            }
            block.clear();
        }
    }
}
