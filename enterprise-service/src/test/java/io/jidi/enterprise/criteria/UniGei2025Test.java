package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.criteria.Rulebook.NEW_2026;
import static io.jidi.enterprise.criteria.Rulebook.assess;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Doubt;
import io.jidi.enterprise.criteria.rules.ExchangeRates;
import io.jidi.enterprise.criteria.rules.ProfileResult;
import io.jidi.enterprise.criteria.rules.Status;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UniGei2025Test {

    private static final AssessmentContext AT_715 =
            NEW_2026.withRates(ExchangeRates.none().with("USD", 2025, "7.15"));

    private static final Firm YOUNG = Firm.nothingKnown()
            .with("independentLegalPerson", "yes")
            .with("listing", "NONE")
            .with("foundedDate", "2021-06-01");

    @ParameterizedTest
    @ValueSource(strings = {"皖江智语", "淮北微行", "蚌埠芯感", "芜湖精驱"})
    void withoutValuationTheListHasNoDataAndDoesNotSayNo(String name) {
        Assessment assessment = assess("UNI-GEI-2025", Firm.worked(name), AT_715);

        assertThat(assessment.outcome()).isEqualTo(TierOutcome.NEEDS_DATA);
        assertThat(assessment.tiers()).extracting(ProfileResult::outcome).containsOnly(TierOutcome.NEEDS_DATA);
        assertThat(assessment.criterion("U5").status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void theAgeIsShownEvenWithoutValuation() {
        Assessment assessment = assess("UNI-GEI-2025", Firm.worked("蚌埠芯感"), AT_715);

        assertThat(assessment.criterion("U4").status()).isEqualTo(Status.NOT_MET);
        assertThat(assessment.explanation(assessment.criterion("U4")).zh())
                .contains("要求 ≤10年，实际 11年133天（2014-08-20→2025-12-31，登记信息），不满足");
    }

    @Test
    void aKnownListWithoutAnyRoundIsNoDataEither() {
        assertThat(assess("UNI-GEI-2025", YOUNG.with("fundingRounds", "none"), AT_715)
                        .outcome())
                .isEqualTo(TierOutcome.NEEDS_DATA);
    }

    /** Valuation and funding in 万美元: 100000 is one billion. */
    @ParameterizedTest(name = "founded {0}, valuation {1}, funding {2}: {3}")
    @CsvSource({
        "2020-12-31, 10000, 500, POTENTIAL_UNICORN_5",
        "2020-12-30, 10000, 500, ",
        "2020-12-30, 50000, 2500, POTENTIAL_UNICORN_9",
        "2020-12-31, 49999, 2500, POTENTIAL_UNICORN_5",
        "2020-12-30, 49999.99, 2500, ",
        "2020-12-30, 50000, 2499.99, ",
        "2020-12-31, 9999.99, 500, ",
        "2020-12-31, 10000, 499.99, ",
        "2016-12-31, 50000, 2500, POTENTIAL_UNICORN_9",
        "2016-12-30, 50000, 2500, ",
        "2016-01-01, 100000, 5000, UNICORN",
        "2015-12-31, 100000, 5000, UNICORN",
        "2015-12-30, 100000, 5000, ",
        "2018-01-01, 99999, 5000, POTENTIAL_UNICORN_9",
        "2016-01-01, 99999, 5000, ",
        "2018-01-01, 100000, 4990, POTENTIAL_UNICORN_9",
        "2016-01-01, 100000, 4990, ",
        "2018-01-01, 1000000, 5000, SUPER_UNICORN",
        "2018-01-01, 999999.99, 5000, UNICORN",
        "2018-01-01, 1000000, 0, SUPER_UNICORN",
        "2015-12-30, 1000000, 5000, "
    })
    void ageIsExactToTheDayAndEdgesAreIncluded(String founded, String valuation, String funding, String tier) {
        Firm firm = YOUNG.with("foundedDate", founded).with("fundingRounds", usd("2025-06-30", valuation, funding));
        Assessment assessment = assess("UNI-GEI-2025", firm, AT_715);

        assertThat(assessment.reached().map(reached -> reached.profile().tier()).orElse(null))
                .isEqualTo(tier);
        assertThat(assessment.outcome()).isEqualTo(tier == null ? TierOutcome.NOT_ELIGIBLE : TierOutcome.ELIGIBLE);
    }

    @Test
    void fiveYearsFromLeapDayEndOnTheLastOfFebruary() {
        Firm firm = YOUNG.with("foundedDate", "2020-02-29").with("fundingRounds", usd("2024-06-30", "10000", "500"));

        assertThat(reached(firm, LocalDate.of(2025, 2, 28))).isEqualTo("POTENTIAL_UNICORN_5");
        assertThat(reached(firm, LocalDate.of(2025, 3, 1))).isEqualTo("none");
    }

    @Test
    void aFirmFoundedAfterTheReferenceDateIsInDoubtNotYoung() {
        Firm firm = YOUNG.with("foundedDate", "2026-01-01").with("fundingRounds", usd("2025-06-30", "10000", "500"));

        assertThat(assess("UNI-GEI-2025", firm, AT_715).criterion("Q1").status())
                .isEqualTo(Status.UNKNOWN);
    }

    // ---- rounds and currency ----

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({"715000, 7.15, MET", "714999.99, 7.15, NOT_MET", "715000, 7.16, NOT_MET", "716000, 7.16, MET"})
    void yuanAreConvertedAtTheRateOfTheYearOfClosing(String yuan, String rate, Status status) {
        Firm firm = YOUNG.with(
                "fundingRounds",
                "date=2025-06-30;currency=CNY;paidIn=40000;postMoney=" + yuan + ";investor=PROFESSIONAL");
        AssessmentContext context =
                NEW_2026.withRates(ExchangeRates.none().with("USD", 2025, rate).with("USD", 2024, "1"));

        assertThat(assess("UNI-GEI-2025", firm, context).criterion("U5").status())
                .isEqualTo(status);
    }

    @Test
    void aMissingRateIsUnknownAndNamed() {
        Firm firm = YOUNG.with(
                "fundingRounds", "date=2024-06-30;currency=CNY;paidIn=40000;postMoney=900000;investor=PROFESSIONAL");
        Assessment assessment = assess("UNI-GEI-2025", firm, AT_715);

        assertThat(assessment.criterion("U5").status()).isEqualTo(Status.UNKNOWN);
        assertThat(assessment.criterion("U5").doubts())
                .extracting(Doubt::reason)
                .containsExactly(Doubt.Reason.EXCHANGE_RATE_MISSING);
        assertThat(assessment.explanation(assessment.criterion("U5")).zh()).contains("缺少 2024年 CNY 对 USD 的平均汇率");
    }

    @Test
    void theLastRoundValuesTheFirmAndAllRoundsAreItsFunding() {
        Firm firm = YOUNG.with("fundingRounds", usd("2025-06-30", "90000", "2000"))
                .andAlso("fundingRounds", usd("2023-06-30", "120000", "3000"));
        Assessment assessment = assess("UNI-GEI-2025", firm, AT_715);

        assertThat(assessment.criterion("U5").status()).isEqualTo(Status.NOT_MET);
        assertThat(assessment.criterion("U6").status()).isEqualTo(Status.MET);
        assertThat(assessment.criterion("U6").parts().get(0).formula()).contains("+");
    }

    @Test
    void aRoundAfterTheReferenceDateDoesNotCount() {
        Firm firm = YOUNG.with("fundingRounds", usd("2025-12-31", "10000", "500"))
                .andAlso("fundingRounds", usd("2026-01-01", "200000", "9000"));

        assertThat(reached(firm, LocalDate.of(2025, 12, 31))).isEqualTo("POTENTIAL_UNICORN_5");
        assertThat(reached(firm, LocalDate.of(2026, 1, 1))).isEqualTo("UNICORN");
    }

    @Test
    void twoRoundsOnTheLastDayThatDisagreeAreAConflict() {
        Firm firm = YOUNG.with("fundingRounds", usd("2025-06-30", "90000", "2000"))
                .andAlso("fundingRounds", usd("2025-06-30", "120000", "3000"));

        assertThat(assess("UNI-GEI-2025", firm, AT_715).criterion("U5").status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void fundingWithAnUnknownAmountIsUnknown() {
        Firm firm = YOUNG.with("fundingRounds", "date=2025-06-30;currency=USD;postMoney=100000;investor=PROFESSIONAL");
        Assessment assessment = assess("UNI-GEI-2025", firm, AT_715);

        assertThat(assessment.criterion("U6").status()).isEqualTo(Status.UNKNOWN);
        assertThat(assessment.outcome()).isEqualTo(TierOutcome.NEEDS_DATA);
    }

    @ParameterizedTest(name = "investor {0}: {1}")
    @CsvSource({"PROFESSIONAL, MET", "GOVERNMENT, NOT_MET", ", UNKNOWN"})
    void privateMoneyOfAProfessionalInstitutionIsNeeded(String investor, Status status) {
        Firm firm = YOUNG.with(
                "fundingRounds",
                "date=2025-06-30;currency=USD;paidIn=5000;postMoney=100000"
                        + (investor == null ? "" : ";investor=" + investor));

        assertThat(assess("UNI-GEI-2025", firm, AT_715).criterion("U2").status())
                .isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"NONE, MET", "PLANNED, MET", "NEEQ, MET", "LISTED, NOT_MET"})
    void neeqIsNotListedUnlessTheParameterSaysSo(String listing, Status status) {
        Firm firm = YOUNG.with("listing", listing).with("fundingRounds", usd("2025-06-30", "100000", "5000"));
        var stricter = Rulebook.EDITIONS.variant("UNI-GEI-2025", Map.of("unlistedStates", "NONE,PLANNED"));

        assertThat(assess("UNI-GEI-2025", firm, AT_715).criterion("U3").status())
                .isEqualTo(status);
        assertThat(stricter.assess(firm.facts(Rulebook.EDITIONS.indicators()), AT_715)
                        .criterion("U3")
                        .status())
                .isEqualTo(listing.equals("NEEQ") ? Status.NOT_MET : status);
    }

    @Test
    void theGapOfAValuationIsInDollars() {
        Firm firm = YOUNG.with("fundingRounds", usd("2025-06-30", "99999", "5000"));

        var gap = assess("UNI-GEI-2025", firm, AT_715).criterion("U5").gaps().get(0);

        assertThat(gap.exactAmount()).isEqualTo("1");
        assertThat(gap.wording().zh()).isEqualTo("还差 1 万美元最近一次融资轮次投后估值（须达 10亿美元）");
        assertThat(gap.wording().en()).startsWith("still US$0.01 million of post-money valuation");
    }

    private static String reached(Firm firm, LocalDate referenceDate) {
        return assess("UNI-GEI-2025", firm, AT_715.withReferenceDate(referenceDate))
                .reached()
                .map(tier -> tier.profile().tier())
                .orElse("none");
    }

    private static String usd(String date, String valuation, String funding) {
        return "date=" + date + ";currency=USD;paidIn=" + funding + ";postMoney=" + valuation
                + ";investor=PROFESSIONAL";
    }
}
