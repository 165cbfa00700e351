package io.jidi.fund.lookthrough.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jidi.fund.lookthrough.rules.Ownership.Circle;
import io.jidi.fund.lookthrough.rules.Ownership.Excess;
import io.jidi.fund.lookthrough.rules.Ownership.Holding;
import io.jidi.fund.lookthrough.rules.Ownership.Sound;
import io.jidi.fund.lookthrough.rules.Ownership.Tier;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnershipTest {

    /** Province → guidance fund → mother fund → sub-fund → enterprise, with a city in the sub-fund and a bank in the mother fund. */
    @Test
    void theGovernmentIsSeenThroughFourLayers() {
        Ownership chain = sound(
                List.of(
                        holding("province", "guidance", 1, 1),
                        holding("guidance", "mother", 2, 3),
                        holding("bank", "mother", 1, 3),
                        holding("mother", "sub", 1, 5),
                        holding("city", "sub", 3, 10),
                        holding("manager", "sub", 1, 2),
                        holding("sub", "enterprise", 3, 20)),
                Map.of("province", Tier.PROVINCE, "city", Tier.CITY));
        assertThat(chain.governmentIn("guidance")).contains(Fraction.ONE);
        assertThat(chain.governmentIn("mother")).contains(fraction(2, 3));
        assertThat(chain.moneyIn("sub"))
                .containsEntry(Tier.PROVINCE, fraction(2, 15))
                .containsEntry(Tier.CITY, fraction(3, 10))
                .containsEntry(Tier.OTHER, fraction(17, 30));
        assertThat(chain.governmentIn("sub")).contains(fraction(13, 30));
        assertThat(chain.governmentIn("enterprise")).contains(fraction(13, 200));
        assertThat(chain.ownedBy("guidance"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("mother", fraction(2, 3), "sub", fraction(2, 15), "enterprise", fraction(1, 50)));
        assertThat(fraction(13, 30).ratio(10)).isEqualByComparingTo("0.4333333333");
    }

    @Test
    void twoWaysToTheSameThingAddUp() {
        Ownership diamond = sound(
                List.of(
                        holding("a", "left", 1, 2),
                        holding("a", "right", 1, 4),
                        holding("left", "end", 1, 3),
                        holding("right", "end", 1, 3),
                        holding("a", "end", 1, 3)),
                Map.of("a", Tier.COUNTY));
        assertThat(diamond.ownedBy("a").get("end")).isEqualTo(fraction(7, 12));
        assertThat(diamond.governmentIn("end")).contains(fraction(7, 12));
    }

    @Test
    void aCircleIsRefusedWithItsPath() {
        assertThat(Ownership.decide(
                        List.of(
                                holding("top", "mother", 1, 2),
                                holding("mother", "sub", 1, 2),
                                holding("sub", "deep", 1, 2),
                                holding("deep", "mother", 1, 2)),
                        Map.of()))
                .isEqualTo(new Circle(List.of("mother", "sub", "deep", "mother")));
        assertThat(Ownership.decide(List.of(holding("self", "self", 1, 2)), Map.of()))
                .isEqualTo(new Circle(List.of("self", "self")));
    }

    @Test
    void moreThanAllOfWhatHoldsOthersIsRefused() {
        assertThat(Ownership.decide(
                        List.of(holding("a", "x", 2, 3), holding("b", "x", 1, 2), holding("x", "y", 1, 9)), Map.of()))
                .isEqualTo(new Excess("x", fraction(7, 6)));
    }

    /** Two stakes of different days say more than all of one firm: whose money is in it is unknown, the rest is not touched. */
    @Test
    void aFirmHeldMoreThanAllStopsNobodyElse() {
        Ownership ownership = sound(
                List.of(
                        holding("city", "a", 1, 1),
                        holding("a", "x", 2, 3),
                        holding("b", "x", 1, 2),
                        holding("a", "y", 1, 4)),
                Map.of("city", Tier.CITY));
        assertThat(ownership.exceeded()).isEqualTo(Map.of("x", fraction(7, 6)));
        assertThat(ownership.moneyIn("x")).isEmpty();
        assertThat(ownership.governmentIn("x")).isEmpty();
        assertThat(ownership.governmentIn("y")).contains(fraction(1, 4));
        assertThat(ownership.ownedBy("city")).containsEntry("x", fraction(2, 3)).containsEntry("y", fraction(1, 4));
    }

    @Test
    void aShareIsAboveNothingAndAtMostAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> holding("a", "x", 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> holding("a", "x", 3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> fraction(1, 0));
    }

    /** V14: from below through the holders is from above along every path; all money is somebody's; no ratio is lost. */
    @Test
    void fromAboveIsFromBelow() {
        Seeded.cases(1_000, random -> {
            Layers layers = layers(random);
            Ownership ownership = sound(layers.holdings(), layers.tiers());
            for (String node : layers.nodes()) {
                Fraction sum = ownership.moneyIn(node).values().stream().reduce(Fraction.ZERO, Fraction::plus);
                assertThat(sum).isEqualTo(Fraction.ONE);
                Fraction fromAbove = Fraction.ZERO;
                for (Map.Entry<String, Tier> source : layers.tiers().entrySet()) {
                    if (source.getValue().isGovernment()) {
                        fromAbove = fromAbove.plus(alongEveryPath(layers.holdings(), source.getKey(), node));
                        assertThat(ownership.ownedBy(source.getKey()).getOrDefault(node, Fraction.ZERO))
                                .isEqualTo(alongEveryPath(layers.holdings(), source.getKey(), node));
                    }
                }
                if (!layers.tiers().containsKey(node)) {
                    assertThat(ownership.governmentIn(node)).contains(fromAbove);
                }
            }
        });
    }

    /** Any edge back up makes a circle, and the path that is told really goes round. */
    @Test
    void everyCircleIsFound() {
        Seeded.cases(500, random -> {
            Layers layers = layers(random);
            List<Holding> holdings = new ArrayList<>(layers.holdings());
            Holding down = holdings.get(random.number(0, holdings.size() - 1));
            holdings.add(random.number(0, holdings.size()), holding(down.held(), down.holder(), 1, 1_000_000));
            Ownership.Decision decision = Ownership.decide(holdings, layers.tiers());
            if (decision instanceof Excess excess) {
                // Only where the holder was all taken already.
                assertThat(excess.held()).isEqualTo(down.holder());
                return;
            }
            List<String> path = ((Circle) decision).path();
            assertThat(path.get(0)).isEqualTo(path.get(path.size() - 1));
            for (int i = 0; i + 1 < path.size(); i++) {
                String holder = path.get(i);
                String held = path.get(i + 1);
                assertThat(holdings)
                        .anyMatch(
                                one -> one.holder().equals(holder) && one.held().equals(held));
            }
        });
    }

    @Test
    void aLongChainIsNoTrouble() {
        List<Holding> chain = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            chain.add(holding("n" + i, "n" + (i + 1), 1, 1));
        }
        assertThat(sound(chain, Map.of("n0", Tier.CITY)).governmentIn("n5000")).contains(Fraction.ONE);
    }

    private record Layers(List<Holding> holdings, Map<String, Tier> tiers, List<String> nodes) {}

    /** Sources on top, then three layers, each held by anything above it, all of it or less. */
    private static Layers layers(Seeded random) {
        List<String> above = new ArrayList<>();
        Map<String, Tier> tiers = new HashMap<>();
        for (int i = random.number(1, 5); i > 0; i--) {
            above.add("source" + i);
            tiers.put("source" + i, random.oneOf(Tier.values()));
        }
        List<Holding> holdings = new ArrayList<>();
        List<String> nodes = new ArrayList<>(above);
        for (int layer = 1; layer <= 3; layer++) {
            List<String> here = new ArrayList<>();
            for (int i = random.number(1, 3); i > 0; i--) {
                String node = "l" + layer + "n" + i;
                here.add(node);
                int pieces = random.number(3, 60);
                int left = random.chance(50) ? pieces : random.number(1, pieces);
                for (int k = random.number(1, 4); k > 0 && left > 0; k--) {
                    int part = k == 1 ? left : random.number(1, left);
                    left -= part;
                    holdings.add(holding(above.get(random.number(0, above.size() - 1)), node, part, pieces));
                }
            }
            above.addAll(here);
            nodes.addAll(here);
        }
        return new Layers(holdings, tiers, nodes);
    }

    private static Fraction alongEveryPath(List<Holding> holdings, String from, String to) {
        Fraction sum = Fraction.ZERO;
        for (Holding holding : holdings) {
            if (holding.holder().equals(from)) {
                Fraction rest = holding.held().equals(to) ? Fraction.ONE : alongEveryPath(holdings, holding.held(), to);
                sum = sum.plus(holding.share().times(rest));
            }
        }
        return sum;
    }

    private static Ownership sound(List<Holding> holdings, Map<String, Tier> tiers) {
        return ((Sound) Ownership.decide(holdings, tiers)).ownership();
    }

    private static Holding holding(String holder, String held, long part, long whole) {
        return new Holding(holder, held, fraction(part, whole));
    }

    private static Fraction fraction(long part, long whole) {
        return new Fraction(BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }

    @Test
    void aFractionOfAmountsIsExact() {
        assertThat(Fraction.of(new BigDecimal("33333333.33"), new BigDecimal("100000000")))
                .hasToString("3333333333/10000000000");
        assertThat(Fraction.of(new BigDecimal("1.50"), new BigDecimal("3"))).hasToString("1/2");
        assertThat(Fraction.ZERO.compareTo(Fraction.ONE)).isNegative();
    }
}
