package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.criteria.Rulebook.EDITIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.CriterionResult;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.SourceKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The single-indicator edges of domain reference 8.10: on the edge of two brackets the higher points, a hair below the lower. */
class BoundaryVectorsTest {

    private static final Firm E1 = Firm.worked("皖江智语");
    private static final AssessmentContext MARCH_2026 =
            AssessmentContext.of(ApplicationKind.NEW, LocalDate.of(2026, 3, 1));

    /** Figures of 2025 written field=value, of 2024 written field-1=value, of 2023 field-2=value. */
    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "I2, rdExpense=5 revenue=100, 20",
        "I2, rdExpense=4.9999 revenue=100, 15",
        "I2, rdExpense=3 revenue=100, 15",
        "I2, rdExpense=2.9999 revenue=100, 10",
        "I2, rdExpense=2 revenue=100, 10",
        "I2, rdExpense=1.9999 revenue=100, 5",
        "I2, rdExpense=1 revenue=100, 5",
        "I2, rdExpense=0.9999 revenue=100, 0",
        "I3, mainRevenue-1=100 mainRevenue=115, 20",
        "I3, mainRevenue-1=100 mainRevenue=114.9999, 15",
        "I3, mainRevenue-1=100 mainRevenue=110, 15",
        "I3, mainRevenue-1=100 mainRevenue=105, 10",
        "I3, mainRevenue-1=100 mainRevenue=100, 5",
        "I3, mainRevenue-1=100 mainRevenue=99.9999, 0",
        "I4, totalLiabilities=55 totalAssets=100, 10",
        "I4, totalLiabilities=55.0001 totalAssets=100, 5",
        "I4, totalLiabilities=75 totalAssets=100, 5",
        "I4, totalLiabilities=75.0001 totalAssets=100, 0",
        "I6, mainRevenue=70 revenue=100, 20",
        "I6, mainRevenue=60 revenue=100, 15",
        "I6, mainRevenue=55 revenue=100, 10",
        "I6, mainRevenue=50 revenue=100, 5",
        "I6, mainRevenue=49.9999 revenue=100, 0",
        "S1, mainRevenue=80 revenue=100, 5",
        "S1, mainRevenue=70 revenue=100, 3",
        "S1, mainRevenue=60 revenue=100, 1",
        "S1, mainRevenue=59.9999 revenue=100, 0",
        "S2, mainRevenue-2=100 mainRevenue-1=110 mainRevenue=121, 10",
        "S2, mainRevenue-2=100 mainRevenue-1=108 mainRevenue=116.64, 8",
        "S2, mainRevenue-2=100 mainRevenue-1=106 mainRevenue=112.36, 6",
        "S2, mainRevenue-2=100 mainRevenue-1=104 mainRevenue=108.16, 4",
        "S2, mainRevenue-2=100 mainRevenue-1=100 mainRevenue=100, 2",
        "S2, mainRevenue-2=100 mainRevenue-1=100 mainRevenue=99.9998, 0",
        "S3, yearsInSegment=1, 0",
        "S3, yearsInSegment=2, 1",
        "S3, yearsInSegment=3, 1",
        "S3, yearsInSegment=4, 2",
        "S3, yearsInSegment=10, 5",
        "S3, yearsInSegment=25, 5",
        "S6, qualityItems=0, 0",
        "S6, qualityItems=1, 3",
        "S6, qualityItems=2, 5",
        "S6, qualityItems=4, 5",
        "S7, netProfit=10 revenue=100, 10",
        "S7, netProfit=8 revenue=100, 8",
        "S7, netProfit=6 revenue=100, 6",
        "S7, netProfit=4 revenue=100, 4",
        "S7, netProfit=2 revenue=100, 2",
        "S7, netProfit=1.9999 revenue=100, 0",
        "S7, netProfit=-5 revenue=100, 0",
        "S8, totalLiabilities=50 totalAssets=100, 5",
        "S8, totalLiabilities=50.0001 totalAssets=100, 3",
        "S8, totalLiabilities=60 totalAssets=100, 3",
        "S8, totalLiabilities=70 totalAssets=100, 1",
        "S8, totalLiabilities=70.0001 totalAssets=100, 0",
        "S9, localFeaturePoints=15, 15",
        "S9, localFeaturePoints=7.5, 7.5",
        "S9, localFeaturePoints=40, 15",
        "S11, rdExpense=500 revenue=100000, 10",
        "S11, rdExpense=10 revenue=100, 10",
        "S11, rdExpense=499 revenue=6316.455, 8",
        "S11, rdExpense=400 revenue=100000, 8",
        "S11, rdExpense=300 revenue=100000, 6",
        "S11, rdExpense=200 revenue=100000, 4",
        "S11, rdExpense=100 revenue=100000, 2",
        "S11, rdExpense=99 revenue=3311.036, 0",
        "S11, rdExpense=120 revenue=1500, 8",
        "S12, rdStaff=20 employees=100, 5",
        "S12, rdStaff=10 employees=100, 3",
        "S12, rdStaff=5 employees=100, 1",
        "S12, rdStaff=4.9999 employees=100, 0"
    })
    void anEdgeTakesTheHigherPoints(String criterion, String figures, String points) {
        Firm firm = E1;
        for (String figure : figures.split(" ")) {
            String[] parts = figure.split("=");
            String field = parts[0].replaceFirst("-\\d$", "");
            int back = parts[0].equals(field) ? 0 : Integer.parseInt(parts[0].substring(field.length() + 1));
            firm = firm.with(field, 2025 - back, parts[1]);
        }
        Assessment assessment =
                Rulebook.assess(criterion.startsWith("I") ? "INNOV-2022" : "SRDI-2022", firm, MARCH_2026);

        assertThat(assessment.criterion(criterion).parts().get(0).exact()).isEqualTo(points);
    }

    /** Fields of which more is better in every scored criterion that reads them. */
    private static final List<String> BETTER = List.of(
            "rdExpense",
            "yearsInSegment",
            "qualityItems",
            "netProfit",
            "rdStaff",
            "digitalLevel",
            "classOneHighValueIp",
            "classOneOwnIp",
            "classOneIp",
            "classTwoIp",
            "localFeaturePoints",
            "totalAssets");

    @Test
    void raisingWhatIsBetterNeverLowersPointsAndPointsStayWithinTheirMost() {
        Random random = new Random(29);
        for (int n = 0; n < 300; n++) {
            Firm firm = figures(random);
            for (String id : List.of("INNOV-2022", "SRDI-2022", "TECHSME-2017")) {
                Edition edition = EDITIONS.get(id);
                for (String field : BETTER) {
                    Firm raised =
                            firm.with(field, 2025, String.valueOf(1_000 + random.nextInt(1_000)), SourceKind.EXPERT);
                    for (CriterionResult before : edition.assess(firm.facts(EDITIONS.indicators()), MARCH_2026)
                            .criteria()) {
                        BigDecimal had = points(before);
                        if (had != null) {
                            BigDecimal has = points(edition.assess(raised.facts(EDITIONS.indicators()), MARCH_2026)
                                    .criterion(before.criterion().id()));
                            assertThat(has)
                                    .as(before.criterion().id() + " " + field)
                                    .isGreaterThanOrEqualTo(had);
                            assertThat(has).isLessThanOrEqualTo(most(before));
                        }
                    }
                }
            }
        }
    }

    private static BigDecimal points(CriterionResult result) {
        var part = result.parts().isEmpty() ? null : result.parts().get(0);
        return part == null || !part.requirement().zh().startsWith("满分")
                ? null
                : new BigDecimal(String.valueOf(part.exact()));
    }

    private static BigDecimal most(CriterionResult result) {
        return new BigDecimal(result.parts().get(0).requirement().zh().replaceAll("\\D", ""));
    }

    private static Firm figures(Random random) {
        Firm firm = E1;
        for (String field : BETTER) {
            firm = firm.with(field, 2025, String.valueOf(random.nextInt(500)), SourceKind.EXPERT);
        }
        return firm.with("totalAssets", 2025, String.valueOf(1 + random.nextInt(900)));
    }
}
