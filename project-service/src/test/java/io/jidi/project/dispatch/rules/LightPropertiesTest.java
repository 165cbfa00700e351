package io.jidi.project.dispatch.rules;

import static io.jidi.project.dispatch.rules.DispatchFixtures.RULES;
import static io.jidi.project.dispatch.rules.DispatchFixtures.month;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.project.dispatch.LightEditions;
import io.jidi.project.dispatch.LightReplay;
import io.jidi.project.rules.ProjectClass;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every project, tried on random ones; the seed is in the test name, so a failure can be repeated. */
class LightPropertiesTest {

    private static final LightReplay REPLAY = new LightReplay(LightEditions.shipped());
    private static final int SEEDS = 400;

    static Stream<Integer> seeds() {
        return IntStream.range(0, SEEDS).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holds(int seed) {
        Random random = new Random(seed);
        ProjectFacts facts = project(random);
        YearMonth month = month(1 + random.nextInt(12));
        LightDecision decision = RULES.evaluate(facts, month);
        String about = facts + " in " + month;

        moreActualNeverWorsens(facts, month, decision, about);
        manualNeverImproves(facts, month, random, about);
        exemptionsNeverTouchProgress(facts, month, decision, about);
        theProjectIsNoBetterThanItsWorstDimension(decision, about);

        FrozenLight frozen = RULES.freeze(facts, month);
        assertThat(REPLAY.replay(frozen)).as(about).isEqualTo(frozen);
        assertThat(RULES.freeze(LightReplay.facts(frozen), month)).as(about).isEqualTo(frozen);
        laterNewsChangesNothing(facts, month, frozen, about);
    }

    /** Of two projects of which none of the one's dimensions is worse than the other's, the one is no worse as a whole. */
    @Test
    void theWorstOfTheDimensionsIsMonotone() {
        YearMonth month = month(8);
        List<LightDecision> decisions = seeds().map(seed -> RULES.evaluate(project(new Random(seed)), month))
                .filter(decision -> decision.computed() != Light.GREY)
                .toList();
        int comparable = 0;
        int strictly = 0;
        for (LightDecision one : decisions) {
            for (LightDecision other : decisions) {
                if (Arrays.stream(Dimension.values())
                        .allMatch(dimension -> rank(one, dimension) <= rank(other, dimension))) {
                    comparable++;
                    strictly += other.computed().worseThan(one.computed()) ? 1 : 0;
                    assertThat(one.computed().worseThan(other.computed()))
                            .as("%s beside %s", one, other)
                            .isFalse();
                }
            }
        }
        assertThat(comparable).as("pairs of which one is nowhere worse").isGreaterThan(decisions.size() * 10);
        assertThat(strictly).as("of them, pairs of another colour").isPositive();
    }

    private static int rank(LightDecision decision, Dimension dimension) {
        return switch (decision.dimension(dimension).colour()) {
            case RED -> 2;
            case YELLOW -> 1;
            case GREEN, BLUE, GREY, NONE -> 0;
        };
    }

    private static void moreActualNeverWorsens(
            ProjectFacts facts, YearMonth month, LightDecision decision, String about) {
        List<MonthlyReport> more = facts.reports().stream()
                .map(report -> new MonthlyReport(
                        report.month(), report.cumulative().add(new BigDecimal("1234567")), report.receivedOn()))
                .toList();
        LightDecision better = RULES.evaluate(changed(facts, more, facts.exemptions(), facts.manualRatings()), month);
        for (Dimension dimension : Dimension.values()) {
            assertThat(better.dimension(dimension)
                            .colour()
                            .worseThan(decision.dimension(dimension).colour()))
                    .as("%s worse with more actual: %s", dimension, about)
                    .isFalse();
        }
        assertThat(better.computed().worseThan(decision.computed())).as(about).isFalse();
    }

    private static void manualNeverImproves(ProjectFacts facts, YearMonth month, Random random, String about) {
        LightDecision plain = RULES.evaluate(changed(facts, facts.reports(), facts.exemptions(), List.of()), month);
        Light colour = List.of(Light.GREEN, Light.YELLOW, Light.RED).get(random.nextInt(3));
        LightDecision rated = RULES.evaluate(
                changed(facts, facts.reports(), facts.exemptions(), List.of(new ManualRating(month, colour, "现场核查"))),
                month);
        assertThat(rated.computed()).as(about).isEqualTo(plain.computed());
        assertThat(plain.light().worseThan(rated.light())).as(about).isFalse();
        if (colour.worseThan(plain.computed())) {
            assertThat(rated.light()).as(about).isEqualTo(colour);
        } else {
            assertThat(rated.light()).as(about).isEqualTo(plain.light());
        }
        assertThat(rated.manual().refused())
                .as(about)
                .isEqualTo(plain.computed() == Light.GREY || plain.computed().worseThan(colour));
    }

    private static void exemptionsNeverTouchProgress(
            ProjectFacts facts, YearMonth month, LightDecision decision, String about) {
        List<Exemption> all = IntStream.rangeClosed(1, 12)
                .mapToObj(m -> new Exemption(month(m), true, "批准"))
                .toList();
        LightDecision exempt = RULES.evaluate(changed(facts, facts.reports(), all, facts.manualRatings()), month);
        for (Dimension dimension : List.of(Dimension.PROGRESS, Dimension.COMPLETE, Dimension.REPORT)) {
            assertThat(exempt.dimension(dimension)).as(about).isEqualTo(decision.dimension(dimension));
        }
        assertThat(exempt.computed().worseThan(decision.computed())).as(about).isFalse();
    }

    private static void theProjectIsNoBetterThanItsWorstDimension(LightDecision decision, String about) {
        if (decision.computed() == Light.GREY) {
            assertThat(decision.light()).as(about).isEqualTo(Light.GREY);
            return;
        }
        for (DimensionLight dimension : decision.dimensions()) {
            assertThat(dimension.colour().worseThan(decision.computed()))
                    .as(about)
                    .isFalse();
        }
        assertThat(decision.dimensions())
                .as(about)
                .anySatisfy(dimension -> assertThat(dimension.colour()).isEqualTo(decision.computed()));
    }

    private static void laterNewsChangesNothing(ProjectFacts facts, YearMonth month, FrozenLight frozen, String about) {
        List<MonthlyReport> reports = new ArrayList<>(facts.reports());
        reports.add(
                new MonthlyReport(month, BigDecimal.ZERO, month.plusMonths(1).atDay(1)));
        reports.add(new MonthlyReport(
                month.plusMonths(1), BigDecimal.ONE, month.plusMonths(1).atDay(10)));
        List<PlanVersion> plans = new ArrayList<>(facts.plans());
        plans.add(new PlanVersion(2026, month, new BigDecimal("777"), List.of(), null, null));
        ProjectFacts later = new ProjectFacts(
                facts.project(),
                facts.classes(),
                facts.dispatchedFrom(),
                plans,
                reports,
                facts.actualStart() == null ? month.plusMonths(1) : facts.actualStart(),
                facts.registered() == null ? month.plusMonths(1) : facts.registered(),
                facts.completed() == null ? month.plusMonths(30) : facts.completed(),
                facts.exemptions(),
                facts.manualRatings(),
                facts.frozenLights());
        assertThat(RULES.freeze(later, month)).as(about).isEqualTo(frozen);
    }

    private static ProjectFacts project(Random random) {
        BigDecimal annual =
                random.nextInt(12) == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(1_000_000 + random.nextInt(100_000_000));
        List<BigDecimal> curve = new ArrayList<>();
        if (random.nextBoolean()) {
            for (int m = 1; m <= 12; m++) {
                curve.add(annual.multiply(BigDecimal.valueOf(m * m)).movePointLeft(2));
            }
        }
        YearMonth start = maybe(random, -3, 12);
        YearMonth completion = start == null ? maybe(random, -1, 12) : start.plusMonths(random.nextInt(12));
        YearMonth started = maybe(random, -3, 12);
        List<MonthlyReport> reports = new ArrayList<>();
        BigDecimal cumulative = BigDecimal.ZERO;
        for (int m = 1; m <= 12; m++) {
            cumulative = cumulative.add(BigDecimal.valueOf(random.nextInt(9_000_000)));
            if (random.nextInt(4) > 0) {
                reports.add(new MonthlyReport(month(m), cumulative, month(m).atDay(22 + random.nextInt(6))));
            }
        }
        List<Exemption> exemptions = new ArrayList<>();
        TreeMap<YearMonth, Light> frozen = new TreeMap<>();
        for (int m = 1; m <= 12; m++) {
            if (random.nextInt(4) == 0) {
                exemptions.add(new Exemption(month(m), random.nextBoolean(), "批准 \"" + m + "\"\n"));
            }
            frozen.put(month(m), random.nextBoolean() ? Light.RED : Light.GREEN);
        }
        return new ProjectFacts(
                "PRJ-" + random.nextInt(1000),
                classes(random),
                YearMonth.of(2025, 11 + random.nextInt(2)),
                List.of(new PlanVersion(2026, null, annual, curve, start, completion)),
                reports,
                started,
                maybe(random, -3, 12),
                started == null ? null : random.nextBoolean() ? null : started.plusMonths(random.nextInt(14)),
                exemptions,
                List.of(),
                frozen);
    }

    private static Set<ProjectClass> classes(Random random) {
        if (random.nextInt(10) == 0) {
            return Set.of(ProjectClass.RESERVE);
        }
        EnumSet<ProjectClass> classes = EnumSet.of(ProjectClass.values()[random.nextInt(3)]);
        classes.add(ProjectClass.values()[random.nextInt(3)]);
        return classes;
    }

    private static @Nullable YearMonth maybe(Random random, int from, int to) {
        return random.nextInt(3) == 0 ? null : YearMonth.of(2026, 1).plusMonths(from + random.nextInt(to - from));
    }

    private static ProjectFacts changed(
            ProjectFacts facts, List<MonthlyReport> reports, List<Exemption> exemptions, List<ManualRating> manual) {
        return new ProjectFacts(
                facts.project(),
                facts.classes(),
                facts.dispatchedFrom(),
                facts.plans(),
                reports,
                facts.actualStart(),
                facts.registered(),
                facts.completed(),
                exemptions,
                manual,
                facts.frozenLights());
    }
}
