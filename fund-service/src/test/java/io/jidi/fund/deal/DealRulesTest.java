package io.jidi.fund.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.fund.deal.rules.BallotRules;
import io.jidi.fund.deal.rules.BallotRules.Cast;
import io.jidi.fund.deal.rules.BallotRules.Outcome;
import io.jidi.fund.deal.rules.Choice;
import io.jidi.fund.deal.rules.Entered;
import io.jidi.fund.deal.rules.Gate;
import io.jidi.fund.deal.rules.ItemKind;
import io.jidi.fund.deal.rules.Move;
import io.jidi.fund.deal.rules.Obstacle;
import io.jidi.fund.deal.rules.PipelinePlan;
import io.jidi.fund.deal.rules.Seat;
import io.jidi.fund.deal.rules.TermSheet;
import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The pipeline's rules without a container: gates, votes, moves, terms. */
class DealRulesTest {

    private static final Map<String, Seat> SEATS =
            Map.of("a", Seat.VOTER, "b", Seat.VOTER, "c", Seat.VOTER, "m", Seat.VETO, "o", Seat.OBSERVER);
    private static final BallotRules TWO_THIRDS =
            new BallotRules(new BigDecimal("0.6"), new BigDecimal("0.6666666666"), true);
    private static final BallotRules MORE_THAN_HALF =
            new BallotRules(new BigDecimal("0.5"), new BigDecimal("0.5"), false);

    private final PipelinePlan plan = PlanFile.read("pipeline/stages.yaml");

    @Test
    void aVetoBeatsEveryMajority() {
        assertThat(TWO_THIRDS.decide(SEATS, votes("a+", "b+", "c+", "m!"))).isEqualTo(Outcome.VETOED);
        assertThat(TWO_THIRDS.decide(SEATS, votes("a+", "b+", "c+"))).isEqualTo(Outcome.CARRIED);
    }

    @Test
    void whoIsInAConflictIsNotPresentAndMakesNoQuorumEasier() {
        assertThat(TWO_THIRDS.decide(SEATS, votes("a+", "b+", "c+x"))).isEqualTo(Outcome.CARRIED);
        assertThat(TWO_THIRDS.decide(SEATS, votes("a+", "b+x", "c+x"))).isEqualTo(Outcome.NO_QUORUM);
        assertThat(TWO_THIRDS.decide(SEATS, votes("a+x", "b+x", "c+x"))).isEqualTo(Outcome.NO_QUORUM);
        assertThat(TWO_THIRDS.decide(SEATS, List.of())).isEqualTo(Outcome.NO_QUORUM);
    }

    @Test
    void exactlyTheRateIsEnoughOnlyWhereTheCharterSaysSo() {
        assertThat(MORE_THAN_HALF.decide(SEATS, votes("a+", "b-"))).isEqualTo(Outcome.LOST);
        assertThat(MORE_THAN_HALF.decide(SEATS, votes("a+", "b+", "c-"))).isEqualTo(Outcome.CARRIED);
        assertThat(new BallotRules(new BigDecimal("0.5"), new BigDecimal("0.5"), true).decide(SEATS, votes("a+", "b-")))
                .isEqualTo(Outcome.CARRIED);
        // An abstention is a present member that is not for it.
        assertThat(MORE_THAN_HALF.decide(SEATS, votes("a+", "b0"))).isEqualTo(Outcome.LOST);
    }

    /** Two thirds have no decimal: however a charter's rate is rounded, two of three are two thirds and no more. */
    @Test
    void thirdsAreMetAsTheCharterMeansThem() {
        for (String written : new String[] {"0.6666", "0.6667", "0.66666667", "0.6666666666"}) {
            BigDecimal rate = new BigDecimal(written);
            BallotRules atLeast = new BallotRules(rate, rate, true);
            assertThat(atLeast.decide(SEATS, votes("a+", "b+"))).as(written).isEqualTo(Outcome.CARRIED);
            assertThat(atLeast.decide(SEATS, votes("a+", "b+", "c-")))
                    .as(written)
                    .isEqualTo(Outcome.CARRIED);
            assertThat(atLeast.decide(SEATS, votes("a+"))).as(written).isEqualTo(Outcome.NO_QUORUM);
            BallotRules more = new BallotRules(new BigDecimal("0.5"), rate, false);
            assertThat(more.decide(SEATS, votes("a+", "b+", "c-"))).as(written).isEqualTo(Outcome.LOST);
            assertThat(more.decide(SEATS, votes("a+", "b+", "c+"))).as(written).isEqualTo(Outcome.CARRIED);
        }
    }

