package io.jidi.fund.distribution.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.fund.distribution.rules.FundWaterfall.Contribution;
import io.jidi.fund.distribution.rules.FundWaterfall.Earlier;
import io.jidi.fund.distribution.rules.FundWaterfall.Input;
import io.jidi.fund.distribution.rules.FundWaterfall.Line;
import io.jidi.fund.distribution.rules.FundWaterfall.Past;
import io.jidi.fund.distribution.rules.FundWaterfall.Proposal;
import io.jidi.platform.money.Money;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** fund.md 3.4 with its partners. */
class FundWaterfallTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID GP = new UUID(0, 9);
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 1, 1);

    /** W1 with two investors 60/40 and the general partner's 2 % beside them, outside the carry. */
    @Test
    void partnersGetTheirPartOfEachTier() {
        Proposal proposal = FundWaterfall.propose(new Input(
                WaterfallTest.terms("0.08", "0.2", "1"),
                List.of(
                        new Contribution(A, START, Money.cny("60000000")),
                        new Contribution(B, START, Money.cny("40000000")),
                        new Contribution(GP, START, Money.cny("2000000"))),
                past(),
                null,
                END,
                Money.cny("183600000"),
                Set.of(GP),
                Map.of(GP, BigDecimal.ONE),
                new BigDecimal("0.3")));
        assertThat(proposal.tiers().values())
                .extracting(Money::plain)
                .containsExactly(
                        "100000000.00",
                        "46994782.95",
                        "11748695.74",
                        "0.00",
                        "17005217.05",
                        "4251304.26",
                        "3600000.00");
        assertThat(proposal.of(A).plain()).isEqualTo("98400000.00");
        assertThat(proposal.of(B).plain()).isEqualTo("65600000.00");
        assertThat(proposal.of(GP).plain()).isEqualTo("19600000.00");
        assertThat(proposal.escrow()).isEqualTo(Map.of(GP, Money.cny("4800000.00")));
        assertThat(proposal.after().carry().plain()).isEqualTo("16000000.00");
        assertThat(proposal.trace()).hasSize(4);
    }

    @Test
    void earlierDistributionsCount() {
        List<Contribution> contributions = List.of(
                new Contribution(A, LocalDate.of(2020, 3, 31), Money.cny("40000000")),
                new Contribution(A, LocalDate.of(2021, 6, 30), Money.cny("35000000")),
                new Contribution(A, LocalDate.of(2022, 9, 30), Money.cny("25000000")));
        Proposal third = FundWaterfall.propose(new Input(
                WaterfallTest.terms("0.08", "0.2", "1"),
                contributions,
                past(
                        earlier(LocalDate.of(2025, 6, 30), Money.cny("90000000")),
                        earlier(LocalDate.of(2023, 12, 31), Money.cny("30000000"))),
                null,
                LocalDate.of(2026, 12, 31),
                Money.cny("60000000"),
                Set.of(),
                Map.of(GP, BigDecimal.ONE),
                BigDecimal.ZERO));
        assertThat(third.lines())
                .containsExactly(
                        new Line(A, Tier.PREFERRED, Money.cny("16591934.70")),
                        new Line(GP, Tier.CATCH_UP_CARRY, Money.cny("9147983.67")),
                        new Line(A, Tier.SPLIT_INVESTOR, Money.cny("27408065.30")),
                        new Line(GP, Tier.SPLIT_CARRY, Money.cny("6852016.33")));
    }

    /** The payment on which an earlier distribution stood was corrected to a later day; what was paid out stays paid out. */
    @Test
    void whatWasPaidOutStands() {
        Proposal second = FundWaterfall.propose(new Input(
                WaterfallTest.terms("0", "0", "0"),
                List.of(new Contribution(A, START.plusDays(30), Money.cny("100"))),
                past(earlier(START, Money.cny("40"))),
                null,
                END,
                Money.cny("70"),
                Set.of(),
                Map.of(),
                BigDecimal.ZERO));
        assertThat(second.of(A)).isEqualTo(Money.cny("70"));
        assertThat(second.after().unreturned()).isEqualTo(Money.cny("30"));
    }

    @Test
    void inputThatCannotBeIsRefused() {
        WaterfallTerms terms = WaterfallTest.terms("0.08", "0.2", "1");
        List<Contribution> paid = List.of(new Contribution(A, START, Money.cny("1")));
        assertThatThrownBy(() ->
                        new Input(terms, paid, past(), null, END, Money.cny("1"), Set.of(), Map.of(), BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Input(
                        terms,
                        paid,
                        past(earlier(END.plusDays(1), Money.cny("1"))),
                        null,
                        END,
                        Money.cny("1"),
                        Set.of(),
                        Map.of(GP, BigDecimal.ONE),
                        BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FundWaterfall.propose(new Input(
                        terms,
                        List.of(new Contribution(A, END.plusDays(1), Money.cny("1"))),
                        past(),
                        null,
                        END,
                        Money.cny("1"),
                        Set.of(),
                        Map.of(GP, BigDecimal.ONE),
                        BigDecimal.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** 12 of the carry went back after one year: it fills what the investors miss, and the carry paid is less by it. */
    @Test
    void carryThatWentBackCountsForTheInvestors() {
        WaterfallTerms plain = WaterfallTest.terms("0", "0.2", "1");
        List<Contribution> paid = List.of(
                new Contribution(A, START, Money.cny("100")), new Contribution(A, START.plusYears(2), Money.cny("60")));
        Earlier first = new Earlier(
                START.plusYears(1),
                Map.of(
                        Tier.CAPITAL, Money.cny("100"),
                        Tier.SPLIT_INVESTOR, Money.cny("80"),
                        Tier.SPLIT_CARRY, Money.cny("20")));
        Map<Tier, Money> back = Map.of(Tier.SPLIT_CARRY, Money.cny("-12"), Tier.CAPITAL, Money.cny("12"));
        Past past = new Past(List.of(first), List.of(new FundWaterfall.Returned(START.plusYears(3), back)));
        Proposal next = FundWaterfall.propose(new Input(
                plain, paid, past, null, END, Money.cny("58"), Set.of(), Map.of(GP, BigDecimal.ONE), BigDecimal.ZERO));
        assertThat(next.carryBefore().plain()).isEqualTo("8.00");
        assertThat(next.before().unreturned().plain()).isEqualTo("48.00");
        assertThat(next.before().carry().plain()).isEqualTo("8.00");
        assertThat(next.tiers().get(Tier.CAPITAL).plain()).isEqualTo("48.00");
        assertThat(next.tiers().get(Tier.SPLIT_CARRY).plain()).isEqualTo("2.00");
    }

    /** V05, V07: lines sum to tiers, tiers to the cash; the order of rows does not matter. */
    @Test
    void whateverThePartners() {
        Seeded.cases(800, seeded -> {
            List<Contribution> contributions = new ArrayList<>();
            Set<UUID> outside = seeded.chance(50) ? Set.of(new UUID(0, 0)) : Set.of();
            for (int i = 0, n = seeded.number(1, 25); i < n; i++) {
                contributions.add(new Contribution(
                        new UUID(0, seeded.number(0, 12)),
                        START.plusDays(seeded.number(0, 900)),
                        Money.cny(seeded.amount(30_000_000_000L).add(new BigDecimal("0.01")))));
            }
            contributions.add(new Contribution(new UUID(0, 1), START, Money.cny("0.01")));
            List<Earlier> earlier = new ArrayList<>();
            for (int i = 0, n = seeded.number(0, 3); i < n; i++) {
                earlier.add(earlier(
                        START.plusDays(seeded.number(0, 1_200)),
                        Money.cny(seeded.amount(10_000_000_000L).add(new BigDecimal("0.01")))));
            }
            Money cash = Money.cny(seeded.amount(900_000_000_000L).add(new BigDecimal("0.01")));
            Map<UUID, BigDecimal> points = Map.of(GP, new BigDecimal("70"), new UUID(0, 10), new BigDecimal("30"));
            Input input = new Input(
                    WaterfallTest.terms("0.08", "0.2", seeded.oneOf("0", "0.5", "1")),
                    contributions,
                    new Past(earlier, List.of()),
                    null,
                    END,
                    cash,
                    outside,
                    points,
                    new BigDecimal("0.3"));
            Proposal proposal = FundWaterfall.propose(input);
            Map<Tier, Money> sums = new HashMap<>();
            proposal.lines().forEach(line -> {
                assertThat(line.amount().isPositive()).isTrue();
                sums.merge(line.tier(), line.amount(), Money::plus);
            });
            proposal.tiers()
                    .forEach((tier, amount) -> assertThat(sums.getOrDefault(tier, Money.zero(Money.CNY)))
                            .isEqualTo(amount));
            assertThat(proposal.tiers().values().stream().reduce(Money.zero(Money.CNY), Money::plus))
                    .isEqualTo(cash);

            List<Contribution> reversed = new ArrayList<>(contributions);
            Collections.reverse(reversed);
            List<Earlier> reversedEarlier = new ArrayList<>(earlier);
            Collections.reverse(reversedEarlier);
            Proposal again = FundWaterfall.propose(new Input(
                    input.terms(),
                    reversed,
                    new Past(reversedEarlier, List.of()),
                    null,
                    END,
                    cash,
                    outside,
                    points,
                    input.escrowRate()));
            assertThat(again).isEqualTo(proposal);
        });
    }

    private static Past past(Earlier... distributions) {
        return new Past(List.of(distributions), List.of());
    }

    private static Earlier earlier(LocalDate day, Money cash) {
        return new Earlier(day, Map.of(Tier.CAPITAL, cash));
    }
}
