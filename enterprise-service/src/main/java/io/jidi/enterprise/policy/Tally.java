package io.jidi.enterprise.policy;

import io.jidi.enterprise.criteria.rules.Flip;
import io.jidi.enterprise.criteria.rules.SizeClass;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Counts who moves between two rules. Grows with cities, classes and criteria, not with enterprises. */
final class Tally {

    /** Movers listed by name; all are counted. */
    static final int MOST_LISTED = 1_000;

    private static final String NONE = "NONE";
    private static final String UNKNOWN = "UNKNOWN";
    private static final int CITY_DIGITS = 4;

    private long enterprises;
    private long leftToExact;
    private final Map<String, Long> steps = new TreeMap<>();
    private final Map<String, Count> cities = new TreeMap<>();
    private final Map<String, Count> bases = new TreeMap<>();
    private final Map<String, Count> sizes = new TreeMap<>();
    private final Map<String, Count> criteria = new TreeMap<>();
    private final Map<String, Map<String, Long>> outcomes = new TreeMap<>();
    private final List<Mover> movers = new ArrayList<>();

    /** Enterprises of one group that rise or fall. */
    @Schema(name = "MoveCount")
    record Count(long rise, long fall) {
        private Count plus(Count other) {
            return new Count(rise + other.rise, fall + other.fall);
        }
    }

    /** One enterprise that would stand on another tier. */
    @Schema(name = "Mover")
    record Mover(
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            @Nullable String baseCode,
            String size,
            @Nullable String before,
            @Nullable String after,
            List<String> deciding) {}

    /** What the whole population comes to. */
    @Schema(name = "PopulationResult")
    record Result(
            long enterprises,

            @Schema(
                    description = "数值超出列式计算范围、由精确计算逐户判定的企业数 | Enterprises whose figures do not fit the"
                            + " columns and were judged one by one")
            long leftToExact,

            @Schema(description = "将上升与下降的企业数 | Enterprises that would rise and fall")
            Count moved,

            @Schema(description = "“原层级>新层级”的企业数，含不变 | Enterprises by before>after, those that stay included")
            Map<String, Long> steps,

            @Schema(description = "原结论、新结论的企业数 | Enterprises by outcome before and after")
            Map<String, Map<String, Long>> outcomes,

            @Schema(description = "按城市 | By city") Map<String, Count> byCity,

            @Schema(description = "按基地 | By base") Map<String, Count> byBase,

            @Schema(description = "按企业规模 | By size class") Map<String, Count> bySize,

            @Schema(description = "按起决定作用的条件，一家企业可计入多条 | By deciding criterion; one enterprise may count under several")
            Map<String, Count> byCriterion,

            @Schema(description = "变动企业名单，最多 1000 家 | The movers by name, at most 1000")
            List<Mover> movers) {}

    /** One that stays on its tier. */
    void stays(@Nullable String tier, TierOutcome before, TierOutcome after) {
        enterprises++;
        String named = tier == null ? NONE : tier;
        steps.merge(named + ">" + named, 1L, Long::sum);
        outcomes.computeIfAbsent("before", key -> new TreeMap<>()).merge(before.name(), 1L, Long::sum);
        outcomes.computeIfAbsent("after", key -> new TreeMap<>()).merge(after.name(), 1L, Long::sum);
    }

    /** @param exact whether its facts did not fit the columns */
    void add(EnterpriseRegistry.Registered enterprise, Set<SizeClass> size, Flip flip, boolean rise, boolean exact) {
        leftToExact += exact ? 1 : 0;
        if (!flip.moved()) {
            stays(flip.before(), flip.outcomeBefore(), flip.outcomeAfter());
            return;
        }
        enterprises++;
        String before = flip.before() == null ? NONE : flip.before();
        String after = flip.after() == null ? NONE : flip.after();
        steps.merge(before + ">" + after, 1L, Long::sum);
        outcomes.computeIfAbsent("before", key -> new TreeMap<>())
                .merge(flip.outcomeBefore().name(), 1L, Long::sum);
        outcomes.computeIfAbsent("after", key -> new TreeMap<>())
                .merge(flip.outcomeAfter().name(), 1L, Long::sum);
        Count one = rise ? new Count(1, 0) : new Count(0, 1);
        String sizeName = size.size() == 1 ? size.iterator().next().name() : UNKNOWN;
        cities.merge(enterprise.regionCode().substring(0, CITY_DIGITS) + "00", one, Count::plus);
        bases.merge(enterprise.baseCode() == null ? NONE : enterprise.baseCode(), one, Count::plus);
        sizes.merge(sizeName, one, Count::plus);
        flip.deciding().forEach(criterion -> criteria.merge(criterion, one, Count::plus));
        if (movers.size() < MOST_LISTED) {
            movers.add(new Mover(
                    enterprise.id(),
                    enterprise.creditCode(),
                    enterprise.name(),
                    enterprise.regionCode(),
                    enterprise.baseCode(),
                    sizeName,
                    flip.before(),
                    flip.after(),
                    flip.deciding()));
        }
    }

    Result result() {
        Count moved = cities.values().stream().reduce(new Count(0, 0), Count::plus);
        return new Result(
                enterprises, leftToExact, moved, steps, outcomes, cities, bases, sizes, criteria, List.copyOf(movers));
    }
}