    @Test
    void aVetoSeatInAConflictNeitherObjectsNorAgrees() {
        List<Cast> carried = votes("a+", "b+", "c+");
        for (Choice choice : List.of(Choice.VETO, Choice.NO_OBJECTION)) {
            List<Cast> votes = new ArrayList<>(carried);
            votes.add(new Cast("m", choice, true));
            assertThat(TWO_THIRDS.decide(SEATS, votes)).isEqualTo(Outcome.NO_QUORUM);
        }
    }

    /** One more vote against never carries what was lost; an observer's word changes nothing. */
    @Test
    void votesAgainstNeverHelpAndObserversNeverCount() {
        Random random = new Random(5);
        for (int run = 0; run < 500; run++) {
            List<Cast> votes = new ArrayList<>();
            for (String member : List.of("a", "b")) {
                votes.add(new Cast(member, Choice.values()[random.nextInt(3)], random.nextInt(4) == 0));
            }
            Outcome before = MORE_THAN_HALF.decide(SEATS, votes);
            List<Cast> observed = new ArrayList<>(votes);
            observed.add(new Cast("o", Choice.NOTED, false));
            assertThat(MORE_THAN_HALF.decide(SEATS, observed)).isEqualTo(before);
            List<Cast> against = new ArrayList<>(votes);
            against.add(new Cast("c", Choice.AGAINST, false));
            if (before == Outcome.LOST) {
                assertThat(MORE_THAN_HALF.decide(SEATS, against)).isEqualTo(Outcome.LOST);
            }
        }
    }

    @Test
    void aGateNamesEachThingThatIsMissing() {
        assertThat(codes(Gate.entries(plan.stage(DealStage.SCREENING), Map.of())))
                .containsExactly("businessPlan", "firmStage", "ask", "screeningScore");
        Map<String, Entered> entered = Map.of(
                "businessPlan", entry("x", null, "p"),
                "firmStage", entry("A", null, "p"),
                "ask", entry("1", null, "p"),
                "screeningScore", entry("59.9", null, "p"));
        List<Obstacle> open = Gate.entries(plan.stage(DealStage.SCREENING), entered);
        assertThat(codes(open)).containsExactly("businessPlan", "screeningScore");
        assertThat(open.get(1).reason().en()).isEqualTo("screening score is 59.9, at least 60");
    }

    @Test
    void dualControlWantsTwoPeople() {
        Entered instruction = entry("x", "doc", "p");
        Map<String, Entered> one =
                Map.of("conditionsPrecedent", entry("true", "doc", "p", "q"), "custodianInstruction", instruction);
        assertThat(codes(Gate.entries(plan.stage(DealStage.CLOSING), one))).containsExactly("custodianInstruction");
        assertThat(codes(Gate.entries(
                        plan.stage(DealStage.CLOSING),
                        Map.of(
                                "conditionsPrecedent",
                                entry("false", "doc", "p", "q"),
                                "custodianInstruction",
                                entry("x", "doc", "p", "q")))))
                .containsExactly("conditionsPrecedent");
    }

