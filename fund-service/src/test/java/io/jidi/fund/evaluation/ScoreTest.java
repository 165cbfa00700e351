package io.jidi.fund.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.fund.edition.rules.SourceStatus;
import io.jidi.fund.evaluation.rules.Band;
import io.jidi.fund.evaluation.rules.Input;
import io.jidi.fund.evaluation.rules.Leaf;
import io.jidi.fund.evaluation.rules.Range;
import io.jidi.fund.evaluation.rules.ScoreEdition;
import io.jidi.fund.evaluation.rules.Source;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every band of the rehearsal at its edge, and what is unknown as a range (fund.md 1.7). */
class ScoreTest {

    private static final ScoreEdition EDITION = ScoreEditionFile.read();

    @ParameterizedTest
    @CsvSource({
        "P1, newForcesShare, 0.9, 10",
        "P1, newForcesShare, 0.8999, 9",
        "P1, newForcesShare, 0.1, 2",
        "P1, newForcesShare, 0.0999, 1",
        "P1, newForcesShare, 0, 0",
        "P2.1, newResults, 6, 3",
        "P2.1, newResults, 5, 2.5",
        "P2.1, newResults, 1, 0.5",
        "P2.1, newResults, 0, 0",
        "P2.2, supportsTransfer, 1, 2",
        "P2.2, supportsTransfer, 0, 0",
        "P2.3, chokePointFields, 3, 5",
        "P2.3, chokePointFields, 1, 3",
        "P2.3, chokePointFields, 0, 0",
        "P3.1, reinvestmentMultiple, 0, 3",
        "P3.1, reinvestmentMultiple, 0.4999, 3",
        "P3.1, reinvestmentMultiple, 0.5, 2",
        "P3.1, reinvestmentMultiple, 1.2, 1",
        "P3.1, reinvestmentMultiple, 1.4999, 1",
        "P3.1, reinvestmentMultiple, 1.5, 0",
        "P3.2, relocationCondition, 0, 3",
        "P3.2, relocationCondition, 1, 0",
        "P3.3, violations, 0, 4",
        "P3.3, violations, 1, 0",
        "P4.1, carbonReduction, 0.05, 3",
        "P4.1, carbonReduction, 0.0499, 2",
        "P4.1, carbonReduction, 0.01, 1",
        "P4.1, carbonReduction, 0.0099, 0",
        "P4.2, greenShare, 0.2001, 2",
        "P4.2, greenShare, 0.2, 1",
        "P4.2, greenShare, 0, 0",
        "P7, socialCapitalShare, 0.5, 5",
        "P7, socialCapitalShare, 0.4999, 4",
        "P7, socialCapitalShare, 0.0999, 0",
        "P8.1, contributionRank, 0.1, 5",
        "P8.1, contributionRank, 0.1001, 4",
        "P8.1, contributionRank, 0.9, 1",
        "P8.1, contributionRank, 0.91, 0",
        "P8.2, keyFieldContributions, 2, 5",
        "P8.2, keyFieldContributions, 1, 3",
        "L1, regionalFit, 1, 10",
        "L1, regionalFit, 0, 0",
        "L2, keyFieldShare, 0.9, 10",
        "L2, keyFieldShare, 0.8999, 8",
        "L2, keyFieldShare, 0.2999, 0",
        "L3.1, capacityDeviation, 0.0501, 5",
        "L3.1, capacityDeviation, 0.05, 3",
        "L3.1, capacityDeviation, -0.05, 3",
        "L3.1, capacityDeviation, -0.0501, 0",
        "L3.2, assetTurnover, 1, 5",
        "L3.2, assetTurnover, 0.5999, 0",
        "E1.1, paidInShare, 0.5, 1",
        "E1.1, paidInShare, 0.4999, 0.5",
        "E1.1, paidInShare, 0.2999, 0",
        "E1.2, idleCashShare, 0.2999, 1",
        "E1.2, idleCashShare, 0.3, 0",
        "E1.3, irr, 0.03, 1",
        "E1.3, irr, 0.0299, 0",
        "E1.4, assetGrowth, 0.05, 1",
        "E2.1, seniorYears, 10, 0",
        "E2.1, seniorYears, 10.1, 1",
        "E2.2, riskControl, 1, 1",
        "E2.3, goodCredit, 0, 0",
        "E2.4, goodReports, 2, 2",
        "E2.4, goodReports, 1, 1",
        "E2.4, goodReports, 0, 0"
    })
    void everyBandBeginsWhereTheTableSays(String leaf, String input, BigDecimal value, BigDecimal points) {
        assertThat(points(leaf, Map.of(input, Range.of(value)))).isEqualTo(new Range(points, points).toString());
    }

