package io.jidi.fund.reinvestment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.fund.reinvestment.rules.Credit;
import io.jidi.fund.reinvestment.rules.Edition;
import io.jidi.fund.reinvestment.rules.Ending;
import io.jidi.fund.reinvestment.rules.Fact;
import io.jidi.fund.reinvestment.rules.Requirement;
import io.jidi.fund.reinvestment.rules.Tranche;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What counts as reinvested, by the worked examples of fund.md 2.4 and beyond them. */
class CreditTest {

    private static final Edition EDITION = EditionFile.read();
    private static final LocalDate START = LocalDate.of(2023, 1, 10);
    private static final LocalDate YEAR_4 = LocalDate.of(2027, 1, 9);
    private static final LocalDate LATE = LocalDate.of(2040, 1, 1);

    /** Mother 6,000万 × 1.2 = 7,200万; K1 3,000万 + K2 2,000万 + K5 min(2,500万, 1,800万) = 6,800万, 94.4 %, short 400万. */
    @Test
    void theWorkedExample() {
        Tranche resident = new Tranche("k1", wan(3000), List.of(Fact.recognised("K1", START, null)));
        Tranche moved = new Tranche("k2", wan(2000), List.of(Fact.recognised("K2", START, null)));
        Tranche subsidiary = new Tranche("k5", wan(2500), List.of(Fact.recognised("K5", START, wan(1800))));
        Requirement before = requirement(counted(START, resident, moved, subsidiary));
        assertThat(before.required()).isEqualByComparingTo(wan(7200));
        assertThat(before.counted()).isEqualByComparingTo(wan(6800));
        assertThat(before.shortfall()).isEqualByComparingTo(wan(400));
        assertThat(before.ratio().setScale(3, RoundingMode.HALF_UP)).isEqualTo("0.944");
        assertThat(before.status()).isEqualTo(Requirement.Status.SHORT);

        Tranche left = new Tranche(
                "k2", wan(2000), List.of(Fact.recognised("K2", START, null), Fact.ended(Ending.LEFT_PROVINCE, YEAR_4)));
        Requirement after = requirement(counted(YEAR_4, resident, left, subsidiary));
        assertThat(after.counted()).isEqualByComparingTo(wan(4800));
        assertThat(after.ratio().setScale(3, RoundingMode.HALF_UP)).isEqualTo("0.667");
        // History stays: the day before it still counted.
        assertThat(counted(YEAR_4.minusDays(1), resident, left, subsidiary)).isEqualByComparingTo(wan(6800));
    }

    /** project-library.md 6.7: 18 reinvested for 10 of government money is 1.80 times. */
    @Test
    void reinvestmentOfTheLeverageExample() {
        Requirement one = new Requirement(yi(10), BigDecimal.ONE, yi(18));
        assertThat(one.ratio()).isEqualByComparingTo("1.80");
        assertThat(one.status()).isEqualTo(Requirement.Status.MET);
    }

    @Test
    void aMovedFirmIsWatchedForFiveYearsToTheDay() {
        assertThat(afterLeaving("K2", START.plusYears(5).minusDays(1))).isEqualByComparingTo("0");
        assertThat(afterLeaving("K2", START.plusYears(5))).isEqualByComparingTo(wan(1000));
        assertThat(afterLeaving("K1", START.plusYears(9))).isEqualByComparingTo("0");
        assertThat(afterLeaving("K3", START.plusYears(1))).isEqualByComparingTo(wan(1000));
    }

    private static BigDecimal afterLeaving(String category, LocalDate day) {
        Tranche tranche = new Tranche(
                "t", wan(1000), List.of(Fact.recognised(category, START, null), Fact.ended(Ending.LEFT_PROVINCE, day)));
        return Credit.of(EDITION, tranche, LATE).amount();
    }

    @Test
    void anUpgradeAddsOnlyTheDifference() {
        Tranche tranche = new Tranche(
                "t", wan(2500), List.of(Fact.recognised("K5", START, wan(1800)), Fact.recognised("K2", YEAR_4, null)));
        assertThat(Credit.of(EDITION, tranche, START))
                .isEqualTo(new Credit(Credit.State.RECOGNISED, "K5", money(wan(1800))));
        assertThat(Credit.of(EDITION, tranche, YEAR_4))
                .isEqualTo(new Credit(Credit.State.UPGRADED, "K2", money(wan(2500))));
    }

    @Test
    void aLesserCategoryBesideABetterOneAddsNothing() {
        Tranche tranche = new Tranche(
                "t", wan(2500), List.of(Fact.recognised("K2", START, null), Fact.recognised("K5", YEAR_4, wan(1800))));
        assertThat(Credit.of(EDITION, tranche, YEAR_4))
                .isEqualTo(new Credit(Credit.State.RECOGNISED, "K2", money(wan(2500))));
    }

