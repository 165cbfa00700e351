package io.jidi.enterprise.policy;

import io.jidi.enterprise.criteria.rules.Flip;
import io.jidi.enterprise.criteria.rules.SizeClass;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.stake.Stake;
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
    private final Hanging.Sums hanging = new Hanging.Sums();
    private final Map<String, Hanging.Sums> hangingByCity = new TreeMap<>();
    private final Map<String, Hanging.Sums> hangingByBase = new TreeMap<>();
    private final Map<String, Hanging.Sums> hangingBySize = new TreeMap<>();

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
            List<String> deciding,

            @Schema(description = "与该企业相关的基金投资与项目 | Fund money and projects that hang on it")
            Stake stake) {}

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

            @Schema(
                    description = "与变动企业相关的基金投资与项目合计，以测算时已收到的事件为准 | Fund money and projects that hang on"
                            + " those that move, as far as their events had arrived")
            Hanging hanging,

            @Schema(description = "按城市 | By city") Map<String, Hanging> hangingByCity,

            @Schema(description = "按基地 | By base") Map<String, Hanging> hangingByBase,

            @Schema(description = "按企业规模 | By size class") Map<String, Hanging> hangingBySize,

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

    /** One that was judged exactly because its facts did not fit the columns, whether it moves or not. */
    void exact() {
        leftToExact++;
    }

    /** One that stands on another tier, and what hangs on it. */
    void moves(EnterpriseRegistry.Registered enterprise, Set<SizeClass> size, Flip flip, boolean rise, Stake stake) {
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
        String city = enterprise.regionCode().substring(0, CITY_DIGITS) + "00";
        String base = enterprise.baseCode() == null ? NONE : enterprise.baseCode();
        cities.merge(city, one, Count::plus);
        bases.merge(base, one, Count::plus);
        sizes.merge(sizeName, one, Count::plus);
        if (!stake.equals(Stake.NOTHING)) {
            hanging.add(stake, rise);
            hangingByCity.computeIfAbsent(city, key -> new Hanging.Sums()).add(stake, rise);
            hangingByBase.computeIfAbsent(base, key -> new Hanging.Sums()).add(stake, rise);
            hangingBySize.computeIfAbsent(sizeName, key -> new Hanging.Sums()).add(stake, rise);
        }
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
                    flip.deciding(),
                    stake));
        }
    }

    Result result() {
        Count moved = cities.values().stream().reduce(new Count(0, 0), Count::plus);
        return new Result(
                enterprises,
                leftToExact,
                moved,
                steps,
                outcomes,
                cities,
                bases,
                sizes,
                criteria,
                hanging.sums(),
                sums(hangingByCity),
                sums(hangingByBase),
                sums(hangingBySize),
                List.copyOf(movers));
    }

    private static Map<String, Hanging> sums(Map<String, Hanging.Sums> groups) {
        Map<String, Hanging> sums = new TreeMap<>();
        groups.forEach((group, each) -> sums.put(group, each.sums()));
        return sums;
    }
}
