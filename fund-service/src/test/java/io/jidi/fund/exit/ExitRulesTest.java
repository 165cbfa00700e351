package io.jidi.fund.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.fund.exit.rules.Answer;
import io.jidi.fund.exit.rules.ExitRule;
import io.jidi.fund.exit.rules.ExitRules;
import io.jidi.fund.exit.rules.Figure;
import io.jidi.fund.exit.rules.SellDown;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exit routes by their dated rules (fund.md 5.2). */
class ExitRulesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-06-01");

    private final ExitRules rules = ExitFile.read("exit/rules.yaml");

    @ParameterizedTest
    @CsvSource({
        // The first set, by profit, and by profit and revenue; one yuan less fails.
        "marketCap=1000000000 netProfit=30000000 netProfitPrior=20000000 netProfitTwoYears=50000000, PASS",
        "marketCap=1000000000 netProfit=30000000 netProfitPrior=20000000 netProfitTwoYears=49999999 revenue=1, FAIL",
        "marketCap=1000000000 netProfit=1 revenue=100000000, PASS",
        "marketCap=999999999 netProfit=1 revenue=100000000, FAIL",
        // A loss of the year before leaves the second way.
        "marketCap=1000000000 netProfit=1 netProfitPrior=-1 netProfitTwoYears=60000000 revenue=99999999, FAIL",
        "marketCap=1500000000 netProfit=-1 revenue=200000000 rdShareThreeYears=0.15, PASS",
        "marketCap=1500000000 netProfit=-1 revenue=200000000 rdShareThreeYears=0.1499, FAIL",
        "marketCap=2000000000 netProfit=-1 revenue=300000000 rdShareThreeYears=0 operatingCashThreeYears=100000000, PASS",
        "marketCap=3000000000 revenue=300000000, PASS",
        "marketCap=4000000000 netProfit=-1 revenue=0 fifthSetResults=1, PASS",
        "marketCap=4000000000 netProfit=-1 revenue=0, UNKNOWN",
        "marketCap=1000000000, UNKNOWN"
    })
    void oneOfTheFiveSetsOfTheStarMarket(String figures, Answer expected) {
        assertThat(finding("STAR_LISTING", "STAR_SET", figures).answer()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "rdShareThreeYears=0.05 rdStaffRate=0.10 coreInventionPatents=7 revenueGrowth=0.25, PASS",
        "rdShareThreeYears=0.01 rdThreeYears=80000000 rdStaffRate=0.10 coreInventionPatents=7 revenue=300000000, PASS",
        "rdShareThreeYears=0.05 rdStaffRate=0.0999 rdThreeYears=1 coreInventionPatents=7 revenue=300000000, FAIL",
        "rdShareThreeYears=0.05 rdThreeYears=0 rdStaffRate=0.10 coreInventionPatents=6 revenue=300000000, FAIL",
        "rdShareThreeYears=0.05 rdThreeYears=0 rdStaffRate=0.1 coreInventionPatents=7 revenueGrowth=0.24 revenue=1, FAIL",
        "coreInventionPatents=50, PASS",
        "coreInventionPatents=49 rdStaffRate=0.2, UNKNOWN"
    })
    void theSciTechAttribute(String figures, Answer expected) {
        assertThat(finding("STAR_LISTING", "SCI_TECH", figures).answer()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "35, 1000000, 0, 10000, PASS",
        "35, 1000000, 1, 10000, FAIL",
        "36, 1000000, 4000, 6000, PASS",
        "48, 1000000, 0, 10001, FAIL",
        "60, 1000000, 500000, 500000, PASS"
    })
    void theSellDownBracketByTheTimeHeld(String months, String total, String sold, String wanted, Answer expected) {
        assertThat(finding(
                                "IPO",
                                "SELL_DOWN",
                                "monthsHeldAtListing=" + months + " sharesTotal=" + total + " sharesSoldInWindow="
                                        + sold + " sharesToSell=" + wanted)
                        .answer())
                .isEqualTo(expected);
    }

    @Test
    void theWindowShrinksWithTheTimeHeld() {
        SellDown brackets = new SellDown(List.of(
                new SellDown.Bracket(36, new BigDecimal("0.01"), 90),
                new SellDown.Bracket(48, new BigDecimal("0.01"), 60),
                new SellDown.Bracket(60, new BigDecimal("0.01"), 30)));
        assertThat(brackets.bracket(new BigDecimal("35.9")).orElseThrow().windowDays())
                .isEqualTo(90);
        assertThat(brackets.bracket(new BigDecimal("36")).orElseThrow().windowDays())
                .isEqualTo(60);
        assertThat(brackets.bracket(new BigDecimal("59.9")).orElseThrow().windowDays())
                .isEqualTo(30);
        assertThat(brackets.bracket(new BigDecimal("60"))).isEmpty();
        assertThat(brackets.allowance(new BigDecimal("12"), new BigDecimal("100"), new BigDecimal("5")))
                .contains(BigDecimal.ZERO);
        assertThat(finding("IPO", "SELL_DOWN", "").answer()).isEqualTo(Answer.UNKNOWN);
    }

    /** The lock-ups are from memory: they can leave a check open, never fail a route. */
    @Test
    void whatIsFromMemoryNeverFailsARoute() {
        ExitRule.Finding locked =
                finding("IPO", "LOCK_UP", "daysSinceListing=100 daysSincePurchase=2000 daysBoughtBeforeFiling=1000");
        assertThat(locked.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(locked.confirmed()).isFalse();
        assertThat(finding("IPO", "LOCK_UP", "daysSinceListing=365 daysSincePurchase=500 daysBoughtBeforeFiling=366")
                        .answer())
                .isEqualTo(Answer.PASS);
    }

    @ParameterizedTest
    @CsvSource({"MERGER", "SHARE_TRANSFER", "BUY_BACK", "IN_KIND"})
    void aSaleNeedsAPriceBasis(String route) {
        assertThat(finding(route, "PRICE_BASIS", "charterPrice=0 appraisal=1").answer())
                .isEqualTo(Answer.PASS);
        assertThat(finding(route, "PRICE_BASIS", "charterPrice=0 appraisal=0").answer())
                .isEqualTo(Answer.FAIL);
        assertThat(finding(route, "PRICE_BASIS", "charterPrice=0").answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void rulesHaveTheirFirstDay() {
        assertThat(rules.route("STAR_LISTING", LocalDate.parse("2024-04-29"))).isEmpty();
        assertThat(rules.route("STAR_LISTING", LocalDate.parse("2024-04-30"))).isPresent();
        assertThat(rules.route("MOON", DAY)).isEmpty();
        assertThatThrownBy(() -> new SellDown(List.of(
                        new SellDown.Bracket(48, BigDecimal.ONE, 1), new SellDown.Bracket(36, BigDecimal.ONE, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ExitRule.Finding finding(String route, String code, String figures) {
        Map<Figure, BigDecimal> known = new EnumMap<>(Figure.class);
        for (String one : figures.split(" ")) {
            if (!one.isEmpty()) {
                known.put(
                        Figure.byKey(one.substring(0, one.indexOf('='))).orElseThrow(),
                        new BigDecimal(one.substring(one.indexOf('=') + 1)));
            }
        }
        return ExitRules.judge(rules.route(route, DAY).orElseThrow(), known).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
