package io.jidi.enterprise.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.criteria.rules.Assessment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Size classes by domain reference 5: upper limits exclude their number. */
class SmeSizeTest {

    @ParameterizedTest(name = "{0}: {1} persons, {2} revenue, {3} assets: {4}")
    @CsvSource({
        "C39, 1000, 40000, 0, LARGE",
        "C39, 999, 40000, 0, MEDIUM",
        "C39, 1000, 39999, 0, MEDIUM",
        "C39, 300, 1999, 0, SMALL",
        "C39, 20, 300, 0, SMALL",
        "C39, 19, 40000, 0, MICRO",
        "C39, 299, 2000, 0, SMALL",
        "C39, 300, 2000, 0, MEDIUM",
        "C, 1000, 40000, 0, LARGE",
        "B06, 20, 299, 0, MICRO",
        "46, 20, 300, 0, SMALL",
        "I65, 300, 10000, 0, LARGE",
        "I65, 300, 9999, 0, MEDIUM",
        "I65, 100, 1000, 0, MEDIUM",
        "I65, 10, 50, 0, SMALL",
        "I65, 9, 10000, 0, MICRO",
        "I63, 300, 10000, 0, MEDIUM",
        "I64, 2000, 100000, 0, LARGE",
        "A01, 0, 20000, 0, LARGE",
        "A01, 5000, 49, 0, MICRO",
        "E47, 0, 80000, 80000, LARGE",
        "E47, 0, 80000, 79999, MEDIUM",
        "G591, 1000, 30000, 0, LARGE",
        "G599, 200, 30000, 0, LARGE",
        "G599, 199, 30000, 0, MEDIUM",
        "K701, 0, 200000, 10000, LARGE",
        "K701, 0, 200000, 9999, MEDIUM",
        "K702, 1000, 5000, 0, LARGE",
        "K7030, 300, 0, 0, LARGE",
        "L71, 300, 0, 120000, LARGE",
        "M73, 299, 0, 0, MEDIUM",
        "Q85, 300, 0, 0, LARGE",
        "A01, 0, 19999, 0, MEDIUM",
        "A01, 0, 500, 0, MEDIUM",
        "A01, 0, 50, 0, SMALL",
        "E48, 0, 6000, 5000, MEDIUM",
        "E48, 0, 300, 300, SMALL",
        "E48, 0, 299, 80000, MICRO",
        "F51, 200, 40000, 0, LARGE",
        "F51, 20, 5000, 0, MEDIUM",
        "F51, 5, 1000, 0, SMALL",
        "F51, 4, 40000, 0, MICRO",
        "F52, 300, 20000, 0, LARGE",
        "F52, 50, 500, 0, MEDIUM",
        "F52, 10, 100, 0, SMALL",
        "F52, 10, 99, 0, MICRO",
        "G54, 1000, 30000, 0, LARGE",
        "G58, 300, 3000, 0, MEDIUM",
        "G56, 20, 200, 0, SMALL",
        "G55, 19, 30000, 0, MICRO",
        "G59, 100, 1000, 0, MEDIUM",
        "G59, 20, 100, 0, SMALL",
        "G59, 20, 99, 0, MICRO",
        "G60, 1000, 30000, 0, LARGE",
        "G60, 300, 2000, 0, MEDIUM",
        "G60, 20, 100, 0, SMALL",
        "H61, 300, 10000, 0, LARGE",
        "H61, 100, 2000, 0, MEDIUM",
        "H61, 10, 100, 0, SMALL",
        "H61, 9, 100, 0, MICRO",
        "H62, 299, 10000, 0, MEDIUM",
        "H62, 100, 1999, 0, SMALL",
        "I63, 100, 1000, 0, MEDIUM",
        "I63, 10, 100, 0, SMALL",
        "I64, 1999, 100000, 0, MEDIUM",
        "K701, 0, 1000, 5000, MEDIUM",
        "K701, 0, 100, 2000, SMALL",
        "K701, 0, 100, 1999, MICRO",
        "K702, 300, 1000, 0, MEDIUM",
        "K702, 100, 500, 0, SMALL",
        "K702, 99, 5000, 0, MICRO",
        "L72, 100, 0, 8000, MEDIUM",
        "L72, 10, 0, 100, SMALL",
        "L72, 300, 0, 119999, MEDIUM",
        "R86, 100, 0, 0, MEDIUM",
        "O80, 10, 0, 0, SMALL",
        "N76, 9, 0, 0, MICRO"
    })
    void theClassFollowsFromIndustryAndFigures(
            String industry, String persons, String revenue, String assets, String size) {
        Firm firm = Firm.worked("皖江智语")
                .with("industryCode", industry)
                .with("employees", 2025, persons)
                .with("revenue", 2025, revenue)
                .with("totalAssets", 2025, assets);
        Assessment assessment = Rulebook.srdi(firm);

        assertThat(assessment.criterion("G2").parts().get(0).exact()).isEqualTo(size);
    }

    @ParameterizedTest(name = "{0} is not covered")
    @CsvSource({"J66", "G53", "S91", "P83", "Q84"})
    void industriesOutsideTheStandardAreNotClassified(String industry) {
        Assessment assessment = Rulebook.srdi(Firm.worked("皖江智语").with("industryCode", industry));

        assertThat(assessment.explanation(assessment.criterion("G2")).zh()).contains("划型标准未覆盖行业 " + industry);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"K702, true", "L71, true", "M73, true", "C39, false", "K701, false"})
    void limitsFromMemoryAreShownAsNotConfirmed(String industry, boolean open) {
        Assessment assessment = Rulebook.srdi(Firm.worked("皖江智语").with("industryCode", industry));
        String explanation = assessment.explanation(assessment.criterion("G2")).zh();

        assertThat(explanation.contains("该行业数值未经文件证实")).isEqualTo(open);
    }
}