    @Test
    void movesLeadOnlyWhereTheyMay() {
        Move.Place invested = place(DealStage.INVESTED, DealStanding.ACTIVE, 1);
        assertThat(Move.FOLLOW_ON.from(invested, null)).contains(place(DealStage.INITIATION, DealStanding.ACTIVE, 2));
        assertThat(Move.REJECT.from(invested, null)).isEmpty();
        assertThat(Move.RETURN.from(invested, DealStage.SCREENING)).isEmpty();
        Move.Place second = place(DealStage.COMMITTEE, DealStanding.ACTIVE, 2);
        assertThat(Move.RETURN.from(second, DealStage.SCREENING)).isEmpty();
        assertThat(Move.RETURN.from(second, DealStage.INVESTED)).isPresent();
        assertThat(Move.REJECT.from(second, null)).isEmpty();
        Move.Place paused = place(DealStage.TERMS, DealStanding.PAUSED, 1);
        assertThat(Move.ADVANCE.from(paused, null)).isEmpty();
        assertThat(Move.RESUME.from(paused, null)).contains(place(DealStage.TERMS, DealStanding.ACTIVE, 1));
        assertThat(Move.REJECT.from(paused, null)).isPresent();
        for (Move move : Move.values()) {
            assertThat(move.from(place(DealStage.SCREENING, DealStanding.REJECTED, 1), DealStage.PROSPECT))
                    .isEmpty();
            assertThat(move.from(place(DealStage.EXIT, DealStanding.FINISHED, 1), DealStage.INVESTED))
                    .isEmpty();
        }
        assertThat(Move.ADVANCE.from(place(DealStage.EXIT, DealStanding.ACTIVE, 1), null))
                .isEmpty();
    }

    @Test
    void termsThatPromiseOrDoNotAddUpAreFaulty() {
        assertThat(terms("0.2", false, null).faults()).isEmpty();
        assertThat(codes(terms("0.21", false, null).faults())).containsExactly("ownershipRate");
        assertThat(codes(terms(null, true, null).faults())).containsExactly("R13");
        assertThat(codes(terms(null, false, new TermSheet.Redemption("FOUNDER", false, new BigDecimal("0.08")))
                        .faults()))
                .containsExactly("R01");
        assertThat(terms(null, false, new TermSheet.Redemption("FOUNDER", true, new BigDecimal("0.08")))
                        .faults())
                .isEmpty();
        assertThat(terms(null, false, null).postMoney()).isEqualTo(Money.cny("100000000.00"));
    }

    @Test
    void valuesAreOfTheirKind() {
        assertThat(ItemKind.MONEY.takes("1.23")).isTrue();
        assertThat(ItemKind.MONEY.takes("1.234")).isFalse();
        assertThat(ItemKind.MONEY.takes("-1")).isFalse();
        assertThat(ItemKind.NUMBER.takes("-1")).isTrue();
        assertThat(ItemKind.DATE.takes("2026-02-30")).isFalse();
        assertThat(ItemKind.FLAG.takes("yes")).isFalse();
        assertThat(ItemKind.TEXT.takes(" ")).isFalse();
    }

    @Test
    void aPlanHasEachStageOnce() {
        assertThat(plan.stages()).hasSize(10);
        assertThatThrownBy(() -> new PipelinePlan("x", List.of(plan.stage(DealStage.EXIT))))
                .hasMessageContaining("ten stages");
        assertThatThrownBy(() -> new PipelinePlan("x", List.of(plan.stage(DealStage.EXIT), plan.stage(DealStage.EXIT))))
                .hasMessageContaining("twice");
    }

    private static List<Cast> votes(String... said) {
        return List.of(said).stream()
                .map(text -> new Cast(
                        text.substring(0, 1),
                        switch (text.charAt(1)) {
                            case '+' -> Choice.FOR;
                            case '-' -> Choice.AGAINST;
                            case '!' -> Choice.VETO;
                            default -> Choice.ABSTAIN;
                        },
                        text.endsWith("x")))
                .toList();
    }

    private static TermSheet terms(String rate, boolean promised, TermSheet.Redemption redemption) {
        return new TermSheet(
                "EQUITY",
                Money.cny("20000000.00"),
                Money.cny("80000000.00"),
                rate == null ? null : new BigDecimal(rate),
                null,
                null,
                null,
                redemption,
                1,
                "季报",
                promised,
                false,
                false);
    }

    private static Entered entry(String value, String document, String... by) {
        return new Entered(value, document, Set.of(by));
    }

    private static Move.Place place(DealStage stage, DealStanding standing, int round) {
        return new Move.Place(stage, standing, round);
    }

    private static List<String> codes(List<Obstacle> open) {
        return open.stream().map(Obstacle::code).toList();
    }
}
