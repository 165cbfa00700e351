package io.jidi.bench.fund;

import io.jidi.bench.kit.Report;
import io.jidi.fund.fund.rules.DayCount;
import io.jidi.fund.performance.rules.Xirr;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.decampo.xirr.Transaction;
import org.decampo.xirr.Xirr.Builder;

/** Rates of return beside {@code org.decampo:xirr} on the same flows: the vectors of the domain paper and generated lives. */
final class XirrBench {

    private static final long SEED = 20_261_129;
    private static final int FUNDS = 2_000;
    private static final int ROUNDS = 7;
    /** A service runs for weeks: until then the compiler is at work, which is not what is asked. */
    private static final long WARM_UP = 3_000_000_000L;

    /** An answer this far from a rate that makes the flows worth nothing is no answer. */
    private static final double NEAR = 1e-6;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Report report;

    XirrBench(Report report) {
        this.report = report;
    }

    /**
     * Flows as each side takes them, made before the clock runs.
     *
     * @param roots the rates that are right; empty where none is
     */
    private record Case(String id, List<Xirr.Flow> own, List<Transaction> peer, List<Double> roots) {}

    void run(Path vectors) throws IOException {
        report.head(
                "XIRR beside org.decampo:xirr",
                "set",
                "cases",
                "Jidi per second",
                "peer per second",
                "times",
                "Jidi failures",
                "peer failures");
        measure("vectors with an answer, ACT/365", vectors(vectors));
        measure("young funds, 3 years", generated(3));
        measure("whole lives, 12 years, calls and distributions by turns", generated(12));
        measure("the balance changes its sign, 10 years", turning());
    }

    private void measure(String name, List<Case> cases) {
        long own = median(cases, one -> value(Xirr.solve(one.own(), DayCount.ACT_365)));
        long peer = median(cases, XirrBench::peer);
        double ownRate = cases.size() / (own / 1e9);
        double peerRate = cases.size() / (peer / 1e9);
        report.row(
                name,
                "%,d".formatted(cases.size()),
                "%,.0f".formatted(ownRate),
                "%,.0f".formatted(peerRate),
                "%.1f".formatted(ownRate / peerRate),
                failures(cases, one -> value(Xirr.solve(one.own(), DayCount.ACT_365))),
                failures(cases, XirrBench::peer));
    }

    private static double value(Xirr.Result result) {
        BigDecimal chosen = result.chosen();
        return chosen == null ? Double.NaN : chosen.doubleValue();
    }

    private static double peer(Case one) {
        try {
            return new Builder().withTransactions(one.peer()).xirr();
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }

    private static String failures(List<Case> cases, ToDoubleFunction<Case> solver) {
        int failures = 0;
        for (Case one : cases) {
            double answer = solver.applyAsDouble(one);
            boolean right = one.roots().isEmpty()
                    ? near(one.own(), answer)
                    : one.roots().stream().anyMatch(root -> Math.abs(answer - root) <= NEAR * (1 + Math.abs(root)));
            failures += right ? 0 : 1;
        }
        return String.valueOf(failures);
    }

    /** For generated flows no root is given: the answer has to make them worth nothing. */
    private static boolean near(List<Xirr.Flow> flows, double rate) {
        if (!(rate > -1)) {
            return false;
        }
        double value = 0;
        double size = 0;
        LocalDate first = flows.get(0).day();
        for (Xirr.Flow flow : flows) {
            double years = (flow.day().toEpochDay() - first.toEpochDay()) / 365.0;
            double term = flow.amount().doubleValue() * Math.exp(-years * Math.log1p(rate));
            value += term;
            size = Math.max(size, Math.abs(term));
        }
        return Math.abs(value) <= NEAR * size;
    }

    /** The median of several rounds once warm, in processor time of this thread. */
    private static long median(List<Case> cases, ToDoubleFunction<Case> solver) {
        long[] nanos = new long[ROUNDS];
        double sum = 0;
        long warm = THREADS.getCurrentThreadCpuTime() + WARM_UP;
        while (THREADS.getCurrentThreadCpuTime() < warm) {
            sum += all(cases, solver);
        }
        for (int i = 0; i < ROUNDS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            sum += all(cases, solver);
            nanos[i] = THREADS.getCurrentThreadCpuTime() - start;
        }
        if (sum == 0.123456789) {
            throw new IllegalStateException("keeps the answers from being optimised away");
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2];
    }

    private static double all(List<Case> cases, ToDoubleFunction<Case> solver) {
        double sum = 0;
        for (Case one : cases) {
            sum += solver.applyAsDouble(one);
        }
        return sum;
    }

    private static List<Case> vectors(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Case> cases = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(file, java.nio.charset.StandardCharsets.UTF_8, format)) {
            for (CSVRecord vector : parser) {
                if (!vector.get("expected_roots").isBlank()
                        && vector.get("day_count").equals("ACT/365")) {
                    cases.add(of(
                            vector.get("id"),
                            Arrays.stream(vector.get("flows").split(";"))
                                    .map(flow -> flow.split(":"))
                                    .map(flow -> new Xirr.Flow(LocalDate.parse(flow[0]), new BigDecimal(flow[1])))
                                    .toList(),
                            Arrays.stream(vector.get("expected_roots").split("\\|"))
                                    .map(Double::valueOf)
                                    .toList()));
                }
            }
        }
        return cases;
    }

    /** A fund that calls each quarter for half its life, gives back from a third of it on, and has a value at the end. */
    private static List<Case> generated(int years) {
        Random random = new Random(SEED + years);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < FUNDS; i++) {
            List<Xirr.Flow> flows = new ArrayList<>();
            LocalDate day = LocalDate.of(2004, 1, 1).plusDays(random.nextInt(365));
            double paid = 0;
            double multiple = 0.6 + 1.8 * random.nextDouble();
            for (int quarter = 0; quarter < years * 4; quarter++) {
                if (quarter < years * 2) {
                    double call = 1 + random.nextInt(1_000_000_00);
                    add(flows, day, -call);
                    paid += call;
                }
                if (quarter * 3 > years * 4 && random.nextInt(3) > 0) {
                    add(flows, day.plusDays(40), paid * multiple * random.nextDouble() / (years * 3));
                }
                day = day.plusDays(85 + random.nextInt(12));
            }
            add(flows, day, Math.max(1, paid * multiple * random.nextDouble() / 2));
            cases.add(of("generated " + i, flows, List.of()));
        }
        return cases;
    }

    /** Three calls and then more back than they were, over and over: the running balance turns at every rate. */
    private static List<Case> turning() {
        Random random = new Random(SEED);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < FUNDS / 10; i++) {
            List<Xirr.Flow> flows = new ArrayList<>();
            LocalDate day = LocalDate.of(2010, 1, 1);
            for (int quarter = 0; quarter < 40; quarter++) {
                add(flows, day, (quarter % 4 == 3 ? 3.3 : -1) * (1 + random.nextInt(1_000_000_00)));
                day = day.plusDays(85 + random.nextInt(12));
            }
            cases.add(of("turning " + i, flows, List.of()));
        }
        return cases;
    }

    private static void add(List<Xirr.Flow> flows, LocalDate day, double fen) {
        if (Math.round(fen) != 0) {
            flows.add(new Xirr.Flow(day, BigDecimal.valueOf(Math.round(fen), 2)));
        }
    }

    private static Case of(String id, List<Xirr.Flow> flows, List<Double> roots) {
        return new Case(
                id,
                flows,
                flows.stream()
                        .map(flow -> new Transaction(flow.amount().doubleValue(), flow.day()))
                        .toList(),
                roots);
    }
}
