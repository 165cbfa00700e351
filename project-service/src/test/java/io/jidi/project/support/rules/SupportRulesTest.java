package io.jidi.project.support.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.project.rules.Reason;
import io.jidi.project.support.Clauses;
import io.jidi.project.support.rules.SupportRules.Question;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracles of domain reference 6.7 and what must hold of every award. */
class SupportRulesTest {

    private static final Clauses CLAUSES = new Clauses();
    private static final BigDecimal WAN = new BigDecimal("10000");

    @ParameterizedTest(name = "{0} of {1} 万元 is {2}")
    @CsvSource({
        "SC-EQUIPMENT-2017, 200, 10.00",
        "SC-EQUIPMENT-2017, 8640, 432.00",
        "AI-RND-2020, 760, 380.00",
        "AI-RND-2020, 1240, 500.00",
        "AI-SCENARIO-2025, 4200, 840.00",
        "AI-SCENARIO-2025, 6000, 1000.00",
        "BASE-CHAMPION-2021, 5000, 5500.00",
        "FIRST-SET-2020, 2600, 390.00",
        "FIRST-SET-2020, 3400, 500.00",
        // below 10 万元 not arranged
        "SC-EQUIPMENT-2017, 199.98, 0.00",
        // HALF_UP to 0.01 万元
        "AI-SCENARIO-2025, 100.024, 20.00",
        "AI-SCENARIO-2025, 100.025, 20.01"
    })
    void theWorkedExamples(String clause, BigDecimal basis, BigDecimal expected) {
        assertThat(inWan(SupportRules.award(rated(clause, basis)).amount())).isEqualByComparingTo(expected);
    }

    @Test
    void researchIsSharedHalfAndHalf() {
        assertThat(SupportRules.award(rated("AI-RND-2020", new BigDecimal("760")))
                        .shares())
                .containsEntry("PROVINCE", new BigDecimal("1900000.00"))
                .containsEntry("LOCAL", new BigDecimal("1900000.00"));
        assertThat(SupportRules.award(rated("AI-RND-2020", new BigDecimal("1240")))
                        .reasons())
                .extracting(Reason::code)
                .containsExactly("COMPUTED", "CAPPED");
    }

    @Test
    void interestOfTheWorkedLoanAndTheProvincesOwnCap() {
        Award worked = interest("30000");
        assertThat(inWan(worked.amount())).isEqualByComparingTo("360.00");
        assertThat(inWan(worked.shares().get("PROVINCE"))).isEqualByComparingTo("180.00");
        Award capped = interest("1000000");
        assertThat(inWan(capped.shares().get("PROVINCE"))).isEqualByComparingTo("5000");
        assertThat(inWan(capped.shares().get("LOCAL"))).isEqualByComparingTo("6000");
        assertThat(inWan(capped.amount())).isEqualByComparingTo("11000");
    }

    @Test
    void ofAStackingGroupOnlyTheHighestIsPaid() {
        List<Award> awards = SupportRules.awards(List.of(
                rated("AI-SCENARIO-2025", new BigDecimal("400")),
                rated("AI-BENCHMARK-2025", new BigDecimal("600")),
                rated("BASE-CHAMPION-2021", new BigDecimal("1"))));
        assertThat(awards)
                .extracting(award -> inWan(award.amount()).stripTrailingZeros().toPlainString())
                .containsExactly("0", "100", "1.1");
        assertThat(awards.get(0).reasons()).extracting(Reason::code).contains("STACKING");
        assertThat(SupportRules.awards(List.of(
                        rated("AI-SCENARIO-2025", new BigDecimal("400")),
                        rated("AI-BENCHMARK-2025", new BigDecimal("400")))))
                .extracting(award -> inWan(award.amount()).intValue())
                .containsExactly(80, 0);
    }

