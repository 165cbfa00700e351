package io.jidi.project.cityscore.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The worked city scores of domain reference 6.7. */
class SchemeTest {

    private static final List<String> CODES = List.of("A", "B", "C", "D", "E", "F");
    private static final Scheme SCHEME = scheme(20, 10, 30, 15, 15, 10);

    @Test
    void theWorkedCities() {
        List<Scheme.Standing> standings = SCHEME.rank(
                Map.of("340100", values(96, 90, 104, 92, 101, 100), "340200", values(88, 95, 93, 98, 85, 97)),
                Map.of("340100", 2, "340200", 1));
        assertThat(standings).extracting(Scheme.Standing::region).containsExactly("340100", "340200");
        assertThat(standings)
                .extracting(Scheme.Standing::score)
                .containsExactly(new BigDecimal("98.35"), new BigDecimal("92.15"));
        assertThat(standings).extracting(Scheme.Standing::change).containsExactly(1, -1);
        assertThat(standings.get(0).parts())
                .extracting(Scheme.Part::points)
                .containsExactly(
                        new BigDecimal("19.20"),
                        new BigDecimal("9.00"),
                        new BigDecimal("31.20"),
                        new BigDecimal("13.80"),
                        new BigDecimal("15.15"),
                        new BigDecimal("10.00"));
    }

    @Test
    void anIndicatorCountsAtMost110AndAMissingOneLeavesTheCityUnranked() {
        Map<String, BigDecimal> gap = values(100, 100, 100, 100, 100, 100);
        gap.remove("F");
        List<Scheme.Standing> standings =
                SCHEME.rank(Map.of("340100", values(500, 500, 500, 500, 500, 500), "340200", gap), Map.of());
        assertThat(standings.get(0).score()).isEqualTo("110.00");
        assertThat(standings.get(1).score()).isNull();
        assertThat(standings.get(1).rank()).isNull();
    }

    @Test
    void equalsShareARankAndTheNextIsCountedOn() {
        List<Scheme.Standing> standings = SCHEME.rank(
                Map.of(
                        "340100", values(90, 90, 90, 90, 90, 90),
                        "340200", values(95, 95, 95, 95, 95, 95),
                        "340300", values(90, 90, 90, 90, 90, 90),
                        "340400", values(80, 80, 80, 80, 80, 80)),
                Map.of());
        assertThat(standings).extracting(Scheme.Standing::rank).containsExactly(1, 2, 2, 4);
    }

    @Test
    void betterValuesNeverRankLower() {
        Random random = new Random(67);
        for (int run = 0; run < 300; run++) {
            Map<String, Map<String, BigDecimal>> before = new HashMap<>();
            for (int city = 1; city <= 6; city++) {
                before.put("340" + city + "00", values(random.ints(6, 50, 120).toArray()));
            }
            Map<String, Map<String, BigDecimal>> after = new HashMap<>(before);
            Map<String, BigDecimal> better = new HashMap<>(before.get("340300"));
            better.computeIfPresent(CODES.get(random.nextInt(6)), (code, value) -> value.add(BigDecimal.TEN));
            after.put("340300", better);
            assertThat(rankOf(SCHEME.rank(after, Map.of()))).isLessThanOrEqualTo(rankOf(SCHEME.rank(before, Map.of())));
        }
    }

    @Test
    void weightsSumTo100() {
        assertThatThrownBy(() -> scheme(20, 10, 30, 15, 15, 11)).hasMessageContaining("101");
    }

    private static int rankOf(List<Scheme.Standing> standings) {
        return standings.stream()
                .filter(one -> one.region().equals("340300"))
                .findFirst()
                .orElseThrow()
                .rank();
    }

    private static Scheme scheme(int... weights) {
        return new Scheme(
                "TEST",
                2026,
                new BigDecimal("110"),
                IntStream.range(0, weights.length)
                        .mapToObj(
                                i -> new Scheme.Indicator(CODES.get(i), "指标", "indicator", new BigDecimal(weights[i])))
                        .toList());
    }

    private static Map<String, BigDecimal> values(int... values) {
        Map<String, BigDecimal> map = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(CODES.get(i), new BigDecimal(values[i]));
        }
        return map;
    }
}
