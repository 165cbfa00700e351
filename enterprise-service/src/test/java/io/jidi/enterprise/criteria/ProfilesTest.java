package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.criteria.Rulebook.EDITIONS;
import static io.jidi.enterprise.criteria.Rulebook.NEW_2026;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.ExchangeRates;
import io.jidi.enterprise.criteria.rules.Parameter;
import io.jidi.enterprise.criteria.rules.Status;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edges of the gazelle, unicorn and other profiles (domain reference 2 to 4): each threshold met exactly and missed by a hair. */
class ProfilesTest {

    private static final AssessmentContext AT_7 =
            NEW_2026.withRates(ExchangeRates.none().with("USD", 2025, "7"));

    private static final String HNTE = "titles:kind=HNTE;start=2024-01-01;end=2026-12-31";

    /** Fast, young, clean: what a case does not say stays like this. */
    private static final Firm FAST = Firm.nothingKnown()
            .with("foundedDate", "2018-01-01")
            .with("industryCode", "C39")
            .with("independentLegalPerson", "yes")
            .with("listing", "NONE")
            .with("incidents", "none")
            .with("awards", "none")
            .with("contests", "none")
            .with("standards", "none")
            .with("fundingRounds", "none")
            .with("rdInstitutions", "none")
            .with("titles", "kind=HNTE;start=2024-01-01;end=2026-12-31")
            .with("onAbnormalList", "no")
            .with("onDishonestyList", "no")
            .with("prohibitedProduct", "no")
            .with("strategicEmergingProduct", "yes")
            .with("talentLed", "no")
            .with("newProduct", "no")
            .with("strongInnovation", "verdict=yes;by=核查组;on=2026-05-20")
            .with("soundAccounts", "verdict=yes;by=核查组;on=2026-05-20")
            .with("coreTechnologyIp", "verdict=yes;by=核查组;on=2026-05-20")
            .with("supportedHighTechField", "verdict=yes;by=核查组;on=2026-05-20")
            .with("internationalTechnology", "verdict=yes;by=核查组;on=2026-05-20")
            .with("provincialEmergingIndustry", "verdict=yes;by=核查组;on=2026-05-20");

    private static Firm figures(String written) {
        Firm firm = FAST;
        // What no case is about: flat, without staff or profit growth.
        for (int back = 0; back < 5; back++) {
            firm = firm.with("revenue", 2025 - back, "100")
                    .with("mainRevenue", 2025 - back, "100")
                    .with("netProfit", 2025 - back, "10")
                    .with("employees", 2025 - back, "50")
                    .with("technicians", 2025 - back, "5")
                    .with("rdStaff", 2025 - back, "5")
                    .with("rdExpense", 2025 - back, "1")
                    .with("rdExpenseDomestic", 2025 - back, "1")
                    .with("equityFinancing", 2025 - back, "0")
                    .with("classOneIp", 2025 - back, "1")
                    .with("classTwoIp", 2025 - back, "0")
                    .with("pctApplications", 2025 - back, "0");
        }
        for (String figure : written.split(" ")) {
            if (figure.contains(":")) {
                int colon = figure.indexOf(':');
                firm = firm.with(figure.substring(0, colon), figure.substring(colon + 1));
                continue;
            }
            String[] parts = figure.split("=");
            String field = parts[0].replaceFirst("-\\d$", "");
            int back = parts[0].equals(field) ? 0 : Integer.parseInt(parts[0].substring(field.length() + 1));
            firm = firm.with(field, 2025 - back, parts[1]);
        }
        return firm;
    }