    @Test
    void theBetterOfTwoInputsCounts() {
        assertThat(points("P6", Map.of("earlySmallShare", exact("0.2"), "averageHoldingYears", exact("5"))))
                .isEqualTo(exact("5").toString());
        assertThat(points("P6", Map.of("earlySmallShare", exact("0.5"))))
                .isEqualTo(new Range(new BigDecimal(3), new BigDecimal(5)).toString());
    }

    @Test
    void theWeightsAreSixtyThirtyTen() {
        ScoreEdition.Sheet nothing = EDITION.score(Map.of());
        assertThat(nothing.total().low()).isEqualByComparingTo("0");
        assertThat(nothing.total().high()).isEqualByComparingTo("100");
        assertThat(nothing.pillars().stream()
                        .map(one -> one.points().high().stripTrailingZeros().toPlainString()))
                .containsExactly("60", "30", "10");
        assertThat(nothing.leaves()).noneMatch(ScoreEdition.Scored::known);
    }

    @Test
    void anIndicatorThatNobodySawStaysARange() {
        assertThat(points("P5", Map.of())).isEqualTo(new Range(BigDecimal.ZERO, new BigDecimal(5)).toString());
    }

    /** Learning more never widens the range, and the true score always lies in it (V18). */
    @Test
    void knowledgeNarrowsTheRange() {
        Random random = new Random(1753);
        for (int i = 0; i < 300; i++) {
            Map<String, Range> values = new HashMap<>();
            Range before = EDITION.score(values).total();
            for (Input input : EDITION.inputs()) {
                BigDecimal a = BigDecimal.valueOf(random.nextInt(240) - 20, 2);
                BigDecimal b = a.add(BigDecimal.valueOf(random.nextInt(100), 2));
                values.put(input.key(), new Range(a, b));
                Range after = EDITION.score(values).total();
                assertThat(after.low()).isGreaterThanOrEqualTo(before.low());
                assertThat(after.high()).isLessThanOrEqualTo(before.high());
                values.put(input.key(), Range.of(a));
                Range exact = EDITION.score(values).total();
                assertThat(exact.low()).isBetween(after.low(), after.high());
                before = exact;
            }
            assertThat(before.high().subtract(before.low())).isEqualByComparingTo("5");
        }
    }

    @Test
    void aLeafThatGoesUpAndDownIsRefused() {
        List<Band> bands = List.of(band("0.5", "1"), band("0.3", "3"));
        assertThatThrownBy(() -> leaf(bands)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> leaf(List.of(band("0.5", "9")))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Band(null, null, BigDecimal.ONE)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Leaf leaf(List<Band> bands) {
        Text name = Text.of("x", "x");
        return new Leaf(
                "X",
                "POLICY",
                new BigDecimal(3),
                SourceStatus.U,
                name,
                List.of(new Input("x", Source.RECORDED, "RATE", name, bands, BigDecimal.ZERO)));
    }

    private static Band band(String from, String points) {
        return new Band(new BigDecimal(from), null, new BigDecimal(points));
    }

    private static Range exact(String value) {
        return Range.of(new BigDecimal(value));
    }

    private static String points(String leaf, Map<String, Range> values) {
        return EDITION.score(values).leaves().stream()
                .filter(one -> one.leaf().code().equals(leaf))
                .findFirst()
                .orElseThrow()
                .points()
                .toString();
    }
}
