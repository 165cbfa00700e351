package io.jidi.fund.distribution.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.fund.distribution.rules.DealByDeal.Deal;
import io.jidi.fund.distribution.rules.DealByDeal.Outlay;
import io.jidi.fund.distribution.rules.DealByDeal.Pool;
import io.jidi.fund.distribution.rules.DealByDeal.Realised;
import io.jidi.fund.distribution.rules.DealByDeal.Shared;
import io.jidi.platform.money.Money;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** fund.md 3.4, "American", with losses carried forward. */
class DealByDealTest {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    /** Zero hurdle, so that every figure can be followed by hand. */
    private static final WaterfallTerms PLAIN = WaterfallTest.terms("0", "0.2", "1");

    /** A sale of a deal: its cost is gone and its money is shared out on that day. */
    private record Sale(Deal deal, LocalDate day, Money proceeds) {}

    @Test
    void aDealThatIsTheWholeFundPaysWhatTheFundWould() {
        Deal only = sold(1, "100000000", "2025-01-01");
        List<Shared> shared =
                run(WaterfallTest.terms("0.08", "0.2", "1"), pool(only), List.of(sale(only, "180000000")));
        assertThat(carry(shared.get(0))).isEqualTo("16000000.00");
        assertThat(shared.get(0).tiers().get(Tier.PREFERRED).plain()).isEqualTo("46994782.95");
        assertThat(shared.get(0).tiers().get(Tier.CATCH_UP_CARRY).plain()).isEqualTo("11748695.74");
    }

    /** +100 then −60 then +30: carry 20 at the first exit, 12 overpaid after the loss, and nothing until it is earned. */
    @Test
    void lossesAreCarriedForward() {
        List<Deal> deals = List.of(
                sold(1, "100", "2022-01-01"),
                sold(2, "100", "2023-01-01"),
                sold(3, "100", "2024-01-01"),
                sold(4, "100", "2025-01-01"));
        List<Shared> shared = run(
                PLAIN,
                pool(deals.toArray(Deal[]::new)),
                List.of(
                        sale(deals.get(0), "200"),
                        sale(deals.get(1), "40"),
                        sale(deals.get(2), "130"),
                        sale(deals.get(3), "200")));
        assertThat(shared).extracting(DealByDealTest::carry).containsExactly("20.00", "0.00", "0.00", "14.00");
        assertThat(shared)
                .extracting(one -> one.after().carry().plain())
                .containsExactly("20.00", "8.00", "14.00", "34.00");
        assertThat(shared)
                .extracting(one -> one.interimClawback().plain())
                .containsExactly("0.00", "12.00", "6.00", "0.00");
        assertThat(shared.get(1).trace().get(1).explanation().en())
                .isEqualTo(
                        "The pool of realised deals has earned a carry of 8.00; 20.00 was paid before, 0.00 is due now");
    }

    /** After the loss 12 went back: the next gain pays the carry from there. */
    @Test
    void whatWentBackCanBeEarnedAgain() {
        Map<Tier, Money> paid = Map.of(
                Tier.CAPITAL, Money.cny("152"),
                Tier.SPLIT_INVESTOR, Money.cny("80"),
                Tier.SPLIT_CARRY, Money.cny("8"));
        Pool pool = pool(sold(1, "100", "2022-01-01"), sold(2, "100", "2023-01-01"), sold(3, "100", "2024-01-01"));
        Shared third = DealByDeal.share(
                PLAIN,
                pool,
                List.of(
                        Waterfall.Flow.distribution(LocalDate.of(2022, 1, 1), Money.cny("200")),
                        Waterfall.Flow.distribution(LocalDate.of(2023, 1, 1), Money.cny("40"))),
                paid,
                LocalDate.of(2024, 1, 1),
                Money.cny("160"));
        assertThat(third.tiers().get(Tier.CAPITAL).plain()).isEqualTo("148.00");
        assertThat(carry(third)).isEqualTo("12.00");
        assertThat(third.interimClawback().isZero()).isTrue();
    }

