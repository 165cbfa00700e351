package io.jidi.fund.distribution.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.fund.distribution.rules.DealByDeal.Deal;
import io.jidi.fund.distribution.rules.DealByDeal.Exit;
import io.jidi.fund.distribution.rules.DealByDeal.Kind;
import io.jidi.fund.distribution.rules.DealByDeal.Outlay;
import io.jidi.fund.distribution.rules.DealByDeal.Shared;
import io.jidi.fund.distribution.rules.DealByDeal.WriteDown;
import io.jidi.platform.money.Money;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** fund.md 3.4, "American", with losses carried forward. */
class DealByDealTest {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    /** Zero hurdle, so that every figure can be followed by hand. */
    private static final WaterfallTerms PLAIN = WaterfallTest.terms("0", "0.2", "1");

    @Test
    void aDealThatIsTheWholeFundPaysWhatTheFundWould() {
        Deal only = deal(1, List.of(cost("100000000")), List.of(exit("2025-01-01", "180000000", "100000000")));
        Shared shared = DealByDeal.run(WaterfallTest.terms("0.08", "0.2", "1"), List.of(only))
                .get(0);
        assertThat(shared.carry().plain()).isEqualTo("16000000.00");
        assertThat(shared.tiers().get(Tier.PREFERRED).plain()).isEqualTo("46994782.95");
        assertThat(DealByDeal.alone(WaterfallTest.terms("0.08", "0.2", "1"), only)
                        .end()
                        .carry()
                        .plain())
                .isEqualTo("16000000.00");
    }

    /** +100 then −60 then +30: carry 20 at the first exit, 12 overpaid after the loss, and nothing until it is earned. */
    @Test
    void lossesAreCarriedForward() {
        List<Deal> deals = List.of(
                deal(1, List.of(cost("100")), List.of(exit("2022-01-01", "200", "100"))),
                deal(2, List.of(cost("100")), List.of(exit("2023-01-01", "40", "100"))),
                deal(3, List.of(cost("100")), List.of(exit("2024-01-01", "130", "100"))),
                deal(4, List.of(cost("100")), List.of(exit("2025-01-01", "200", "100"))));
        List<Shared> shared = DealByDeal.run(PLAIN, deals);
        assertThat(shared).extracting(exit -> exit.carry().plain()).containsExactly("20.00", "0.00", "0.00", "14.00");
        assertThat(shared)
                .extracting(exit -> exit.poolCarry().plain())
                .containsExactly("20.00", "8.00", "14.00", "34.00");
        assertThat(shared)
                .extracting(exit -> exit.interimClawback().plain())
                .containsExactly("0.00", "12.00", "6.00", "0.00");
    }

    @Test
    void aWriteDownAndAllocatedFeesCountBeforeCarry() {
        Deal winner = deal(1, List.of(cost("100"), fee("5")), List.of(exit("2023-01-01", "200", "100")));
        Deal lost = new Deal(
                new UUID(0, 2),
                List.of(cost("50"), fee("5")),
                List.of(),
                List.of(new WriteDown(LocalDate.of(2022, 6, 1), Money.cny("50"))));
        Deal later = new Deal(
                new UUID(0, 3),
                List.of(cost("50")),
                List.of(),
                List.of(new WriteDown(LocalDate.of(2024, 6, 1), Money.cny("50"))));
        Shared shared = DealByDeal.run(PLAIN, List.of(winner, lost, later)).get(0);
        assertThat(shared.carry().plain()).isEqualTo("8.00");
        assertThat(shared.tiers().get(Tier.CAPITAL).plain()).isEqualTo("160.00");
    }

    @Test
    void aPartialExitBearsItsPartOfTheCost() {
        Deal deal = deal(
                1,
                List.of(cost("60"), new Outlay(LocalDate.of(2021, 1, 1), Money.cny("40"), Kind.COST), fee("10")),
                List.of(exit("2023-01-01", "150", "50"), exit("2024-01-01", "45", "50")));
        List<Shared> shared = DealByDeal.run(PLAIN, List.of(deal));
        assertThat(shared.get(0).tiers().get(Tier.CAPITAL).plain()).isEqualTo("55.00");
        assertThat(shared.get(0).carry().plain()).isEqualTo("19.00");
        assertThat(shared.get(1).carry().plain()).isEqualTo("0.00");
        assertThat(shared.get(1).interimClawback().plain()).isEqualTo("2.00");
        assertThatThrownBy(() -> deal(1, List.of(fee("1")), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever is sold in whatever order: lines sum to the proceeds and carry stays within what the pool earned at best. */
    @Test
    void whateverIsSold() {
        Seeded.cases(400, seeded -> {
            List<Deal> deals = new ArrayList<>();
            for (int i = 0, n = seeded.number(1, 6); i < n; i++) {
                Money cost = Money.cny(seeded.amount(1_000_000_000L).add(BigDecimal.ONE));
                List<Exit> exits = new ArrayList<>();
                List<WriteDown> downs = new ArrayList<>();
                LocalDate day = START.plusDays(seeded.number(400, 3_000));
                if (seeded.chance(70)) {
                    exits.add(new Exit(
                            day, Money.cny(seeded.amount(3_000_000_000L).add(BigDecimal.ONE)), cost));
                } else {
                    downs.add(new WriteDown(day, cost));
                }
                deals.add(new Deal(
                        new UUID(0, i),
                        List.of(new Outlay(START.plusDays(seeded.number(0, 300)), cost, Kind.COST)),
                        exits,
                        downs));
            }
            WaterfallTerms terms = WaterfallTest.terms("0.08", "0.2", seeded.oneOf("0", "0.6", "1"));
            List<Shared> shared = DealByDeal.run(terms, deals);
            Money paid = Money.zero(Money.CNY);
            Money best = Money.zero(Money.CNY);
            for (Shared exit : shared) {
                assertThat(exit.tiers().values()).noneMatch(Money::isNegative);
                assertThat(exit.tiers().values().stream().reduce(Money.zero(Money.CNY), Money::plus))
                        .isEqualTo(exit.proceeds());
                paid = paid.plus(exit.carry());
                best = best.compareTo(exit.poolCarry()) >= 0 ? best : exit.poolCarry();
                assertThat(paid).isLessThanOrEqualTo(best);
                assertThat(paid.minus(exit.poolCarry()).isPositive())
                        .isEqualTo(exit.interimClawback().isPositive());
            }
            Collections.reverse(deals);
            assertThat(DealByDeal.run(terms, deals)).isEqualTo(shared);
        });
    }

    private static Deal deal(int id, List<Outlay> outlays, List<Exit> exits) {
        return new Deal(new UUID(0, id), outlays, exits, List.of());
    }

    private static Outlay cost(String amount) {
        return new Outlay(START, Money.cny(amount), Kind.COST);
    }

    private static Outlay fee(String amount) {
        return new Outlay(START, Money.cny(amount), Kind.FEE);
    }

    private static Exit exit(String day, String proceeds, String cost) {
        return new Exit(LocalDate.parse(day), Money.cny(proceeds), Money.cny(cost));
    }
}