    @Test
    void everyAwardIsWithinItsCapSplitsExactlyAndGrowsWithTheBasis() {
        Random random = new Random(20261129);
        for (Clause clause : CLAUSES.all()) {
            if (clause.formula() != Clause.Formula.RATE && clause.formula() != Clause.Formula.INCREASE) {
                continue;
            }
            for (int i = 0; i < 500; i++) {
                BigDecimal less = BigDecimal.valueOf(Math.floorMod(random.nextLong(), 10_000_000_000L), 2);
                BigDecimal more = less.add(BigDecimal.valueOf(random.nextInt(1_000_000), 2));
                Award low = SupportRules.award(new Question(clause, less, null, null));
                Award high = SupportRules.award(new Question(clause, more, null, null));
                assertThat(low.amount()).as("%s of %s", clause.id(), less).isLessThanOrEqualTo(high.amount());
                assertThat(low.shares().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(low.amount());
                if (clause.cap() != null) {
                    assertThat(high.amount()).isLessThanOrEqualTo(clause.cap());
                }
            }
        }
    }

    @Test
    void aQuestionThatIsNotTheClausesIsRefused() {
        Clause fixed = clause("NEW-CLUSTER-2021");
        assertThatThrownBy(() -> new Question(fixed, BigDecimal.ONE, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Question(clause("AI-PLATFORM-2020"), null, null, "FOURTH"))
                .hasMessageContaining("FOURTH");
        assertThatThrownBy(() -> rated("AI-RND-2020", new BigDecimal("-1"))).hasMessageContaining("negative");
    }

    @Test
    void whatIsNotFromASourceIsNotConfirmed() {
        assertThat(CLAUSES.all().stream().filter(clause -> clause.status() != Clause.Status.S))
                .extracting(Clause::id)
                .containsExactly("SC-EQUIPMENT-2017", "FIRST-SET-2020", "FIRST-SET-PREMIUM");
        assertThat(clause("HEFEI-HIGH-TECH-2022").inForce(LocalDate.of(2022, 12, 31)))
                .isTrue();
        assertThat(clause("HEFEI-HIGH-TECH-2022").inForce(LocalDate.of(2023, 1, 1)))
                .isFalse();
    }

    @Test
    void aCandidateIsIncludedExcludedOrUndecidedWithEveryReason() {
        Clause clause = clause("AI-PLATFORM-2020");
        assertThat(decide(clause, "true", "SECOND", "false", "false")).satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo(CandidateRules.Outcome.INCLUDED);
            assertThat(inWan(decision.amount())).isEqualByComparingTo("200");
        });
        assertThat(decide(clause, "true", "FOURTH", "false", "false").outcome())
                .isEqualTo(CandidateRules.Outcome.EXCLUDED);
        CandidateRules.Decision gap = decide(clause, "true", "FIRST", null, "false");
        assertThat(gap.outcome()).isEqualTo(CandidateRules.Outcome.UNDECIDED);
        assertThat(gap.reasons())
                .extracting(Reason::code)
                .containsExactly(
                        "MEETS_PLATFORM_EVALUATED",
                        "MEETS_LEVEL",
                        "UNKNOWN_CREDIT_BLACKLISTED",
                        "MEETS_GRANTED_BEFORE");
        // a known failure is a refusal whatever else is missing
        assertThat(decide(clause, "false", null, null, "false").outcome()).isEqualTo(CandidateRules.Outcome.EXCLUDED);
        assertThat(decide(clause, "true", "FIRST", "false", "true").outcome())
                .isEqualTo(CandidateRules.Outcome.EXCLUDED);
    }

    private static CandidateRules.Decision decide(
            Clause clause,
            @Nullable String evaluated,
            @Nullable String level,
            @Nullable String blacklisted,
            @Nullable String before) {
        TreeMap<String, String> facts = new TreeMap<>();
        put(facts, "platformEvaluated", evaluated);
        put(facts, "level", level);
        put(facts, "creditBlacklisted", blacklisted);
        put(facts, "grantedBefore", before);
        return CandidateRules.decide(clause, facts);
    }

    private static void put(TreeMap<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static Award interest(String principal) {
        return SupportRules.award(new Question(
                clause("LOAN-INTEREST-2021"), new BigDecimal(principal).multiply(WAN), new BigDecimal("0.03"), null));
    }

    private static Question rated(String clause, BigDecimal basis) {
        return new Question(clause(clause), basis.multiply(WAN), null, null);
    }

    private static Clause clause(String id) {
        return CLAUSES.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal inWan(BigDecimal yuan) {
        return yuan.divide(WAN);
    }
}