    @Test
    void aWriteOffAndFeesCountBeforeCarry() {
        Deal winner = sold(1, "100", "2023-01-01");
        Deal lost = sold(2, "50", "2022-06-01");
        Deal later = sold(3, "50", "2024-06-01");
        // 10 of fees on 200 of cost: 150 are gone, so 7.50 of the fees count.
        Pool pool = new Pool(List.of(winner, lost, later), List.of(new Outlay(START, Money.cny("10"))), BigDecimal.ONE);
        Shared shared = run(PLAIN, pool, List.of(sale(winner, "200"))).get(0);
        assertThat(shared.tiers().get(Tier.CAPITAL).plain()).isEqualTo("157.50");
        assertThat(carry(shared)).isEqualTo("8.50");
    }

    /** The general partner paid 2 % of everything outside the carry: the pool has 98 % of every outlay. */
    @Test
    void onlyTheInvestorsPartOfTheCostIsInThePool() {
        Deal deal = sold(1, "100", "2023-01-01");
        Pool pool = new Pool(List.of(deal), List.of(), new BigDecimal("0.98"));
        Shared shared = run(PLAIN, pool, List.of(sale(deal, "196"))).get(0);
        assertThat(shared.tiers().get(Tier.CAPITAL).plain()).isEqualTo("98.00");
        assertThat(carry(shared)).isEqualTo("19.60");
    }

