package io.jidi.project.bounty.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.project.bounty.rules.Conflicts.Party;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked payments of domain reference 6.6, and that payments never exceed the grant. */
class BountyRulesTest {

    private static final BigDecimal PASS = new BigDecimal("0.60");
    private static final List<BigDecimal> WEIGHTS =
            Stream.of("0.3", "0.4", "0.3").map(BigDecimal::new).toList();
    private static final BigDecimal CONTRACT = new BigDecimal("2000");

    @ParameterizedTest
    @CsvSource({"600, 300.00, 100.00, 0", "1000, 400.00, 0.00, 1", "300, 150.00, 250.00, 0", "0, 0.00, 400.00, 0"})
    void theProvincialRuleOf2022(BigDecimal sponsorFirst, BigDecimal first, BigDecimal rest, int warnings) {
        TwoTranches tranches = TwoTranches.of(new BigDecimal("400"), sponsorFirst, terms(null));
        assertThat(tranches.first()).isEqualTo(first);
        assertThat(tranches.rest()).isEqualTo(rest);
        assertThat(tranches.warnings()).hasSize(warnings);
    }

    @Test
    void aLocalCapKeepsSomethingForTheAcceptance() {
        TwoTranches tranches = TwoTranches.of(new BigDecimal("400"), new BigDecimal("1000"), terms("0.70"));
        assertThat(tranches.first()).isEqualTo("280.00");
        assertThat(tranches.warnings()).isEmpty();
    }

    @Test
    void theMilestoneContractOfTheReference() {
        assertThat(book("1").due()).containsExactly(yuan("600"));
        MilestoneBook second = book("1", "0.75");
        assertThat(second.due()).containsExactly(yuan("600"), yuan("600"));
        assertThat(second.held()).isEqualTo(yuan("200"));
        MilestoneBook third = book("1", "0.75", "1");
        assertThat(third.due()).containsExactly(yuan("600"), yuan("600"), yuan("800"));
        assertThat(third.held()).isEqualTo(yuan("0"));
        assertThat(book("1", "0.59").onHold()).isTrue();
        assertThat(book("1", "0.59").due()).containsExactly(yuan("600"), yuan("0"));
        assertThat(book("1", "0.60").due()).containsExactly(yuan("600"), yuan("480"));
        assertThat(book("1", "0.60").held()).isEqualTo(yuan("320"));
        assertThat(book("1", "0.75", "0").onHold()).isTrue();
        assertThat(MilestoneBook.recovery(new BigDecimal("1200"), new BigDecimal("1050")))
                .isEqualTo(yuan("150"));
        assertThat(MilestoneBook.recovery(new BigDecimal("1200"), new BigDecimal("1300")))
                .isEqualTo(yuan("0"));
    }

    @Test
    void nothingIsJudgedOnHoldOrBeyondTheLast() {
        assertThatThrownBy(() -> book("0.1", "1")).hasMessageContaining("on hold");
        assertThatThrownBy(() -> book("1", "1", "1", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book("1.01")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MilestoneBook.of(CONTRACT, List.of(PASS), List.of(), PASS))
                .hasMessageContaining("sum to 1");
    }

    @Test
    void whateverTheScoresPaymentsAndWhatIsHeldNeverExceedTheGrant() {
        Random random = new Random(66);
        for (int run = 0; run < 3_000; run++) {
            BigDecimal grant = BigDecimal.valueOf(1 + random.nextInt(1_000_000_000), 2);
            List<BigDecimal> weights = new ArrayList<>();
            int left = 1_000_000;
            int parts = 1 + random.nextInt(6);
            for (int i = 1; i < parts; i++) {
                int weight = 1 + random.nextInt(left - (parts - i));
                weights.add(BigDecimal.valueOf(weight, 6));
                left -= weight;
            }
            weights.add(BigDecimal.valueOf(left, 6));
            List<BigDecimal> scores = new ArrayList<>();
            boolean failed = false;
            for (int i = 0; i < parts && !failed; i++) {
                BigDecimal score = BigDecimal.valueOf(random.nextInt(3) == 0 ? 10_000 : random.nextInt(10_001), 4);
                scores.add(score);
                failed = score.compareTo(PASS) < 0;
                MilestoneBook book = MilestoneBook.of(grant, weights, scores, PASS);
                BigDecimal earned = book.due().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .add(book.held());
                assertThat(earned).as("%s %s %s", grant, weights, scores).isLessThanOrEqualTo(grant);
                assertThat(book.due()).allSatisfy(due -> assertThat(due).isNotNegative());
                if (!failed && scores.size() == parts) {
                    assertThat(earned).isEqualByComparingTo(grant);
                }
            }
            BigDecimal sponsor = BigDecimal.valueOf(random.nextInt(2_000_000_000), 2);
            TwoTranches tranches = TwoTranches.of(grant, sponsor, terms(random.nextBoolean() ? "0.7" : null));
            assertThat(tranches.first().add(tranches.rest())).isEqualByComparingTo(grant);
            assertThat(tranches.first().multiply(BigDecimal.valueOf(2))).isLessThanOrEqualTo(sponsor);
        }
    }

    @Test
    void tiesAreDeclaredAndExpertsAvoidThem() {
        Party demander = new Party("A", "G");
        assertThat(Conflicts.bid(demander, new Party("A", null), null)).isPresent();
        assertThat(Conflicts.bid(demander, new Party("B", "G"), " ")).isPresent();
        assertThat(Conflicts.bid(demander, new Party("G", null), null)).isPresent();
        assertThat(Conflicts.bid(demander, new Party("B", "G"), "同属 G")).isEmpty();
        assertThat(Conflicts.bid(new Party("A", null), new Party("B", null), null))
                .isEmpty();
        assertThat(Conflicts.expert(demander, new Party("B", "H"), "H")).isPresent();
        assertThat(Conflicts.expert(demander, new Party("B", "H"), "A")).isPresent();
        assertThat(Conflicts.expert(demander, new Party("B", "H"), "X")).isEmpty();
    }

    private static MilestoneBook book(String... scores) {
        return MilestoneBook.of(
                CONTRACT, WEIGHTS, Stream.of(scores).map(BigDecimal::new).toList(), PASS);
    }

    private static BountyTerms terms(@Nullable String cap) {
        return new BountyTerms(new BigDecimal("0.50"), cap == null ? null : new BigDecimal(cap), PASS, 3, 20);
    }

    private static BigDecimal yuan(String amount) {
        return new BigDecimal(amount).setScale(2);
    }
}