    private static String reached(String edition, String figures) {
        return Rulebook.assess(edition, figures(figures), AT_7)
                .reached()
                .map(tier -> tier.profile().tier())
                .orElse("-");
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        // K0 2.5 %, K1 base 1000 and 20 % (×1.728), growing
        "GAZ-TORCH, revenue-3=1000 revenue-2=1200 revenue-1=1440 revenue=1728 rdExpense=43.2, GAZELLE",
        "GAZ-TORCH, revenue-3=1000 revenue-2=1200 revenue-1=1440 revenue=1728 rdExpense=43.19, -",
        "GAZ-TORCH, revenue-3=999.99 revenue-2=1200 revenue-1=1440 revenue=1728 rdExpense=50, -",
        "GAZ-TORCH, revenue-3=1000 revenue-2=1200 revenue-1=1440 revenue=1727.99 rdExpense=50, -",
        "GAZ-TORCH, revenue-3=1000 revenue-2=1200 revenue-1=1728 revenue=1728 rdExpense=50, -",
        "GAZ-TORCH, revenue-3=1000 revenue-2=1200 revenue-1=1440 revenue=1728 rdExpense=50 industryCode:C16, -",
        "GAZ-TORCH, revenue-3=1000 revenue-2=1200 revenue-1=1440 revenue=1728 rdExpense=50 industryCode:0610, -",
        "GAZ-TORCH, revenue-3=1000 revenue-2=1200 revenue-1=1440 revenue=1728 rdExpense=50 industryCode:6513, GAZELLE",
        // K2: 100 persons, 30 % (×2.197)
        "GAZ-TORCH, employees-3=100 employees=219.7 revenue=101 rdExpense=3, GAZELLE",
        "GAZ-TORCH, employees-3=100 employees=219.6 revenue=101 rdExpense=3, -",
        "GAZ-TORCH, employees-3=99 employees=300 revenue=101 rdExpense=3, -",
        // K3 and K4: the mark within five and ten years, to the day
        "GAZ-TORCH, foundedDate:2020-12-31 revenue-1=49999 revenue=50000 revenue-3=49999 rdExpense=2000, GAZELLE",
        "GAZ-TORCH, foundedDate:2020-12-30 revenue-1=49999 revenue=50000 revenue-3=49999 rdExpense=2000, -",
        "GAZ-TORCH, foundedDate:2015-12-31 revenue-1=99999 revenue=100000 revenue-3=99999 rdExpense=9000, GAZELLE",
        "GAZ-TORCH, foundedDate:2015-12-31 revenue-1=99999 revenue=99999.99 revenue-3=99999 rdExpense=9000, -",
        // above 20 %, from ten persons, five years old at most
        "GAZ-OECD, employees-3=10 employees=17.29 foundedDate:2021-01-01, GAZELLE",
        "GAZ-OECD, employees-3=10 employees=17.28 foundedDate:2021-01-01, -",
        "GAZ-OECD, employees-3=10 employees=17.29, HIGH_GROWTH",
        "GAZ-OECD, employees-3=10 employees=10 revenue-3=100 revenue=172.9, HIGH_GROWTH",
        "GAZ-OECD, employees-3=9 employees=90, -",
        "GAZ-HUANGPU, revenue-3=1000 revenue-1=1700 revenue=1728, GAZELLE",
        "GAZ-HUANGPU, revenue-3=1000 revenue-1=1700 revenue=1728 titles:none, -",
        "GAZ-HUANGPU, revenue-3=500 revenue-1=800 revenue=864, GAZELLE_CULTIVATION",
        "GAZ-HUANGPU, revenue-1=333.33 revenue=500, GAZELLE_CULTIVATION",
        "GAZ-HUANGPU, revenue-1=333.34 revenue=500, -",
        "GAZ-HUANGPU, foundedDate:2021-01-01 fundingRounds:date=2024-01-01;currency=CNY;paidIn=5000;filed=yes;round=A, GAZELLE_CULTIVATION",
        "GAZ-HUANGPU, foundedDate:2021-01-01 fundingRounds:date=2024-01-01;currency=CNY;paidIn=5000;filed=yes;round=B, -",
        "GAZ-HUANGPU, foundedDate:2021-01-01 fundingRounds:date=2024-01-01;currency=CNY;paidIn=4999.99;filed=yes;round=A, -",
        // three bands of growth, strictly above
        "GAZ-ZHONGSHAN, revenue-3=900 revenue-2=1100 revenue-1=1600 revenue=2157 rdExpense=200, GAZELLE",
        "GAZ-ZHONGSHAN, revenue-3=900 revenue-2=1100 revenue-1=1600 revenue=2156 rdExpense=200, -",
        "GAZ-ZHONGSHAN, revenue-3=900 revenue-2=999 revenue-1=1600 revenue=2157 rdExpense=200, -",
        "GAZ-ZHONGSHAN, revenue-2=6000 revenue-1=8000 revenue=10141 rdExpense=900, GAZELLE",
        "GAZ-ZHONGSHAN, revenue-2=6000 revenue-1=8000 revenue=10140 rdExpense=900, -",
        "GAZ-ZHONGSHAN, revenue-2=40000 revenue-1=50000 revenue=57601 rdExpense=9000, GAZELLE",
        "GAZ-ZHONGSHAN, revenue-2=40000 revenue-1=50000 revenue=100000 rdExpense=9000, -",
        "GAZ-ZHONGSHAN, revenue-3=900 revenue-2=1100 revenue-1=1600 revenue=2157 rdExpense=143, -",
        "GAZ-ZHONGSHAN, revenue-3=900 revenue-2=1100 revenue-1=1600 revenue=2157 rdExpense=200 classOneIp-1=0, -",
        "GAZ-JINAN, revenue-2=1000 revenue=1440, GAZELLE",
        "GAZ-JINAN, revenue-2=1000 revenue=1439.99, -",
        "GAZ-JINAN, revenue-2=1000 revenue=1000 netProfit-2=10 netProfit=14.4, GAZELLE",
        "GAZ-JINAN, revenue-2=8000 revenue=10580, GAZELLE",
        "GAZ-JINAN, revenue-2=50000 revenue=60500, GAZELLE",
        "GAZ-JINAN, revenue-2=50000 revenue=60499, -",
        "GAZ-JINAN, revenue-2=60000 revenue=60000 foundedDate:2018-12-31, GAZELLE",
        "GAZ-JINAN, revenue-2=60000 revenue=60000 foundedDate:2018-12-30, -",
        "GAZ-JINAN, revenue-2=100000 revenue=100000 foundedDate:2014-12-31, GAZELLE",
        "GAZ-JINAN, revenue-2=100000 revenue=99999 foundedDate:2014-12-31, -",
        "GAZ-EASTLAKE, revenue-1=1000 revenue=1200, GAZELLE",
        "GAZ-EASTLAKE, revenue-1=1000 revenue=1199, -",
        "GAZ-EASTLAKE, revenue-1=1000 revenue=1100 netProfit-1=10 netProfit=11, GAZELLE",
        "GAZ-EASTLAKE, revenue-1=5000 revenue=5750, GAZELLE",
        "GAZ-EASTLAKE, revenue-1=10000 revenue=11000, GAZELLE",
        "GAZ-EASTLAKE, revenue-1=10000 revenue=50000, -",
        "GAZ-EASTLAKE, equityFinancing=1000.01, GAZELLE",
        "GAZ-EASTLAKE, equityFinancing=1000, -",
        "GAZ-EASTLAKE, equityFinancing=2000 foundedDate:2015-12-30, -",
        "GAZ-XIAMEN, revenue-2=2000 revenue=2880 rdExpense=230.4, GAZELLE",
        "GAZ-XIAMEN, revenue-2=2000 revenue=2880 rdExpense=230.39, -",
        "GAZ-XIAMEN, revenue-2=16000 revenue=21160 rdExpense=1269.6, GAZELLE",
        "GAZ-XIAMEN, revenue-2=16000 revenue=40000.01 rdExpense=9000, -",
        "GAZ-SIP, revenue-3=3000 revenue-2=3450 revenue-1=4350 revenue=5000, GAZELLE",
        "GAZ-SIP, revenue-3=5000 revenue-2=5000 revenue-1=5000 revenue=5000, -",
        "GAZ-SIP, revenue-3=1000 revenue-2=1200 revenue-1=1440 revenue=1728, GAZELLE_CULTIVATION",
        "GAZ-SIP, revenue-3=1000 revenue-2=1200 revenue-1=1440 revenue=1727, -",
        "GAZ-SIP, revenue-3=1000 revenue-2=1200 revenue-1=1440 revenue=1728 listing:LISTED, -",
        "GAZ-YANCHENG, revenue-4=1000 revenue-1=2000 revenue=2073.61, GAZELLE",
        "GAZ-YANCHENG, revenue-4=1000 revenue-1=2000 revenue=2073.6, -",
        "GAZ-HEFEI, revenue-3=100 revenue=219.8 rdExpense=7, GROWTH_SEED",
        "GAZ-HEFEI, revenue-3=100 revenue=219.7 rdExpense=7, -",
        "GAZ-HEFEI, revenue-3=100 revenue=219.8 rdExpense=6.594, -",
        "GAZ-HEFEI, revenue-3=100 revenue=219.8 rdExpense=7 classOneIp=0, -",
        "GAZ-HEFEI, revenue-3=100 revenue=219.8 rdExpense=7 classOneIp=0 equityFinancing=300.01, GROWTH_SEED",
        "GAZ-HEFEI, revenue-3=100 revenue=219.8 rdExpense=7 industryCode:K7010, -",
        "EAGLET-HEFEI-2021, mainRevenue-1=100 mainRevenue=130 rdExpense=5, EAGLET",
        "EAGLET-HEFEI-2021, mainRevenue-1=100 mainRevenue=129 rdExpense=5, -",
        "EAGLET-HEFEI-2021, revenue-1=99 rdExpense=5, EAGLET",
        "EAGLET-HEFEI-2021, rdExpense=5 contests:contest=OTHER;level=PROVINCIAL;prize=3, EAGLET",
        "EAGLET-HEFEI-2021, rdExpense=5 contests:contest=OTHER;level=PROVINCIAL;prize=4, -",
        "EAGLET-HEFEI-2021, rdExpense=101 foundedDate:2023-01-01, EAGLET",
        "EAGLET-HEFEI-2021, rdExpense=5 talentLed:yes technicians=4, -",
        "EAGLET-HANGZHOU-2024, foundedDate:2021-01-01 titles:kind=TECH_SME;start=2024-01-01;end=2026-12-31 rdStaff=10 rdExpense=10 classOneIp=3 equityFinancing-1=2000, EAGLET",
        "EAGLET-HANGZHOU-2024, foundedDate:2021-01-01 titles:kind=TECH_SME;start=2024-01-01;end=2026-12-31 rdStaff=10 rdExpense=10 classOneIp=2 equityFinancing-1=2000, -"
    })
    void gazellesAndTheirNeighbours(String edition, String figures, String tier) {
        assertThat(reached(edition, figures)).isEqualTo(tier);
    }

    /** Rate 7: 700000 万元 are 100000 万美元. */
    @ParameterizedTest(name = "{0}: founded {1}, {2} {3} valued, {4} raised → {5}")
    @CsvSource({
        "UNI-GEI-EARLIER, 2018-01-01, USD, 100000, 1, UNICORN",
        "UNI-GEI-EARLIER, 2018-01-01, USD, 99999.99, 1, -",
        "UNI-SZ, 2018-01-01, CNY, 700000, 35000, UNICORN",
        "UNI-SZ, 2018-01-01, CNY, 699999.99, 35000, POTENTIAL_UNICORN_9",
        "UNI-SZ, 2018-01-01, CNY, 700000, 34999, POTENTIAL_UNICORN_9",
        "UNI-SZ, 2018-01-01, CNY, 7000000, 35000, SUPER_UNICORN",
        "UNI-SZ, 2021-01-01, CNY, 70000, 3500, POTENTIAL_UNICORN_5",
        "UNI-SZ, 2021-01-01, CNY, 69999, 3500, SEED_UNICORN",
        "UNI-SZ, 2021-01-01, CNY, 30000, 1000, SEED_UNICORN",
        "UNI-SZ, 2021-01-01, CNY, 29999, 1000, -",
        "UNI-SZ, 2018-01-01, CNY, 350000, 17500, POTENTIAL_UNICORN_9",
        "UNI-SZ, 2018-01-01, CNY, 349999, 17500, -",
        "UNI-SZ, 2015-12-31, USD, 100000, 5000, UNICORN",
        "UNI-SZ, 2015-12-30, CNY, 700000, 35000, -",
        "UNI-HUANGPU, 2018-01-01, USD, 100000, 1, UNICORN",
        "UNI-HUANGPU, 2018-01-01, CNY, 600000, 1, UNICORN",
        "UNI-HUANGPU, 2018-01-01, CNY, 599999, 1, -",
        "UNI-HUANGPU, 2021-01-01, CNY, 60000, 1, POTENTIAL_UNICORN",
        "UNI-HUANGPU, 2021-01-01, CNY, 59999, 1, -",
        "UNI-SUQIAN-2022, 2018-01-01, USD, 100000, 1, POTENTIAL_UNICORN_9",
        "UNI-SUQIAN-2022, 2018-01-01, USD, 100000.01, 1, UNICORN",
        "UNI-SUQIAN-2022, 2021-01-01, CNY, 30000, 1, POTENTIAL_UNICORN_5",
        "UNI-SUQIAN-2022, 2021-01-01, USD, 4999, 1, POTENTIAL_UNICORN_5",
        "UNI-SUQIAN-2022, 2021-01-01, CNY, 29999, 1, -",
        "UNI-SUQIAN-2022, 2018-01-01, USD, 9999, 1, -",
        "UNI-EASTLAKE-2023, 2018-01-01, USD, 50000, 1, POTENTIAL_UNICORN_9",
        "UNI-EASTLAKE-2023, 2021-01-01, USD, 10000, 1, POTENTIAL_UNICORN_5",
        "UNI-EASTLAKE-2023, 2016-01-01, USD, 99999, 1, -",
        "UNI-QINGDAO-2024, 2021-01-01, CNY, 20000, 1, HIDDEN_UNICORN",
        "UNI-QINGDAO-2024, 2021-01-01, CNY, 300000, 1, HIDDEN_UNICORN_500",
        "UNI-QINGDAO-2024, 2021-01-01, CNY, 700001, 1, -",
        "UNI-QINGDAO-2024, 2020-12-30, CNY, 20000, 1, -",
        "UNI-HURUN, 2000-01-01, USD, 100000, 1, UNICORN",
        "UNI-HURUN, 1999-12-31, USD, 100000, 1, -",
        "UNI-HURUN, 2010-01-01, USD, 1000000, 1, SUPER_UNICORN",
        "UNI-HURUN, 2010-01-01, USD, 99999, 1, HURUN_GAZELLE",
        "UNI-HURUN, 2010-01-01, USD, 49999, 1, HURUN_CHEETAH",
        "UNI-HURUN, 2010-01-01, USD, 29999, 1, -",
        "UNI-CBI, 1990-01-01, USD, 100000, 1, UNICORN",
        "UNI-CBI, 1990-01-01, USD, 99999, 1, -",
        "UNI-ANHUI-2025, 2018-01-01, USD, 100000, 5000, UNICORN",
        "UNI-ANHUI-2025, 2015-12-30, USD, 100000, 5000, -"
    })
    void unicorns(String edition, String founded, String currency, String valuation, String raised, String tier) {
        assertThat(reached(
                        edition,
                        "foundedDate:" + founded + " fundingRounds:date=2025-06-30;currency=" + currency + ";paidIn="
                                + raised + ";postMoney=" + valuation + ";investor=PROFESSIONAL"))
                .isEqualTo(tier);
    }

    @Test
    void theOlderShenzhenRuleAlsoAsksForGrowth() {
        String rounds =
                " foundedDate:2019-12-31 fundingRounds:date=2025-06-30;currency=USD;paidIn=1500.01;postMoney=30000";

        assertThat(reached("UNI-SZ-QUASI", "revenue-3=1200 revenue=3300" + rounds))
                .isEqualTo("QUASI_UNICORN");
        assertThat(reached("UNI-SZ-QUASI", "revenue-3=1200 revenue=3292.8" + rounds))
                .isEqualTo("-");
        assertThat(reached("UNI-SZ-QUASI", "revenue-3=100 revenue=3000" + rounds))
                .isEqualTo("-");
    }

    @ParameterizedTest(name = "sales {0}, R&D {1}: {2} {3} {4}")
    @CsvSource({
        "5000, 650, MET, NOT_APPLICABLE, NOT_APPLICABLE",
        "5000, 249, NOT_MET, NOT_APPLICABLE, NOT_APPLICABLE",
        "5000.01, 650, NOT_APPLICABLE, MET, NOT_APPLICABLE",
        "20000, 1206, NOT_APPLICABLE, MET, NOT_APPLICABLE",
        "20000, 700, NOT_APPLICABLE, NOT_MET, NOT_APPLICABLE",
        "20000.01, 700, NOT_APPLICABLE, NOT_APPLICABLE, MET",
        "20000.01, 600, NOT_APPLICABLE, NOT_APPLICABLE, NOT_MET"
    })
    void theResearchOfAHighTechFirmIsOfThreeYearsByItsSales(
            String sales, String rd, Status small, Status middle, Status large) {
        Assessment assessment =
                Rulebook.assess("HNTE-2016", figures("revenue=" + sales + " rdExpense=" + rd), NEW_2026);

        assertThat(assessment.criterion("N5a").status()).isEqualTo(small);
        assertThat(assessment.criterion("N5b").status()).isEqualTo(middle);
        assertThat(assessment.criterion("N5c").status()).isEqualTo(large);
    }

    @ParameterizedTest(name = "expert score {0}: {1}")
    @CsvSource({"70, NOT_MET", "70.5, MET", ", MANUAL"})
    void seventyPointsOfInnovationFailAndNoneIsLeftToExperts(String score, Status status) {
        Firm firm = figures("revenue=100");
        Assessment assessment = Rulebook.assess(
                "HNTE-2016",
                score == null
                        ? firm
                        : firm.with(
                                "innovationScore", 2025, score, io.jidi.enterprise.criteria.rules.SourceKind.EXPERT),
                NEW_2026);

        assertThat(assessment.criterion("N7").status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "sales 100, {0}, {1}: {2}")
    @CsvSource({
        "135, 182.25, 9..10",
        "125, 156.25, 7..8",
        "115, 132.25, 5..6",
        "105, 110.25, 3..4",
        "101, 102, 1..2",
        "100, 100, 0"
    })
    void whatNumbersSayOfTheGrowthPartIsARange(String middle, String last, String points) {
        Assessment assessment = Rulebook.assess(
                "HNTE-2016", figures("revenue-2=100 revenue-1=" + middle + " revenue=" + last), NEW_2026);

        assertThat(assessment.criterion("N7b").parts().get(0).exact()).isEqualTo(points);
        assertThat(assessment.criterion("N7b").status()).isEqualTo(points.equals("0") ? Status.NOT_MET : Status.MANUAL);
        assertThat(assessment.tiers().get(0).criteria())
                .extracting(result -> result.criterion().id())
                .doesNotContain("N7a", "N7b");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "mainRevenue=40000 mainRevenue-1=40000 mainRevenue-2=40000 yearsInSegment=10 globalRank=3, CHAMPION",
        "mainRevenue=39999 mainRevenue-1=40000 mainRevenue-2=40000 yearsInSegment=10 globalRank=3, -",
        "mainRevenue=40000 mainRevenue-1=40000 mainRevenue-2=40000 yearsInSegment=9 globalRank=3, -",
        "mainRevenue=40000 mainRevenue-1=40000 mainRevenue-2=40000 yearsInSegment=5 newProduct:yes globalRank=3, CHAMPION",
        "mainRevenue=40000 mainRevenue-1=40000 mainRevenue-2=40000 yearsInSegment=10 globalRank=4, -",
        "mainRevenue=20000 mainRevenue-1=20000 mainRevenue-2=20000 yearsInSegment=10 globalRank=1 titles:kind=SRDI;start=2024-01-01;end=2026-12-31, CHAMPION",
        "mainRevenue=20000 mainRevenue-1=20000 mainRevenue-2=20000 yearsInSegment=10 globalRank=1, -"
    })
    void champions(String figures, String tier) {
        assertThat(reached("CHAMP-2023", figures)).isEqualTo(tier);
    }

    @ParameterizedTest(name = "incident on {0}: {1}")
    @CsvSource({"2026-05-01, NOT_MET", "2025-01-01, NOT_MET", "2024-12-31, MET"})
    void incidentsOfLastAndThisYearCountForTechnologySmes(String date, Status status) {
        Firm firm = FAST.with("incidents", "kind=SAFETY;date=" + date);

        assertThat(Rulebook.assess("TECHSME-2017", firm, NEW_2026)
                        .criterion("B4")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "C, UNKNOWN",
        "C16, NOT_MET",
        "16, NOT_MET",
        "C39, MET",
        "39, MET",
        "B, NOT_MET",
        "J, MET",
        "D4411, NOT_MET"
    })
    void aCodeCoarserThanAnExclusionIsOpen(String industry, Status status) {
        Assessment assessment = Rulebook.assess("GAZ-TORCH", FAST.with("industryCode", industry), NEW_2026);

        assertThat(assessment.criterion("KX").status()).isEqualTo(status);
    }

    @Test
    void valuesFromMemoryAreShownAsNotConfirmed() {
        assertThat(EDITIONS.get("GAZ-TORCH").parameters().values())
                .filteredOn(parameter -> !parameter.confirmed())
                .extracting(Parameter::name)
                .containsExactly("rdRatioMin", "baseStaffMin", "staffGrowthMin", "passedYears", "excludedSectors");
        assertThat(EDITIONS.get("UNI-ANHUI-2025").parameters().get("valuationMin"))
                .extracting(Parameter::confirmed)
                .isEqualTo(false);
        assertThat(EDITIONS.get("UNI-HURUN").parameters().get("cheetahValuationMin"))
                .extracting(Parameter::confirmed)
                .isEqualTo(false);
    }

    @Test
    void tiersWithoutThresholdsAreNamedAndNeverJudged() {
        Edition hefei = EDITIONS.get("GAZ-HEFEI");

        assertThat(hefei.withheld()).extracting(Edition.Withheld::tier).contains("GAZELLE", "POTENTIAL_GAZELLE");
        assertThat(hefei.profiles()).extracting(profile -> profile.tier()).containsExactly("GROWTH_SEED");
        assertThat(reached("GAZ-HEFEI", "revenue-3=1000 revenue=90000 " + HNTE)).isNotEqualTo("GAZELLE");
    }

    @Test
    void nobodyOfWhomNothingIsKnownIsEligibleForAnything() {
        for (Edition edition : EDITIONS.all()) {
            assertThat(Rulebook.assess(edition.id(), Firm.nothingKnown(), AT_7).outcome())
                    .as(edition.id())
                    .isNotIn(TierOutcome.ELIGIBLE, TierOutcome.NOT_ELIGIBLE);
        }
    }
}