    @Test
    void aPartialExitBearsItsPartOfTheCost() {
        Deal deal = new Deal(
                new UUID(0, 1),
                List.of(new Outlay(START, Money.cny("60")), new Outlay(LocalDate.of(2021, 1, 1), Money.cny("40"))),
                List.of(
                        new Realised(LocalDate.of(2023, 1, 1), Money.cny("50")),
                        new Realised(LocalDate.of(2024, 1, 1), Money.cny("50"))));
        Pool pool = new Pool(List.of(deal), List.of(new Outlay(START, Money.cny("10"))), BigDecimal.ONE);
        List<Shared> shared = run(
                PLAIN,
                pool,
                List.of(
                        new Sale(deal, LocalDate.of(2023, 1, 1), Money.cny("150")),
                        new Sale(deal, LocalDate.of(2024, 1, 1), Money.cny("45"))));
        assertThat(shared.get(0).tiers().get(Tier.CAPITAL).plain()).isEqualTo("55.00");
        assertThat(carry(shared.get(0))).isEqualTo("19.00");
        assertThat(carry(shared.get(1))).isEqualTo("0.00");
        assertThat(shared.get(1).interimClawback().plain()).isEqualTo("2.00");
        assertThatThrownBy(() -> new Deal(new UUID(0, 1), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A dividend of a deal that is still held has no cost in the pool: all of it is profit. */
    @Test
    void incomeOfADealStillHeldIsProfit() {
        Deal held = new Deal(new UUID(0, 1), List.of(new Outlay(START, Money.cny("100"))), List.of());
        Shared shared = run(PLAIN, pool(held), List.of(new Sale(held, LocalDate.of(2021, 1, 1), Money.cny("10"))))
                .get(0);
        assertThat(carry(shared)).isEqualTo("2.00");
        assertThat(shared.tiers().get(Tier.CAPITAL).isZero()).isTrue();
    }

    /**
     * Whatever is sold in whatever order: the tiers are the cash, the carry stays within what the pool earned at best and
     * within its rate of the profit that was paid (V09).
     */
    @Test
    void whateverIsSold() {
        Seeded.cases(400, seeded -> {
            List<Deal> deals = new ArrayList<>();
            List<Sale> sales = new ArrayList<>();
            for (int i = 0, n = seeded.number(1, 6); i < n; i++) {
                Money cost = Money.cny(seeded.amount(1_000_000_000L).add(BigDecimal.ONE));
                LocalDate day = START.plusDays(seeded.number(400, 3_000));
                Deal deal = new Deal(
                        new UUID(0, i),
                        List.of(new Outlay(START.plusDays(seeded.number(0, 300)), cost)),
                        List.of(new Realised(day, cost)));
                deals.add(deal);
                if (seeded.chance(70)) {
                    sales.add(new Sale(
                            deal, day, Money.cny(seeded.amount(3_000_000_000L).add(BigDecimal.ONE))));
                }
            }
            List<Outlay> fees = new ArrayList<>();
            for (int i = 0, n = seeded.number(0, 3); i < n; i++) {
                fees.add(new Outlay(
                        START.plusDays(seeded.number(0, 2_000)),
                        Money.cny(seeded.amount(10_000_000L).add(BigDecimal.ONE))));
            }
            WaterfallTerms terms = WaterfallTest.terms("0.08", "0.2", seeded.oneOf("0", "0.6", "1"));
            BigDecimal part = new BigDecimal(seeded.oneOf("1", "0.98", "0.3333333333"));
            Pool pool = new Pool(deals, fees, part);
            List<Shared> shared = run(terms, pool, sales);
            Money paid = Money.zero(Money.CNY);
            Money best = Money.zero(Money.CNY);
            Money profit = Money.zero(Money.CNY);
            for (Shared one : shared) {
                assertThat(one.tiers().values()).noneMatch(Money::isNegative);
                paid = paid.plus(Money.cny(carry(one)));
                profit = profit.plus(sum(one.tiers())).minus(one.tiers().get(Tier.CAPITAL));
                best = best.compareTo(one.after().carry()) >= 0
                        ? best
                        : one.after().carry();
                assertThat(paid).isLessThanOrEqualTo(best);
                assertThat(paid.amount())
                        .isLessThanOrEqualTo(
                                profit.amount().multiply(terms.carryRate()).setScale(2, RoundingMode.HALF_UP));
                assertThat(one.trace()).allMatch(step -> !step.left().isNegative());
            }
            List<Deal> reversed = new ArrayList<>(deals);
            Collections.reverse(reversed);
            assertThat(run(terms, new Pool(reversed, fees, part), sales)).isEqualTo(shared);
        });
    }

    /** Shares every sale out in the order of the days, each beside what was paid before it. */
    private static List<Shared> run(WaterfallTerms terms, Pool pool, List<Sale> sales) {
        List<Sale> ordered = sales.stream()
                .sorted(Comparator.comparing(Sale::day)
                        .thenComparing(sale -> sale.deal().id()))
                .toList();
        List<Shared> all = new ArrayList<>();
        List<Waterfall.Flow> earlier = new ArrayList<>();
        Map<Tier, Money> paid = new EnumMap<>(Tier.class);
        for (Sale sale : ordered) {
            Shared shared = DealByDeal.share(terms, pool, earlier, paid, sale.day(), sale.proceeds());
            assertThat(sum(shared.tiers())).isEqualTo(sale.proceeds());
            earlier.add(Waterfall.Flow.distribution(sale.day(), sale.proceeds()));
            shared.tiers().forEach((tier, amount) -> paid.merge(tier, amount, Money::plus));
            all.add(shared);
        }
        return all;
    }

    private static Money sum(Map<Tier, Money> tiers) {
        return tiers.values().stream().reduce(Money.zero(Money.CNY), Money::plus);
    }

    private static String carry(Shared shared) {
        return shared.tiers()
                .get(Tier.CATCH_UP_CARRY)
                .plus(shared.tiers().get(Tier.SPLIT_CARRY))
                .plain();
    }

    private static Pool pool(Deal... deals) {
        return new Pool(List.of(deals), List.of(), BigDecimal.ONE);
    }

    private static Deal sold(int id, String cost, String day) {
        return new Deal(
                new UUID(0, id),
                List.of(new Outlay(START, Money.cny(cost))),
                List.of(new Realised(LocalDate.parse(day), Money.cny(cost))));
    }

    private static Sale sale(Deal deal, String proceeds) {
        return new Sale(deal, deal.realised().get(0).day(), Money.cny(proceeds));
    }
}
