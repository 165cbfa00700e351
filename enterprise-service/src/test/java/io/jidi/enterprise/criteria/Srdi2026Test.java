package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.criteria.Rulebook.NEW_2026;
import static io.jidi.enterprise.criteria.Rulebook.REVIEW_2026;
import static io.jidi.enterprise.criteria.Rulebook.assess;
import static io.jidi.enterprise.criteria.Rulebook.part;
import static io.jidi.enterprise.criteria.Rulebook.srdi;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.CriterionResult;
import io.jidi.enterprise.criteria.rules.Doubt;
import io.jidi.enterprise.criteria.rules.Gap;
import io.jidi.enterprise.criteria.rules.Part;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.criteria.rules.Status;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Srdi2026Test {

    private static final Firm E1 = Firm.worked("皖江智语");
    private static final Firm E2 = Firm.worked("淮北微行");
    private static final Firm E3 = Firm.worked("蚌埠芯感");
    private static final Firm E4 = Firm.worked("芜湖精驱");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "皖江智语 | ELIGIBLE     | G1+ G2+ G3+ G4+ G5+ P1+ P2a+ P2b+ P2c+ P3+ P4+ P5+ P6+",
                "淮北微行 | NOT_ELIGIBLE | G1+ G2+ G3+ G4+ G5+ P1- P2a+ P2b- P2c+ P3- P4- P5- P6-",
                "蚌埠芯感 | NOT_ELIGIBLE | G1+ G2+ G3+ G4+ G5+ P1- P2a+ P2b+ P2c+ P3+ P4- P5- P6-",
                "芜湖精驱 | ELIGIBLE     | G1+ G2+ G3+ G4+ G5+ P1+ P2a+ P2b+ P2c+ P3+ P4+ P5+ P6+"
            })
    void theWorkedEnterprisesComeOutAsTheReferenceSays(String firm, TierOutcome outcome, String verdicts) {
        Assessment assessment = srdi(Firm.worked(firm));

        assertThat(assessment.outcome()).isEqualTo(outcome);
        assertThat(verdicts(assessment)).isEqualTo(verdicts);
    }

    @ParameterizedTest(name = "{0} {1}[{2}]")
    @CsvSource({
        "皖江智语, P1, 0, 1项",
        "皖江智语, P1, 1, 6年",
        "皖江智语, P2a, 0, 3600万元",
        "皖江智语, P2b, 0, 97.00%",
        "皖江智语, P2c, 0, 40.00%",
        "皖江智语, P3, 0, 248.4万元",
        "皖江智语, P3, 1, 9.00%",
        "皖江智语, P3, 2, 396万元",
        "皖江智语, P3, 3, 11.00%",
        "皖江智语, P4, 0, 3项",
        "皖江智语, P6, 0, 57分",
        "淮北微行, P1, 0, 0项",
        "淮北微行, P1, 1, 3年",
        "淮北微行, P2a, 0, 900万元",
        "淮北微行, P2a, 1, 2000万元",
        "淮北微行, P2b, 0, 70.00%",
        "淮北微行, P2c, 0, 55.00%",
        "淮北微行, P3, 0, 25.5万元",
        "淮北微行, P3, 1, 3.00%",
        "淮北微行, P3, 2, 27万元",
        "淮北微行, P3, 3, 3.00%",
        "淮北微行, P4, 0, 0项",
        "淮北微行, P6, 0, 31分",
        "蚌埠芯感, P1, 1, 11年",
        "蚌埠芯感, P2a, 0, 5200万元",
        "蚌埠芯感, P2b, 0, 97.00%",
        "蚌埠芯感, P2c, 0, 75.00%",
        "蚌埠芯感, P3, 0, 180.25万元",
        "蚌埠芯感, P3, 1, 3.50%",
        "蚌埠芯感, P3, 3, 5.00%",
        "蚌埠芯感, P6, 0, 44分",
        "芜湖精驱, P1, 1, 12年",
        "芜湖精驱, P2a, 0, 18600万元",
        "芜湖精驱, P2b, 0, 95.00%",
        "芜湖精驱, P2c, 0, 48.00%",
        "芜湖精驱, P3, 0, 744万元",
        "芜湖精驱, P3, 1, 4.65%",
        "芜湖精驱, P3, 3, 5.00%",
        "芜湖精驱, P4, 0, 6项",
        "芜湖精驱, P6, 0, 68分"
    })
    void everyNumberOfTheTableIsShown(String firm, String criterion, int position, String value) {
        assertThat(part(srdi(Firm.worked(firm)), criterion, position).value())
                .extracting("zh")
                .isEqualTo(value);
    }

    // ---- edges: 以上/以下 include the number ----

    @ParameterizedTest(name = "revenue {0} without equity: {1}")
    @CsvSource({"1500, MET", "1499.99, NOT_MET", "1500.01, MET", "0, NOT_MET"})
    void revenueFromFifteenMillion(String revenue, Status status) {
        assertThat(status(E1.with("revenue", 2025, revenue), "P2a")).isEqualTo(status);
    }

    @ParameterizedTest(name = "equity {0}+{1}: {2}")
    @CsvSource({"2000, 0, MET", "0, 2000, MET", "999.99, 1000, NOT_MET", "1000, 1000, MET"})
    void orTwentyMillionOfNewEquityInTwoYears(String before, String last, Status status) {
        Firm firm = E2.with("equityFinancing", 2024, before).with("equityFinancing", 2025, last);

        assertThat(status(firm, "P2a")).isEqualTo(status);
    }

    @ParameterizedTest(name = "main {0} of {1}: {2}")
    @CsvSource({
        "80, 100, MET",
        "79.9999, 100, NOT_MET",
        "80.0001, 100, MET",
        "2880, 3600, MET",
        "2879.9999, 3600, NOT_MET"
    })
    void mainBusinessIsEightyPercentUnrounded(String main, String revenue, Status status) {
        Firm firm = E1.with("mainRevenue", 2025, main).with("revenue", 2025, revenue);

        assertThat(status(firm, "P2b")).isEqualTo(status);
    }

    @ParameterizedTest(name = "liabilities {0} of 100: {1}")
    @CsvSource({"80, MET", "80.0001, NOT_MET", "79.9999, MET", "0, MET", "150, NOT_MET"})
    void debtIsAtMostEightyPercent(String liabilities, Status status) {
        Firm firm = E1.with("totalLiabilities", 2025, liabilities).with("totalAssets", 2025, "100");

        assertThat(status(firm, "P2c")).isEqualTo(status);
    }

    @ParameterizedTest(name = "R&D {0} of {1}, then {2} of {3}: {4}")
    @CsvSource({
        "100, 3000, 100, 3000, MET",
        "100, 3333.33, 100, 3333.33, MET",
        "100, 3333.34, 100, 3333.33, NOT_MET",
        "99.99, 1000, 500, 1000, NOT_MET",
        "500, 1000, 99.99, 1000, NOT_MET",
        "150, 5000, 150, 5000, MET",
        "150, 5000.01, 150, 5000, NOT_MET",
        "150, 5000, 149.99, 5000, NOT_MET"
    })
    void researchIsAMillionAndThreePercentInEachOfTwoYears(
            String rdBefore, String revenueBefore, String rdLast, String revenueLast, Status status) {
        Firm firm = E1.with("rdExpense", 2024, rdBefore)
                .with("revenue", 2024, revenueBefore)
                .with("rdExpense", 2025, rdLast)
                .with("revenue", 2025, revenueLast);

        assertThat(status(firm, "P3")).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0} years in the segment: {1}")
    @CsvSource({"3, MET", "2.99, NOT_MET", "2, NOT_MET", "3.5, MET"})
    void threeYearsInTheSegment(String years, Status status) {
        assertThat(status(E1.with("yearsInSegment", 2025, years), "P1")).isEqualTo(status);
    }

    @ParameterizedTest(name = "score {0}: {1}")
    @CsvSource({"50, MET", "49.99, NOT_MET", "100, MET", "0, NOT_MET"})
    void platformScoreFromFifty(String score, Status status) {
        assertThat(status(E1.with("developmentScore", 2025, score, SourceKind.PLATFORM), "P6"))
                .isEqualTo(status);
    }

    // ---- what is missing stays open and says so ----

    @ParameterizedTest(name = "without {0} {1}: {2}")
    @CsvSource({
        "revenue, 2025, P2b",
        "mainRevenue, 2025, P2b",
        "totalAssets, 2025, P2c",
        "rdExpense, 2024, P3",
        "revenue, 2024, P3",
        "yearsInSegment, 2025, P1"
    })
    void aMissingYearIsUnknownAndNamed(String field, int year, String criterion) {
        Assessment assessment = srdi(E1.without(field, year));

        assertThat(assessment.criterion(criterion).status()).isEqualTo(Status.UNKNOWN);
        assertThat(assessment.criterion(criterion).doubts()).anySatisfy(doubt -> {
            assertThat(doubt.reason()).isEqualTo(Doubt.Reason.MISSING);
            assertThat(doubt.field()).extracting("key").isEqualTo(field);
            assertThat(doubt.year()).isEqualTo(year);
        });
        assertThat(assessment.explanation(assessment.criterion(criterion)).zh()).contains("缺少" + year + "年");
        assertThat(assessment.outcome()).isEqualTo(TierOutcome.NEEDS_DATA);
    }

    @Test
    void aKnownFailureInOneYearDecidesEvenIfTheOtherIsMissing() {
        Firm firm = E1.without("rdExpense", 2024).with("rdExpense", 2025, "99");

        assertThat(status(firm, "P3")).isEqualTo(Status.NOT_MET);
        assertThat(srdi(firm).outcome()).isEqualTo(TierOutcome.NOT_ELIGIBLE);
    }

    @Test
    void eitherBranchOfRevenueOrEquitySufficesWithTheOtherUnknown() {
        assertThat(status(E1.without("equityFinancing"), "P2a")).isEqualTo(Status.MET);
        assertThat(status(E2.without("revenue", 2025), "P2a")).isEqualTo(Status.MET);
        assertThat(status(E1.with("revenue", 2025, "900").without("equityFinancing", 2024), "P2a"))
                .isEqualTo(Status.UNKNOWN);
        assertThat(status(E1.without("revenue", 2025), "P2a")).isEqualTo(Status.UNKNOWN);
    }

    @ParameterizedTest(name = "{0} {1}: {2} unknown")
    @CsvSource({"revenue, 0, P2b", "totalAssets, 0, P2c", "revenue, 0, P3"})
    void aBaseThatIsZeroGivesNoAnswer(String field, String value, String criterion) {
        CriterionResult result = srdi(E1.with(field, 2025, value)).criterion(criterion);

        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
        assertThat(result.doubts()).extracting(Doubt::reason).contains(Doubt.Reason.NOT_ABOVE_ZERO);
    }

    @Test
    void twoDifferentRecordsOfOneYearAreAConflictNotAChoice() {
        Firm firm = E1.and(new Firm.Row("revenue", 2025, "3700", SourceKind.STATISTICS));
        CriterionResult result = srdi(firm).criterion("P2b");

        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
        assertThat(result.doubts()).extracting(Doubt::reason).containsExactly(Doubt.Reason.CONFLICTING);
    }

    @Test
    void ofAnEnterpriseWithoutAnyDataNothingIsDenied() {
        Assessment assessment = srdi(Firm.nothingKnown());

        assertThat(assessment.outcome()).isEqualTo(TierOutcome.NEEDS_DATA);
        assertThat(assessment.criteria())
                .extracting(CriterionResult::status)
                .doesNotContain(Status.MET, Status.NOT_MET);
        assertThat(assessment.criterion("P6").status()).isEqualTo(Status.MANUAL);
    }

    // ---- titles ----

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "kind=INNOVATIVE;start=2023-06-02;end=2026-06-01, MET",
        "kind=INNOVATIVE;start=2023-05-31;end=2026-05-31, NOT_MET",
        "kind=INNOVATIVE;start=2026-06-01;end=2029-05-31, MET",
        "kind=INNOVATIVE;start=2026-06-02;end=2029-06-01, NOT_MET",
        "kind=TECH_SME;start=2026-05-01;end=2026-12-31, MET",
        "kind=HNTE;start=2025-01-01;end=2027-12-31, NOT_MET",
        "kind=SRDI;start=2025-01-01;end=2027-12-31, NOT_MET",
        "kind=INNOVATIVE;start=2024-01-01, UNKNOWN",
        "none, NOT_MET"
    })
    void thePriorTitleIsValidOnTheApplicationDate(String title, Status status) {
        assertThat(status(E1.with("titles", title), "P1")).isEqualTo(status);
    }

    @Test
    void whoseTitlesAreNotKnownIsNotWithoutTitle() {
        assertThat(status(E1.without("titles"), "P1")).isEqualTo(Status.UNKNOWN);
    }

    // ---- Class I rights and their exemptions ----

    @ParameterizedTest(name = "award {0}: {1}")
    @CsvSource({
        "level=PROVINCIAL;rank=3;date=2023-06-01, NOT_APPLICABLE",
        "level=PROVINCIAL;rank=3;date=2023-05-31, NOT_MET",
        "level=PROVINCIAL;rank=4;date=2025-01-01, NOT_MET",
        "level=NATIONAL;rank=1;date=2026-06-01, NOT_APPLICABLE",
        "level=NATIONAL;rank=1;date=2026-06-02, NOT_MET",
        "level=MUNICIPAL;rank=1;date=2025-01-01, NOT_MET",
        "level=PROVINCIAL;date=2025-01-01, UNKNOWN",
        "level=MUNICIPAL;date=2025-01-01, NOT_MET",
        "level=PROVINCIAL;rank=2, UNKNOWN"
    })
    void anAwardAmongTheFirstThreeWithinThreeYearsExemptsFromRights(String award, Status status) {
        Firm firm = E1.with("classOneOwnIp", 2025, "0").with("awards", award);

        assertThat(status(firm, "P4")).isEqualTo(status);
    }

    @ParameterizedTest(name = "institution {0}: {1}")
    @CsvSource({
        "level=PROVINCIAL, NOT_APPLICABLE",
        "level=NATIONAL, NOT_APPLICABLE",
        "level=MUNICIPAL, NOT_MET",
        "none, NOT_MET"
    })
    void aProvincialInstitutionExemptsFromRights(String institution, Status status) {
        Firm firm = E1.with("classOneOwnIp", 2025, "0").with("rdInstitutions", institution);

        assertThat(status(firm, "P4")).isEqualTo(status);
    }

    @Test
    void anExemptFirmIsEligibleWithoutRightsAndItsExemptionIsExplained() {
        Firm firm = E4.with("classOneOwnIp", 2025, "0").without("ipAppliedWithBenefit");
        Assessment assessment = srdi(firm);

        assertThat(assessment.outcome()).isEqualTo(TierOutcome.ELIGIBLE);
        assertThat(assessment.criterion("P4").ground()).isEqualTo(CriterionResult.Ground.EXEMPT);
        assertThat(assessment.explanation(assessment.criterion("P4")).zh())
                .contains("符合不考核条件")
                .contains("省部级及以上研发机构");
    }

    @Test
    void failingIsNoFailureWhileTheFirmMayBeExempt() {
        Firm firm = E2.without("awards");
        CriterionResult result = srdi(firm).criterion("P4");

        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
        assertThat(result.ground()).isEqualTo(CriterionResult.Ground.MAY_BE_EXEMPT);
        assertThat(result.doubts())
                .extracting(doubt -> doubt.field() == null ? "" : doubt.field().key())
                .containsExactly("awards");
    }

    @Test
    void rightsAreNotEnoughUntilSomebodyJudgedTheirUse() {
        assertThat(status(E1.without("ipAppliedWithBenefit"), "P4")).isEqualTo(Status.MANUAL);
        assertThat(srdi(E1.without("ipAppliedWithBenefit")).outcome()).isEqualTo(TierOutcome.NEEDS_REVIEW);
        assertThat(status(E1.with("ipAppliedWithBenefit", "verdict=no;by=核查组;on=2026-05-20"), "P4"))
                .isEqualTo(Status.NOT_MET);
    }

    @Test
    void rightsTransferredInCountOnlyUnderTheLooserReading() {
        Firm firm = E1.with("classOneOwnIp", 2025, "0").with("classOneIp", 2025, "1");
        var looser = Rulebook.EDITIONS.variant("SRDI-2026", Map.of("transferredIpRule", "EXCLUDE_UNDER_ONE_YEAR"));

        assertThat(status(firm, "P4")).isEqualTo(Status.NOT_MET);
        assertThat(looser.assess(firm.facts(Rulebook.EDITIONS.indicators()), NEW_2026)
                        .criterion("P4")
                        .status())
                .isEqualTo(Status.MET);
    }

    // ---- judgement and platform score ----

    @Test
    void theMarketPositionWaitsForAPersonAndThenNamesThem() {
        Assessment open = srdi(E1.without("shareNearFront"));
        Assessment judged = srdi(E1);

        assertThat(open.criterion("P5").status()).isEqualTo(Status.MANUAL);
        assertThat(open.outcome()).isEqualTo(TierOutcome.NEEDS_REVIEW);
        assertThat(judged.explanation(judged.criterion("P5")).zh())
                .contains("市工信局核查组")
                .contains("2026-05-20");
    }

    @Test
    void onlyDataIsMissingBeforeJudgementIsAskedFor() {
        assertThat(srdi(E1.without("shareNearFront").without("totalAssets", 2025))
                        .outcome())
                .isEqualTo(TierOutcome.NEEDS_DATA);
    }

    @Test
    void aScoreThatIsNotFromThePlatformIsLeftToAPerson() {
        Firm declared = E1.with("developmentScore", 2025, "57", SourceKind.DECLARATION);

        assertThat(status(declared, "P6")).isEqualTo(Status.MANUAL);
        assertThat(status(E1.without("developmentScore"), "P6")).isEqualTo(Status.MANUAL);
        assertThat(srdi(declared).outcome()).isEqualTo(TierOutcome.NEEDS_REVIEW);
    }

    @ParameterizedTest(name = "review with {0} then {1}: {2}")
    @CsvSource({
        "50, 49, MET",
        "49, 50, MET",
        "49.99, 49.99, NOT_MET",
        ", 50, MET",
        "50, , MET",
        "49, , MANUAL",
        ", , MANUAL"
    })
    void aReAssessmentTakesEitherOfTheLastTwoScores(String before, String last, Status status) {
        Firm firm = E1.without("developmentScore");
        firm = before == null ? firm : firm.with("developmentScore", 2024, before, SourceKind.PLATFORM);
        firm = last == null ? firm : firm.with("developmentScore", 2025, last, SourceKind.PLATFORM);

        assertThat(assess("SRDI-2026", firm, REVIEW_2026).criterion("P6").status())
                .isEqualTo(status);
    }

    @Test
    void aNewApplicationTakesOnlyTheLastScore() {
        Firm firm = E1.with("developmentScore", 2024, "80", SourceKind.PLATFORM)
                .with("developmentScore", 2025, "49", SourceKind.PLATFORM);

        assertThat(status(firm, "P6")).isEqualTo(Status.NOT_MET);
    }

    // ---- common gates ----

    @Test
    void aLargeEnterpriseIsNoSmeAndTheReasonIsGiven() {
        Firm firm = E1.with("employees", 2025, "320")
                .with("revenue", 2025, "23000")
                .with("mainRevenue", 2025, "22000")
                .with("rdExpense", 2025, "2000");
        Assessment assessment = srdi(firm);

        assertThat(assessment.outcome()).isEqualTo(TierOutcome.NOT_ELIGIBLE);
        assertThat(assessment.criterion("G2").status()).isEqualTo(Status.NOT_MET);
        assertThat(assessment.explanation(assessment.criterion("G2")).zh())
                .contains("大型（软件和信息技术服务业：从业人员 320 ≥300、营业收入 23000 ≥10000）");
    }

    @ParameterizedTest(name = "{0}, {1} persons, revenue {2}: {3}")
    @CsvSource({
        "C39, 1000, 40000, NOT_MET",
        "C39, 999, 40000, MET",
        "C39, 1000, 39999, MET",
        "I65, 300, 10000, NOT_MET",
        "I65, 300, 9999, MET",
        "6513, 299, 99999, MET",
        "J66, 10, 10, UNKNOWN"
    })
    void sizeFollowsTheIndustryAndBothFigures(String industry, String employees, String revenue, Status status) {
        Firm firm = E1.with("industryCode", industry)
                .with("employees", 2025, employees)
                .with("revenue", 2025, revenue);

        assertThat(status(firm, "G2")).isEqualTo(status);
    }

    @Test
    void aMissingFigureOfSizeMattersOnlyWhenItCouldChangeTheAnswer() {
        assertThat(status(E1.without("employees"), "G2")).isEqualTo(Status.MET);
        assertThat(status(E1.without("employees").with("revenue", 2025, "10000"), "G2"))
                .isEqualTo(Status.UNKNOWN);
        assertThat(status(E1.without("industryCode"), "G2")).isEqualTo(Status.UNKNOWN);
    }

    @ParameterizedTest(name = "incident on {0}: {1}")
    @CsvSource({"2023-06-01, NOT_MET", "2023-05-31, MET", "2026-06-01, NOT_MET"})
    void anIncidentCountsForThreeYears(String date, Status status) {
        assertThat(status(E1.with("incidents", "kind=SAFETY;date=" + date), "G5"))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "independentLegalPerson, no, G1",
        "onAbnormalList, yes, G3",
        "onDishonestyList, yes, G3",
        "prohibitedProduct, yes, G4"
    })
    void everyCommonConditionIsAHardGate(String field, String value, String criterion) {
        Assessment assessment = srdi(E1.with(field, value));

        assertThat(assessment.criterion(criterion).status()).isEqualTo(Status.NOT_MET);
        assertThat(assessment.outcome()).isEqualTo(TierOutcome.NOT_ELIGIBLE);
        assertThat(srdi(E1.without(field)).outcome()).isEqualTo(TierOutcome.NEEDS_DATA);
    }

    // ---- gaps and sentences ----

    @Test
    void theGapIsComputedFromTheRule() {
        Gap main = srdi(E2).criterion("P2b").gaps().get(0);

        assertThat(main.exactAmount()).isEqualTo("90");
        assertThat(main.wording().zh()).isEqualTo("还差 90 万元主营业务收入（按当前营业收入 900 计，须达 720）");
        assertThat(main.wording().en())
                .isEqualTo("still 0.9 million yuan of main-business revenue short"
                        + " (with current revenue of 9 million yuan, needs 7.2 million yuan)");
    }

    @Test
    void everyFailingYearHasItsGap() {
        List<Gap> gaps = srdi(E2).criterion("P3").gaps();

        assertThat(gaps).extracting(Gap::exactAmount).containsExactly("74.5", "73");
        assertThat(gaps)
                .extracting(gap -> gap.wording().zh())
                .containsExactly("还差 74.5 万元2024年研发费用（须达 100）", "还差 73 万元研发费用（须达 100）");
    }

    @Test
    void tooMuchDebtHasAGapDownwards() {
        Gap gap = srdi(E1.with("totalLiabilities", 2025, "3400.5"))
                .criterion("P2c")
                .gaps()
                .get(0);

        assertThat(gap.raise()).isFalse();
        assertThat(gap.exactAmount()).isEqualTo("40.5");
        assertThat(gap.wording().zh()).isEqualTo("须减少 40.5 万元负债总额（按当前资产总额 4200 计，须不高于 3360）");
    }

    @Test
    void closingTheGapExactlyMeetsTheCriterion() {
        assertThat(status(E2.with("mainRevenue", 2025, "720"), "P2b")).isEqualTo(Status.MET);
        assertThat(status(E2.with("mainRevenue", 2025, "719.9999"), "P2b")).isEqualTo(Status.NOT_MET);
    }

    @Test
    void aMissingTitleIsAGapToo() {
        assertThat(srdi(E2).criterion("P1").gaps())
                .extracting(gap -> gap.wording().zh())
                .containsExactly("还差 1 项有效的科技型或创新型中小企业称号（须达 1）");
    }

    @Test
    void theSentenceFollowsThePatternOfTheReference() {
        Assessment assessment = assess("LG-2026", E2, NEW_2026);
        CriterionResult result = assessment.criterion("W2b");

        assertThat(assessment.explanation(result).zh())
                .isEqualTo("主营业务收入占比（W2b）：要求 ≥90%，实际 70.00%（630/900，审计报告 2025），不满足；"
                        + "依据 工信部企业〔2026〕2号 附件2（二），版本 LG-2026。");
        assertThat(assessment.explanation(result).en())
                .isEqualTo(
                        "Main-business revenue share (W2b): requires ≥90%, actual 70.00% (630/900, audit report 2025), "
                                + "not met; basis MIIT Enterprise [2026] No. 2, Annex 2 (2), edition LG-2026.");
        assertThat(result.gaps().get(0).wording().zh()).isEqualTo("还差 180 万元主营业务收入（按当前营业收入 900 计，须达 810）");
    }

    @Test
    void aValueIsNeverShownAsTheThresholdItMisses() {
        Firm firm = E1.with("mainRevenue", 2025, "79.9999").with("revenue", 2025, "100");
        Assessment assessment = srdi(firm);
        Part part = part(assessment, "P2b", 0);

        assertThat(part.value()).extracting("zh").isEqualTo("80.00%");
        assertThat(part.exact()).isEqualTo("79.9999");
        assertThat(assessment.explanation(assessment.criterion("P2b")).zh())
                .contains("实际 79.9999%")
                .doesNotContain("80.00%");
    }

    @Test
    void bothYearsAndBothConditionsAreTold() {
        Assessment assessment = srdi(E2);

        assertThat(assessment.explanation(assessment.criterion("P3")).zh())
                .contains("2024年研发费用：要求 ≥100万元，实际 25.5万元（审计报告 2024），不满足")
                .contains("要求 ≥3%，实际 3.00%（27/900，审计报告 2025），满足");
    }

    @Test
    void everyExplanationAgreesWithItsVerdictInBothLanguages() {
        for (Firm firm : List.of(E1, E2, E3, E4, Firm.nothingKnown())) {
            Assessment assessment = srdi(firm);
            for (CriterionResult result : assessment.criteria()) {
                String zh = assessment.explanation(result).zh();
                String body = zh.substring(0, zh.indexOf("；依据"));
                assertThat(body)
                        .as(zh)
                        .endsWith(
                                switch (result.status()) {
                                    case MET -> "，满足";
                                    case NOT_MET -> "，不满足";
                                    case UNKNOWN -> body.endsWith("）") ? "）" : "（缺数据）";
                                    case MANUAL -> "待人工认定";
                                    case NOT_APPLICABLE -> "不适用";
                                });
                assertThat(assessment.explanation(result).en())
                        .contains("edition SRDI-2026.")
                        .doesNotContainPattern("[\\u4e00-\\u9fff&&[^市工信局核查组]]");
            }
        }
    }

    private static Status status(Firm firm, String criterion) {
        return srdi(firm).criterion(criterion).status();
    }

    private static String verdicts(Assessment assessment) {
        return assessment.criteria().stream()
                .map(result -> result.criterion().id()
                        + switch (result.status()) {
                            case MET -> "+";
                            case NOT_MET -> "-";
                            case UNKNOWN -> "?";
                            case MANUAL -> "m";
                            case NOT_APPLICABLE -> "/";
                        })
                .collect(Collectors.joining(" "));
    }
}
