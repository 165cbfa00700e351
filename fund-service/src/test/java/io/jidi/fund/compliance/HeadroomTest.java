package io.jidi.fund.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.fund.compliance.rules.Catalogue;
import io.jidi.fund.compliance.rules.Consequence;
import io.jidi.fund.compliance.rules.Fact;
import io.jidi.fund.compliance.rules.Facts;
import io.jidi.fund.compliance.rules.Headroom;
import io.jidi.fund.compliance.rules.Limit;
import io.jidi.fund.compliance.rules.Outcome;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.edition.rules.SourceStatus;
import io.jidi.fund.fund.ActKind;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Limits solved for the amount agree with the rules themselves: the room passes, a fen more does not. */
class HeadroomTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Catalogue CATALOGUE = CatalogueFile.read(Catalogues.FILE);
    private static final BigDecimal FEN = new BigDecimal("0.01");

    @Test
    void theRoomIsTheCapLessWhatIsUsed() {
        Headroom room = of(books("12000000.00", "15000000.00", "100000000.00", "80000000.00", 1), project("0.25"));
        Limit r04 = limit(room, "R04");
        assertThat(r04.cap()).isEqualByComparingTo("20000000");
        assertThat(r04.used()).isEqualByComparingTo("12000000");
        assertThat(r04.room()).isEqualByComparingTo("8000000.00");
        assertThat(r04.baseAmount()).isEqualByComparingTo("100000000");
        assertThat(r04.beyond())
                .as("the value is from memory: a second person may let it pass")
                .isEqualTo(Consequence.NEEDS_OVERRIDE);
        assertThat(limit(room, "R05").room()).isEqualByComparingTo("8000000.00");
        assertThat(limit(room, "R05").beyond()).isEqualTo(Consequence.REFUSE);
        assertThat(limit(room, "R30").room()).as("promises included").isEqualByComparingTo("5000000.00");
        assertThat(room.least(Consequence.NEEDS_OVERRIDE)).contains(new BigDecimal("5000000.00"));
        assertThat(room.least(Consequence.REFUSE)).contains(new BigDecimal("8000000.00"));
        assertThat(room.known(Consequence.NEEDS_OVERRIDE)).isTrue();
    }

    @Test
    void whatDoesNotApplyDoesNotLimit() {
        Headroom room = of(books("0.00", "0.00", "100000000.00", "80000000.00", 0), Map.of());
        assertThat(limit(room, "R05").state()).isEqualTo(Limit.LimitState.NOT_APPLICABLE);
        assertThat(limit(room, "R30").state()).isEqualTo(Limit.LimitState.NOT_APPLICABLE);
        assertThat(room.least(Consequence.REFUSE)).isEmpty();
        assertThat(room.known(Consequence.REFUSE)).isTrue();
        assertThat(room.least(Consequence.NEEDS_OVERRIDE)).contains(new BigDecimal("20000000.00"));
    }

    @Test
    void withoutTheWholeTheRoomIsNotKnown() {
        Headroom room = of(books("0.00", "0.00", "0.00", "80000000.00", 0), project("0.25"));
        assertThat(limit(room, "R04").state()).isEqualTo(Limit.LimitState.UNKNOWN);
        assertThat(limit(room, "R04").room()).isNull();
        assertThat(room.known(Consequence.NEEDS_OVERRIDE)).isFalse();
        assertThat(room.known(Consequence.REFUSE)).as("R04 never refuses").isTrue();
    }

    @Test
    void whatIsOverTheCapAlreadyHasNoRoomAndNoLess() {
        Headroom room = of(books("20000000.01", "20000000.01", "100000000.00", "80000000.00", 0), Map.of());
        assertThat(limit(room, "R04").room()).isEqualByComparingTo("0");
        assertThat(limit(room, "R04").used()).isEqualByComparingTo("20000000.01");
    }

    @Test
    void whatAsksSomethingElseIsACondition() {
        Headroom room = of(
                books("0.00", "0.00", "100000000.00", "80000000.00", 0).with(Fact.INDUSTRY_CLASS, "RESTRICTED"),
                Map.of());
        Verdict r02 = room.conditions().stream()
                .filter(one -> one.rule().equals("R02"))
                .findFirst()
                .orElseThrow();
        assertThat(r02.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(room.standing()).isEqualTo(Consequence.REFUSE);
        assertThat(room.limits()).extracting(one -> one.verdict().rule()).containsExactly("R04", "R05", "R30");
    }

    /** Every amount with fractions of a fen in the cap, below, at and above it. */
    @Test
    void theRoomPassesEachRuleAndAFenMoreDoesNot() {
        Random random = new Random(20261129);
        int bounded = 0;
        for (int i = 0; i < 2000; i++) {
            String assets = yuan(random, 9);
            String paidIn = yuan(random, 9);
            String cost = yuan(random, 7);
            String exposure =
                    new BigDecimal(cost).add(new BigDecimal(yuan(random, 6))).toPlainString();
            int tranches = random.nextInt(3);
            Map<String, Parameter> terms = project("0." + (1 + random.nextInt(9999)));
            Headroom headroom = of(books(cost, exposure, assets, paidIn, tranches), terms);
            for (Limit one : headroom.limits()) {
                if (one.state() == Limit.LimitState.LIMITS && one.room().signum() > 0) {
                    bounded++;
                    String rule = one.verdict().rule();
                    assertThat(judged(rule, one.room(), cost, exposure, assets, paidIn, tranches, terms))
                            .as(rule + " at " + one.room())
                            .isEqualTo(Outcome.PASS);
                    assertThat(judged(rule, one.room().add(FEN), cost, exposure, assets, paidIn, tranches, terms))
                            .as(rule + " a fen above " + one.room())
                            .isEqualTo(Outcome.FAIL);
                }
            }
        }
        assertThat(bounded).isGreaterThan(2000);
    }

    private static Outcome judged(
            String rule,
            BigDecimal amount,
            String cost,
            String exposure,
            String assets,
            String paidIn,
            int tranches,
            Map<String, Parameter> terms) {
        Facts after = books(
                new BigDecimal(cost).add(amount).toPlainString(),
                new BigDecimal(exposure).add(amount).toPlainString(),
                assets,
                paidIn,
                tranches);
        return CATALOGUE.judge(ActKind.INVESTMENT, DAY, terms, after).stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private static String yuan(Random random, int digits) {
        long most = (long) Math.pow(10, digits + 2);
        return BigDecimal.valueOf(1 + (long) (random.nextDouble() * most), 2).toPlainString();
    }

    private static Headroom of(Facts facts, Map<String, Parameter> terms) {
        return Headroom.of(CATALOGUE, ActKind.INVESTMENT, DAY, terms, facts);
    }

    private static Facts books(String cost, String exposure, String assets, String paidIn, int tranches) {
        return Facts.none()
                .with(Fact.INSTRUMENT, "EQUITY")
                .with(Fact.ENTERPRISE_COST_AFTER, cost)
                .with(Fact.ENTERPRISE_EXPOSURE_AFTER, exposure)
                .with(Fact.FUND_TOTAL_ASSETS, assets)
                .with(Fact.FUND_PAID_IN, paidIn)
                .with(Fact.TRANCHES_BEFORE, BigDecimal.valueOf(tranches));
    }

    private static Map<String, Parameter> project(String cap) {
        return Map.of(
                "singleProjectCap",
                new Parameter(
                        "singleProjectCap",
                        new BigDecimal(cap),
                        "RATE",
                        SourceStatus.S,
                        Text.of("单一项目占实缴上限", "one project of paid-in"),
                        null,
                        null));
    }

    private static Limit limit(Headroom room, String rule) {
        return room.limits().stream()
                .filter(one -> one.verdict().rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
