package io.jidi.enterprise.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Gap;
import io.jidi.enterprise.criteria.rules.Status;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards, alternatives inside a tier, mean growth, means and floors, on parts of the 2022 standards. */
class GuardsAndMeansTest {

    private static final Firm E1 = Firm.worked("皖江智语");
    private static final Firm E4 = Firm.worked("芜湖精驱");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "皖江智语, 36.33%, MET, NOT_APPLICABLE, NOT_APPLICABLE, NOT_MET, 3, NOT_ELIGIBLE",
        "淮北微行, 7.05%, MET, NOT_APPLICABLE, NOT_APPLICABLE, NOT_MET, 1, NOT_ELIGIBLE",
        "蚌埠芯感, 2.54%, NOT_MET, NOT_APPLICABLE, NOT_MET, NOT_APPLICABLE, 5, NOT_ELIGIBLE",
        "芜湖精驱, 15.70%, MET, MET, NOT_APPLICABLE, NOT_APPLICABLE, 5, ELIGIBLE"
    })
    void theWorkedEnterprisesUseTheVariantOfTheirRevenue(
            String name,
            String growth,
            Status z3,
            Status larger,
            Status middle,
            Status small,
            String s3,
            TierOutcome out) {
        Assessment assessment = assess(Firm.worked(name));

        assertThat(assessment.criterion("Z3").parts().get(0).value())
                .extracting("zh")
                .isEqualTo(growth);
        assertThat(List.of("Z3", "X1a", "X1b", "X1c"))
                .extracting(id -> assessment.criterion(id).status())
                .containsExactly(z3, larger, middle, small);
        assertThat(srdi(Firm.worked(name)).criterion("S3").parts().get(0).exact())
                .isEqualTo(s3);
        assertThat(assessment.outcome()).isEqualTo(out);
    }

    @ParameterizedTest(name = "revenue {0}: {1} {2} {3}")
    @CsvSource({
        "10000, MET, NOT_APPLICABLE, NOT_APPLICABLE", "9999.99, NOT_APPLICABLE, MET, NOT_APPLICABLE",
        "5000, NOT_APPLICABLE, MET, NOT_APPLICABLE", "4999.99, NOT_APPLICABLE, NOT_APPLICABLE, NOT_MET"
    })
    void aGuardIncludesItsEdge(String revenue, Status larger, Status middle, Status small) {
        Firm firm = E4.with("revenue", 2025, revenue).with("revenue", 2024, "12000");

        assertThat(List.of("X1a", "X1b", "X1c"))
                .extracting(id -> assess(firm).criterion(id).status())
                .containsExactly(larger, middle, small);
    }

    @Test
    void anUnknownGuardLeavesTheCriterionUnknownAndNamesTheField() {
        Assessment assessment = assess(E4.without("revenue", 2025));

        assertThat(assessment.criterion("X1a").status()).isEqualTo(Status.UNKNOWN);
        assertThat(assessment.explanation(assessment.criterion("X1a")).zh())
                .contains("适用前提")
                .contains("缺少2025年营业收入");
        assertThat(assessment.outcome()).isEqualTo(TierOutcome.NEEDS_DATA);
    }

    @ParameterizedTest(name = "100 to {0} to {1}: arithmetic {2}, compound {3}")
    @CsvSource({
        "110, 110, MET, NOT_MET",
        "105, 110.25, MET, MET",
        "120, 108, MET, NOT_MET",
        "100, 109.99, NOT_MET, NOT_MET"
    })
    void theFormulaOfMeanGrowthIsAParameter(String middle, String last, Status arithmetic, Status compound) {
        Firm firm = E1.with("mainRevenue", 2023, "100")
                .with("mainRevenue", 2024, middle)
                .with("mainRevenue", 2025, last);
        Edition other = Rulebook.EDITIONS.variant("LG-2022", Map.of("growthAverage", "COMPOUND"));

        assertThat(assess(firm).criterion("Z3").status()).isEqualTo(arithmetic);
        assertThat(other.assess(firm.facts(Rulebook.EDITIONS.indicators()), march2026())
                        .criterion("Z3")
                        .status())
                .isEqualTo(compound);
    }

    @Test
    void theGapOfMeanGrowthIsWhatTheLastYearHasToReach() {
        Firm firm = E1.with("mainRevenue", 2023, "100")
                .with("mainRevenue", 2024, "104")
                .with("mainRevenue", 2025, "104");
        Gap gap = assess(firm).criterion("Z3").gaps().get(0);

        // 4 % last time, so 6 % are needed now for a mean of 5 %: 104 × 1.06.
        assertThat(gap.exactAmount()).isEqualTo("6.24");
        assertThat(gap.unit().written(gap.target()).exact()).isEqualTo("110.24");
    }

    @Test
    void meanGrowthNeedsEveryYear() {
        assertThat(assess(E1.without("mainRevenue", 2023)).criterion("Z3").status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(assess(E1.with("mainRevenue", 2023, "0")).criterion("Z3").status())
                .isEqualTo(Status.UNKNOWN);
    }

    @ParameterizedTest(name = "R&D {0} and {1}: {2}")
    @CsvSource({"1000, 1000, MET", "0, 2000, MET", "999.99, 1000, NOT_MET", "180.25, 260, NOT_MET"})
    void aMeanIncludesItsEdge(String before, String last, Status status) {
        Firm firm = E1.with("rdExpense", 2024, before).with("rdExpense", 2025, last);

        assertThat(srdi(firm).criterion("H4b").status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0} years: {1} points")
    @CsvSource({"0, 0", "1, 0", "2, 1", "3, 1", "3.99, 1", "4, 2", "10, 5", "25, 5"})
    void onePointForEveryTwoFullYears(String years, String points) {
        Assessment assessment = srdi(E1.with("yearsInSegment", 2025, years));

        assertThat(assessment.criterion("S3").parts().get(0).exact()).isEqualTo(points);
    }

    @Test
    void theOldRuleStillJudgesReAssessmentsOfItsLastYear() {
        LocalDate june = LocalDate.of(2026, 6, 1);

        assertThat(Rulebook.EDITIONS.choose("LG", ApplicationKind.REVIEW, june, "340100"))
                .map(Edition::id)
                .contains("LG-2022");
        assertThat(Rulebook.EDITIONS.choose("LG", ApplicationKind.NEW, june, "340100"))
                .map(Edition::id)
                .contains("LG-2026");
    }

    private static AssessmentContext march2026() {
        return AssessmentContext.of(ApplicationKind.NEW, LocalDate.of(2026, 3, 1));
    }

    private static Assessment srdi(Firm firm) {
        return Rulebook.assess("SRDI-2022", firm, march2026());
    }

    private static Assessment assess(Firm firm) {
        return Rulebook.assess("LG-2022", firm, march2026());
    }
}
