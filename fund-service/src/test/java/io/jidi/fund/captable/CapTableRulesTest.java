package io.jidi.fund.captable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.fund.captable.rules.CapEvent;
import io.jidi.fund.captable.rules.CapTable;
import io.jidi.fund.captable.rules.RoundMath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rounds, dilution and tables without a container (fund.md 5.3). */
class CapTableRulesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-01");

    /** The worked example of 5.3: CP1 10, A 10,000,000, C 2,000,000 at 6, so B is 1,200,000 and CP2 9.3333. */
    @Test
    void theWeightedAverageIsThatOfTheExample() {
        assertThat(RoundMath.weightedAverage(number("10"), number("10000000"), number("12000000"), number("2000000"))
                        .setScale(4, RoundingMode.HALF_UP))
                .isEqualByComparingTo("9.3333");
        assertThat(RoundMath.weightedAverage(number("10"), number("10000000"), number("20000000"), number("2000000")))
                .isEqualByComparingTo("10");
    }

    @Test
    void aRoundIsPricedByWhatStandsBefore() {
        RoundMath.Priced round = RoundMath.price(
                number("80000000"), number("20000000"), number("8000000"), BigDecimal.ZERO, BigDecimal.ZERO);
        assertThat(round.postMoney()).isEqualByComparingTo("100000000");
        assertThat(round.price()).isEqualByComparingTo("10");
        assertThat(round.newShares()).isEqualByComparingTo("2000000");
        assertThat(round.newRate()).isEqualByComparingTo("0.2");
        assertThatThrownBy(() ->
                        RoundMath.price(number("10"), number("90"), number("100"), BigDecimal.ZERO, number("0.2")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The pool is p of all shares after the round and is paid for by those before: the money's part does not change. */
    @Test
    void anEnlargedPoolIsPaidForByTheOldHolders() {
        RoundMath.Priced round = RoundMath.price(
                number("80000000"), number("20000000"), number("8000000"), BigDecimal.ZERO, number("0.1"));
        assertThat(round.poolShares().divide(round.sharesAfter(), 10, RoundingMode.HALF_UP))
                .isEqualByComparingTo("0.1");
        assertThat(round.newShares().divide(round.sharesAfter(), 10, RoundingMode.HALF_UP))
                .isEqualByComparingTo("0.2");
        assertThat(round.price().multiply(round.newShares()).setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo("20000000");
    }

    @Test
    void dilutionIsTheTablesOwn() {
        List<CapEvent> events = List.of(
                issue(1, "A", "founder", "8000000"),
                issue(2, "B", "fund", "2000000"),
                issue(3, "C", "other", "2500000"));
        BigDecimal rate = CapTable.on(DAY, events).rate("fund");
        assertThat(rate)
                .isEqualByComparingTo(RoundMath.diluted(number("0.2"), number("0.2"), BigDecimal.ZERO, number("1")));
    }

    /** Whatever is moved, nothing is made or lost but by issue, cancellation and split. */
    @Test
    void sharesAreConserved() {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            List<CapEvent> events = new ArrayList<>();
            events.add(issue(1, "S1", "h1", "1000"));
            BigDecimal total = number("1000");
            for (int number = 2; number < 12; number++) {
                CapTable now = CapTable.on(DAY, events);
                CapTable.Security source =
                        now.securities().get(random.nextInt(now.securities().size()));
                BigDecimal part = BigDecimal.valueOf(1 + random.nextInt(40));
                if (source.quantity().compareTo(part) <= 0) {
                    continue;
                }
                switch (random.nextInt(3)) {
                    case 0 -> {
                        events.add(
                                event(number, CapEvent.Kind.TRANSFER, "S" + number, "h" + number, source.id(), part));
                    }
                    case 1 -> {
                        events.add(event(number, CapEvent.Kind.CANCEL, source.id(), null, null, part));
                        total = total.subtract(part);
                    }
                    default -> {
                        events.add(issue(number, "S" + number, "h" + number, part.toPlainString()));
                        total = total.add(part);
                    }
                }
                CapTable after = CapTable.on(DAY, events);
                assertThat(after.total()).isEqualByComparingTo(total);
                assertThat(after.byHolder().keySet().stream()
                                .map(after::rate)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .setScale(20, RoundingMode.HALF_UP))
                        .isEqualByComparingTo("1");
            }
        }
    }

    @Test
    void whatCannotHaveHappenedIsRefused() {
        CapEvent first = issue(1, "A", "h", "100");
        assertImpossible(first, issue(2, "A", "x", "1"));
        assertImpossible(first, event(2, CapEvent.Kind.TRANSFER, "B", "x", "A", number("101")));
        assertImpossible(first, event(2, CapEvent.Kind.TRANSFER, "B", "x", "Z", number("1")));
        assertImpossible(first, event(2, CapEvent.Kind.TRANSFER, "B", "x", null, number("1")));
        assertImpossible(first, event(2, CapEvent.Kind.CANCEL, "Z", null, null, number("1")));
        assertImpossible(first, event(2, CapEvent.Kind.ISSUE, "B", null, null, number("1")));
    }

    /** 股改: ten shares for one yuan of registered capital change no part. */
    @Test
    void theChangeIntoSharesChangesNoPart() {
        List<CapEvent> events = new ArrayList<>(List.of(issue(1, "A", "f", "300"), issue(2, "B", "g", "100")));
        BigDecimal before = CapTable.on(DAY, events).rate("f");
        events.add(event(3, CapEvent.Kind.SPLIT, "COMMON", null, null, number("10")));
        CapTable after = CapTable.on(DAY, events);
        assertThat(after.total()).isEqualByComparingTo("4000");
        assertThat(after.rate("f")).isEqualByComparingTo(before);
        assertThat(CapTable.on(DAY.minusDays(1), events).total()).isEqualByComparingTo("0");
    }

    private static void assertImpossible(CapEvent... events) {
        assertThatThrownBy(() -> CapTable.on(DAY, List.of(events))).isInstanceOf(CapTable.Impossible.class);
    }

    private static CapEvent issue(int number, String security, String holder, String quantity) {
        return event(number, CapEvent.Kind.ISSUE, security, holder, null, number(quantity));
    }

    private static CapEvent event(
            int number, CapEvent.Kind kind, String security, String holder, String from, BigDecimal quantity) {
        return new CapEvent(number, DAY, kind, security, "COMMON", holder, from, quantity, null, null);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
