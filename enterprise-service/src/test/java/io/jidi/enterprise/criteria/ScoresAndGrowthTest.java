package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.criteria.Rulebook.NEW_2026;
import static io.jidi.enterprise.criteria.Rulebook.REVIEW_2026;
import static io.jidi.enterprise.criteria.Rulebook.assess;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.Status;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Brackets, sub-totals, sums and compound growth, on two editions of the later full engine. */
class ScoresAndGrowthTest {

    private static final Firm E1 = Firm.worked("皖江智语");
    private static final Firm E3 = Firm.worked("蚌埠芯感");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "皖江智语, 15 20 20 10 10 20, 95 35 30 30, ELIGIBLE",
        "淮北微行, 5 15 10 10 5 20, 65 20 20 25, ELIGIBLE",
        "蚌埠芯感, 0 20 5 5 10 20, 60 20 10 30, NOT_ELIGIBLE",
        "芜湖精驱, 20 20 15 10 10 20, 95 40 25 30, ELIGIBLE"
    })
    void theWorkedScoresComeOutWithEverySubTotal(String firm, String points, String totals, TierOutcome outcome) {
        Assessment assessment = assess("INNOV-2022", Firm.worked(firm), NEW_2026);

        assertThat(Stream.of("I1", "I2", "I3", "I4", "I5", "I6")
                        .map(id -> points(assessment, id))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(points);
        assertThat(assessment.tiers().get(0).own().stream()
                        .map(part -> part.exact())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(totals);
        assertThat(assessment.outcome()).isEqualTo(outcome);
    }

    @Test
    void aDirectConditionPassesASubTotalFailure() {
        Firm honoured = E3.with("titles", "kind=HNTE;start=2024-01-01;end=2026-12-31");

        assertThat(assess("INNOV-2022", honoured, NEW_2026).outcome()).isEqualTo(TierOutcome.ELIGIBLE);
    }

    @ParameterizedTest(name = "{0}: {1} of {2} gives {3}")
    @CsvSource({
        "I2, 5, 100, 20", "I2, 4.9999, 100, 15", "I2, 3, 100, 15", "I2, 2.9999, 100, 10", "I2, 2, 100, 10",
        "I2, 1, 100, 5", "I2, 0.9999, 100, 0", "I4, 55, 100, 10", "I4, 55.0001, 100, 5", "I4, 75, 100, 5",
        "I4, 75.0001, 100, 0", "I6, 70, 100, 20", "I6, 60, 100, 15", "I6, 55, 100, 10", "I6, 50, 100, 5",
        "I6, 49.9999, 100, 0"
    })
    void anEdgeTakesTheHigherPoints(String criterion, String part, String base, String points) {
        Firm firm = switch (criterion) {
            case "I2" -> E1.with("rdExpense", 2025, part).with("revenue", 2025, base);
            case "I4" -> E1.with("totalLiabilities", 2025, part).with("totalAssets", 2025, base);
            default -> E1.with("mainRevenue", 2025, part).with("revenue", 2025, base);
        };

        assertThat(points(assess("INNOV-2022", firm, NEW_2026), criterion)).isEqualTo(points);
    }

    @ParameterizedTest(name = "main revenue 100000 to {0}: {1}")
    @CsvSource({
        "115000, 20",
        "114999.9, 15",
        "110000, 15",
        "109999.9, 10",
        "105000, 10",
        "104999.9, 5",
        "100000, 5",
        "99999.9, 0",
        "0, 0"
    })
    void growthIsScoredUnrounded(String last, String points) {
        Firm firm = E1.with("mainRevenue", 2024, "100000").with("mainRevenue", 2025, last);

        assertThat(points(assess("INNOV-2022", firm, NEW_2026), "I3")).isEqualTo(points);
    }

    @Test
    void anUnknownScoreIsARangeAndLeavesTheTotalOpenOnlyWhenItMatters() {
        Assessment stillEnough = assess("INNOV-2022", E1.without("rdExpense").without("totalAssets"), NEW_2026);
        Assessment open = assess(
                "INNOV-2022",
                Firm.worked("淮北微行").with("equityFinancing", 2025, "0").without("rdExpense"),
                NEW_2026);
        Assessment lost = assess("INNOV-2022", E3.without("rdExpense"), NEW_2026);

        assertThat(points(stillEnough, "I2")).isEqualTo("0..20");
        // 95 with 20 of R&D and 10 of debt open: total 65, but innovation 15 to 35 is open.
        assertThat(stillEnough.tiers().get(0).own().get(0).exact()).isEqualTo("65..95");
        assertThat(stillEnough.outcome()).isEqualTo(TierOutcome.NEEDS_DATA);
        assertThat(open.outcome()).isEqualTo(TierOutcome.NEEDS_DATA);
        // Growth stays at 10 of the needed 15 whatever R&D turns out to be.
        assertThat(lost.outcome()).isEqualTo(TierOutcome.NOT_ELIGIBLE);
    }

    @ParameterizedTest(name = "{0} to {1} in two years: {2}, {3}")
    @CsvSource({
        "10000, 11025, MET, 5.00%",
        "10000, 11024, NOT_MET, 5.00%",
        "10000, 11024.9999, NOT_MET, 5.00%",
        "1980, 3600, MET, 34.84%",
        "650, 900, MET, 17.67%",
        "5000, 5200, NOT_MET, 1.98%",
        "13900, 18600, MET, 15.68%",
        "10000, 9000, NOT_MET, -5.13%",
        "10000, 0, NOT_MET, -100.00%"
    })
    void compoundGrowthIsComparedByPowers(String first, String last, Status status, String shown) {
        Firm firm = E1.with("revenue", 2023, first).with("revenue", 2025, last);
        Assessment assessment = assess("LG-2026", firm, NEW_2026);

        assertThat(assessment.criterion("W2c").status()).isEqualTo(status);
        assertThat(assessment.criterion("W2c").parts().get(0).value())
                .extracting("zh")
                .isEqualTo(shown);
    }

    @Test
    void theGapOfCompoundGrowthReachesTheEdgeExactly() {
        Firm firm = E1.with("revenue", 2023, "10000").with("revenue", 2025, "11000");
        var gap = assess("LG-2026", firm, NEW_2026).criterion("W2c").gaps().get(0);

        assertThat(gap.exactAmount()).isEqualTo("25");
        assertThat(gap.wording().zh()).isEqualTo("还差 25 万元营业收入（按2023年营业收入 10000 计，须达 11025）");
    }

    @Test
    void aCriterionForNewApplicationsIsNotExaminedAtReview() {
        Assessment review = assess("LG-2026", E3, REVIEW_2026);

        assertThat(review.criterion("W2c").status()).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(review.explanation(review.criterion("W2c")).zh()).contains("复核不考核，不适用");
    }

    @ParameterizedTest(name = "R&D {0}+{1}: {2}")
    @CsvSource({"600, 600, MET", "599.99, 600, NOT_MET", "248.4, 396, NOT_MET", "1200, 0, MET"})
    void sumsIncludeTheirEdge(String before, String last, Status status) {
        Firm firm = E1.with("rdExpense", 2024, before).with("rdExpense", 2025, last);

        assertThat(assess("LG-2026", firm, NEW_2026).criterion("W3a").status()).isEqualTo(status);
    }

    private static String points(Assessment assessment, String criterion) {
        String exact = assessment.criterion(criterion).parts().get(0).exact();
        return exact == null ? "?" : exact;
    }
}