    @Test
    void aCategoryWithoutACoefficientCountsNothing() {
        Tranche tranche = new Tranche("t", wan(100), List.of(Fact.recognised("K6", START, wan(900))));
        assertThat(Credit.of(EDITION, tranche, LATE).state()).isEqualTo(Credit.State.NONE);
    }

    @Test
    void whatDoesNotConcernTheCategoryDoesNotEndIt() {
        Tranche tranche = new Tranche(
                "t",
                wan(100),
                List.of(Fact.recognised("K4", START, wan(60)), Fact.ended(Ending.LEFT_PROVINCE, YEAR_4)));
        assertThat(Credit.of(EDITION, tranche, LATE).amount()).isEqualByComparingTo(wan(60));
        Tranche wrong = new Tranche(
                "t",
                wan(100),
                List.of(Fact.recognised("K4", START, wan(60)), Fact.ended(Ending.WRONGLY_RECOGNISED, YEAR_4)));
        assertThat(Credit.of(EDITION, wrong, LATE).state()).isEqualTo(Credit.State.REVOKED);
    }

    @Test
    void withoutAMultipleOrWithoutMoneyNothingIsClaimed() {
        assertThat(new Requirement(wan(100), null, wan(500)).status()).isEqualTo(Requirement.Status.UNKNOWN);
        assertThat(new Requirement(wan(0), BigDecimal.ONE, wan(500)).status()).isEqualTo(Requirement.Status.UNKNOWN);
        assertThat(new Requirement(wan(0), BigDecimal.ONE, wan(500)).ratio()).isNull();
    }

    /** V17: never more than the invested amount times the largest coefficient, never below zero, whatever is found when. */
    @Test
    void creditNeverExceedsWhatWasInvested() {
        Random random = new Random(24);
        for (int i = 0; i < 2000; i++) {
            BigDecimal invested = wan(1 + random.nextInt(5000));
            Tranche tranche = new Tranche("t", invested, facts(random, false));
            for (int year = 0; year < 12; year++) {
                BigDecimal amount =
                        Credit.of(EDITION, tranche, START.plusYears(year)).amount();
                assertThat(amount).isBetween(BigDecimal.ZERO.setScale(2), money(invested));
            }
        }
    }

    /** Whatever was taken back: recognised again, it counts again as if nothing had been. */
    @Test
    void revokedAndRecognisedAgainIsRestored() {
        Random random = new Random(25);
        for (int i = 0; i < 500; i++) {
            List<Fact> facts = new ArrayList<>(facts(random, true));
            facts.add(Fact.ended(Ending.WRONGLY_RECOGNISED, LATE));
            Tranche revoked = new Tranche("t", wan(700), facts);
            assertThat(Credit.of(EDITION, revoked, LATE).state()).isEqualTo(Credit.State.REVOKED);
            facts.add(Fact.recognised("K1", LATE.plusDays(1), null));
            assertThat(Credit.of(EDITION, new Tranche("t", wan(700), facts), LATE.plusDays(1)))
                    .isEqualTo(new Credit(Credit.State.RECOGNISED, "K1", money(wan(700))));
        }
    }

    /** What is learned late about an early day counts from the early day, in whatever order it was learned. */
    @Test
    void theOrderOfLearningDoesNotMatter() {
        Fact recognised = Fact.recognised("K1", START, null);
        Fact ended = Fact.ended(Ending.LEFT_PROVINCE, YEAR_4);
        assertThat(Credit.of(EDITION, new Tranche("t", wan(5), List.of(ended, recognised)), LATE))
                .isEqualTo(Credit.of(EDITION, new Tranche("t", wan(5), List.of(recognised, ended)), LATE));
    }

    private static List<Fact> facts(Random random, boolean atLeastOne) {
        List<Fact> facts = new ArrayList<>();
        if (atLeastOne) {
            facts.add(Fact.recognised("K1", START, null));
        }
        int many = random.nextInt(6);
        for (int i = 0; i < many; i++) {
            LocalDate day = START.plusDays(random.nextInt(3000));
            if (random.nextBoolean()) {
                String category = "K" + (1 + random.nextInt(5));
                boolean measured = category.equals("K4") || category.equals("K5");
                facts.add(Fact.recognised(category, day, measured ? wan(random.nextInt(9000)) : null));
            } else {
                facts.add(Fact.ended(Ending.values()[random.nextInt(5)], day));
            }
        }
        return facts;
    }

    private static BigDecimal counted(LocalDate day, Tranche... tranches) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Tranche one : tranches) {
            sum = sum.add(Credit.of(EDITION, one, day).amount());
        }
        return sum;
    }

    private static Requirement requirement(BigDecimal counted) {
        return new Requirement(wan(6000), new BigDecimal("1.2"), counted);
    }

    private static BigDecimal wan(int many) {
        return new BigDecimal(many).multiply(new BigDecimal(10_000));
    }

    private static BigDecimal yi(int many) {
        return wan(many).multiply(new BigDecimal(10_000));
    }

    private static BigDecimal money(BigDecimal value) {
        return value.setScale(2);
    }
}
