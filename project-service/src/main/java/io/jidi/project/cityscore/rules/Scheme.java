package io.jidi.project.cityscore.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The weights of one year.
 *
 * @param cap most that an indicator counts, per cent
 * @param indicators their weights sum to 100
 */
public record Scheme(String id, int year, BigDecimal cap, List<Indicator> indicators) {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /** An indicator in per cent of its target. */
    public record Indicator(String code, String nameZh, String nameEn, BigDecimal weight) {}

    /** @param points null where the value is missing */
    public record Part(
            String indicator,
            @Nullable BigDecimal value,
            @Nullable BigDecimal points) {}

    /**
     * A city's place.
     *
     * @param score sum of the points with two decimals; null while a value is missing
     * @param rank 1 for the best, the same for equals, null without a score
     * @param change places gained against the round before, negative for lost; null if either rank is missing
     */
    public record Standing(
            String region,
            @Nullable BigDecimal score,
            @Nullable Integer rank,
            @Nullable Integer change,
            List<Part> parts) {}

    public Scheme {
        indicators = List.copyOf(indicators);
        Set<String> seen = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Indicator indicator : indicators) {
            if (!seen.add(indicator.code()) || indicator.weight().signum() <= 0) {
                throw new IllegalArgumentException(id + ": " + indicator.code() + " twice, or without a weight");
            }
            sum = sum.add(indicator.weight());
        }
        if (sum.compareTo(HUNDRED) != 0 || cap.compareTo(HUNDRED) < 0) {
            throw new IllegalArgumentException(id + ": weights sum to " + sum + ", cap " + cap);
        }
    }

    /**
     * Ranks the cities. A missing value is no zero: the city is shown and not ranked.
     *
     * @param values by region and indicator, in per cent
     * @param before ranks of the round before, by region
     */
    public List<Standing> rank(Map<String, Map<String, BigDecimal>> values, Map<String, Integer> before) {
        List<Standing> unranked = new ArrayList<>();
        new TreeMap<>(values).forEach((region, own) -> unranked.add(standing(region, own)));
        List<Standing> ranked = new ArrayList<>();
        for (Standing one : unranked) {
            BigDecimal score = one.score();
            Integer rank = null;
            if (score != null) {
                rank = 1
                        + (int) unranked.stream()
                                .map(Standing::score)
                                .filter(other -> other != null && other.compareTo(score) > 0)
                                .count();
            }
            Integer earlier = before.get(one.region());
            ranked.add(new Standing(
                    one.region(), score, rank, rank == null || earlier == null ? null : earlier - rank, one.parts()));
        }
        ranked.sort(Comparator.comparing(Standing::rank, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Standing::region));
        return ranked;
    }

    private Standing standing(String region, Map<String, BigDecimal> values) {
        List<Part> parts = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        boolean whole = true;
        for (Indicator indicator : indicators) {
            BigDecimal value = values.get(indicator.code());
            if (value == null) {
                whole = false;
                parts.add(new Part(indicator.code(), null, null));
            } else {
                BigDecimal points = value.min(cap).multiply(indicator.weight()).movePointLeft(2);
                sum = sum.add(points);
                parts.add(new Part(indicator.code(), value, points.setScale(2, RoundingMode.HALF_UP)));
            }
        }
        return new Standing(region, whole ? sum.setScale(2, RoundingMode.HALF_UP) : null, null, null, parts);
    }
}
