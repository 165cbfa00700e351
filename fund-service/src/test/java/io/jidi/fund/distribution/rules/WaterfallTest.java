package io.jidi.fund.distribution.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.fund.distribution.rules.Waterfall.Flow;
import io.jidi.fund.fund.rules.DayCount;
import io.jidi.platform.money.Money;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** fund.md 3.4 and 3.5: the worked cases to the fen, and what must hold of any waterfall. */
class WaterfallTest {

    private static final LocalDate W1_CALL = LocalDate.of(2020, 1, 1);
    private static final LocalDate W1_EXIT = LocalDate.of(2025, 1, 1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1    | 100000000.00 | 46994782.95 | 11748695.74 | 0.00        | 17005217.05 | 4251304.26 | 164000000.00 | 16000000.00
            0.5  | 100000000.00 | 46994782.95 | 15664927.65 | 15664927.65 | 1340289.40  | 335072.35  | 164000000.00 | 16000000.00
            0    | 100000000.00 | 46994782.95 | 0.00        | 0.00        | 26404173.64 | 6601043.41 | 173398956.59 | 6601043.41
            0.2  | 100000000.00 | 46994782.95 | 0.00        | 0.00        | 26404173.64 | 6601043.41 | 173398956.59 | 6601043.41
            """)
    void w1(
            String catchUp,
            String capital,
            String preferred,
            String catchUpCarry,
            String catchUpInvestor,
            String splitInvestor,
            String splitCarry,
            String investors,
            String carry) {
        Waterfall.Split split = w1(terms("0.08", "0.2", catchUp));
        assertThat(split.tiers().values())
                .extracting(Money::plain)
                .containsExactly(capital, preferred, catchUpCarry, catchUpInvestor, splitInvestor, splitCarry);
        assertThat(split.investors().plain()).isEqualTo(investors);
        assertThat(split.carry().plain()).isEqualTo(carry);
        assertThat(split.after().shortfall().plain()).isEqualTo("0.00");
        assertThat(split.after().profit().plain()).isEqualTo("80000000.00");
    }

    @Test
    void w1WithSimpleInterest() {
        WaterfallTerms simple = new WaterfallTerms(
                new BigDecimal("0.08"),
                WaterfallTerms.Hurdle.SIMPLE,
                DayCount.ACT_365,
                new BigDecimal("0.2"),
                BigDecimal.ONE,
                WaterfallTerms.Account.TIER_ACCOUNT);
        Waterfall.Split split = w1(simple);
        assertThat(split.tiers().get(Tier.PREFERRED).plain()).isEqualTo("40043835.62");
        assertThat(split.carry().plain()).isEqualTo("16000000.00");
    }

    /** Every cell of the table. */
    @ParameterizedTest
    @EnumSource(WaterfallTerms.Account.class)
    void w2(WaterfallTerms.Account account) {
        WaterfallTerms terms = with(terms("0.08", "0.2", "1"), account);
        WaterfallState state = WaterfallState.start(LocalDate.of(2020, 3, 31), Money.CNY);
        state = state.contributed(terms, LocalDate.of(2020, 3, 31), Money.cny("40000000"));
        assertState(state, "40000000.00", "40000000.00");
        state = state.contributed(terms, LocalDate.of(2021, 6, 30), Money.cny("35000000"));
        assertState(state, "79036905.45", "75000000.00");
        state = state.contributed(terms, LocalDate.of(2022, 9, 30), Money.cny("25000000"));
        assertState(state, "112031867.22", "100000000.00");

        Waterfall.Split first = Waterfall.distribute(terms, state, LocalDate.of(2023, 12, 31), Money.cny("30000000"));
        assertThat(first.before().shortfall().plain()).isEqualTo("123364427.51");
        assertTiers(first, "30000000.00", "0.00", "0.00", "0.00", "0.00", "0.00");
        assertState(first.after(), "93364427.51", "70000000.00");

        Waterfall.Split second =
                Waterfall.distribute(terms, first.after(), LocalDate.of(2025, 6, 30), Money.cny("90000000"));
        assertThat(second.before().shortfall().plain()).isEqualTo("104778285.03");
        assertTiers(second, "70000000.00", "20000000.00", "0.00", "0.00", "0.00", "0.00");
        assertState(second.after(), "14778285.03", "0.00");

        Waterfall.Split third =
                Waterfall.distribute(terms, second.after(), LocalDate.of(2026, 12, 31), Money.cny("60000000"));
        assertThat(third.before().shortfall().plain()).isEqualTo("16591934.70");
        assertTiers(third, "0.00", "16591934.70", "9147983.67", "0.00", "27408065.30", "6852016.33");
        assertState(third.after(), "0.00", "0.00");
        assertThat(third.after().carry().plain()).isEqualTo("16000000.00");
        assertThat(third.after().profit().plain()).isEqualTo("80000000.00");
    }

    @Test
    void everyTierIsExplained() {
        Waterfall.Split split = w1(terms("0.08", "0.2", "1"));
        assertThat(split.trace())
                .extracting(step -> step.paid().plain())
                .containsExactly("100000000.00", "46994782.95", "11748695.74", "21256521.31");
        assertThat(split.trace())
                .extracting(step -> step.left().plain())
                .containsExactly("80000000.00", "33005217.05", "21256521.31", "0.00");
        assertThat(split.trace().get(1).explanation().en()).contains("0.08", "COMPOUND", "146994782.95");
    }

    /** After carry was paid, a late call re-opens the hurdle of a tier account; look-back remembers the gain above it. */
    @Test
    void lookBackAndTierAccountDifferAfterALateCall() {
        List<Flow> flows = List.of(
                in("2020-01-01", "100.00"),
                out("2021-01-01", "300.00"),
                in("2021-01-01", "100.00"),
                out("2022-01-01", "105.00"));
        // On one day money comes in first: 200 are out before the 300 come.
        WaterfallTerms tier = terms("0.08", "0.2", "1");
        assertThat(Waterfall.run(tier, flows).end().carry().plain()).isEqualTo("41.00");
        List<Flow> late = List.of(
                in("2020-01-01", "100.00"),
                out("2021-01-01", "300.00"),
                in("2021-06-01", "100.00"),
                out("2022-06-01", "105.00"));
        Waterfall.Split again = last(Waterfall.run(tier, late));
        assertThat(again.carry().plain()).isEqualTo("0.00");
        assertThat(again.after().shortfall().plain()).isEqualTo("3.00");
        Waterfall.Split lookBack = last(Waterfall.run(with(tier, WaterfallTerms.Account.IRR_LOOKBACK), late));
        assertThat(lookBack.tiers().get(Tier.CAPITAL).plain()).isEqualTo("100.00");
        assertThat(lookBack.carry().plain()).isEqualTo("1.00");
    }

    @Test
    void aFundThatOnlyReturnsPartOfItsCapitalPaysNoCarry() {
        Waterfall.Split split = last(Waterfall.run(
                terms("0.08", "0.2", "1"), List.of(in("2020-01-01", "100.00"), out("2024-01-01", "99.99"))));
        assertTiers(split, "99.99", "0.00", "0.00", "0.00", "0.00", "0.00");
        assertThat(split.after().unreturned().plain()).isEqualTo("0.01");
    }

    @Test
    void termsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> terms("-0.01", "0.2", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms("0.08", "1.01", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms("0.08", "0.2", "-0.1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> in("2020-01-01", "0.00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Waterfall.run(terms("0.08", "0.2", "1"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Tiers sum to the cash, none is negative, U ≤ H, carry only over a met hurdle and within its rate (V07–V09). */
    @Test
    void whateverTheTermsAndFlows() {
        Seeded.cases(1_500, seeded -> {
            WaterfallTerms terms = anyTerms(seeded);
            List<Flow> flows = anyFlows(seeded);
            Waterfall.Run run = Waterfall.run(terms, flows);
            for (Waterfall.Split split : run.splits()) {
                Money sum = Money.zero(Money.CNY);
                for (Money line : split.tiers().values()) {
                    assertThat(line.isNegative()).isFalse();
                    sum = sum.plus(line);
                }
                assertThat(sum).isEqualTo(split.cash());
                WaterfallState after = split.after();
                assertThat(after.unreturned().isNegative()).isFalse();
                if (terms.account() == WaterfallTerms.Account.TIER_ACCOUNT) {
                    assertThat(after.hurdle())
                            .isGreaterThanOrEqualTo(after.unreturned().amount());
                }
                if (split.carry().isPositive()) {
                    assertThat(after.hurdle().signum()).isLessThanOrEqualTo(0);
                    assertThat(after.unreturned().isZero()).isTrue();
                }
                BigDecimal most = terms.carryRate().multiply(after.profit().amount());
                assertThat(after.carry().amount().subtract(most)).isLessThanOrEqualTo(new BigDecimal("0.02"));
            }
            List<Flow> shuffled = new ArrayList<>(flows);
            Collections.reverse(shuffled);
            assertThat(Waterfall.run(terms, shuffled).end().paid())
                    .isEqualTo(run.end().paid());
        });
    }

    /** A distribution in two parts on the same day pays investors and carry the same; a tier moves by a fen at most. */
    @Test
    void twoPartsOnOneDayAreOneDistribution() {
        Seeded.cases(1_500, seeded -> {
            WaterfallTerms terms = anyTerms(seeded);
            List<Flow> history = anyFlows(seeded);
            LocalDate day = LocalDate.of(2032, 1, 1);
            Money one = positive(seeded);
            Money two = positive(seeded);
            WaterfallState whole = Waterfall.run(terms, plus(history, Flow.distribution(day, one.plus(two))))
                    .end();
            WaterfallState parts = Waterfall.run(
                            terms, plus(history, Flow.distribution(day, one), Flow.distribution(day, two)))
                    .end();
            assertThat(parts.carry().minus(whole.carry()).amount().abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
            assertThat(parts.unreturned()).isEqualTo(whole.unreturned());
            for (Tier tier : whole.paid().keySet()) {
                assertThat(parts.paid(tier).minus(whole.paid(tier)).amount().abs())
                        .isLessThanOrEqualTo(new BigDecimal("0.01"));
            }
        });
    }

    @Test
    void moreCashNeverGivesAnybodyLess() {
        Seeded.cases(1_500, seeded -> {
            WaterfallTerms terms = anyTerms(seeded);
            List<Flow> history = anyFlows(seeded);
            LocalDate day = LocalDate.of(2032, 1, 1);
            Money less = positive(seeded);
            Money more = less.plus(positive(seeded));
            Waterfall.Split small = last(Waterfall.run(terms, plus(history, Flow.distribution(day, less))));
            Waterfall.Split large = last(Waterfall.run(terms, plus(history, Flow.distribution(day, more))));
            assertThat(large.carry()).isGreaterThanOrEqualTo(small.carry());
            assertThat(large.investors()).isGreaterThanOrEqualTo(small.investors());
        });
    }

    private static WaterfallTerms anyTerms(Seeded seeded) {
        return new WaterfallTerms(
                seeded.oneOf(
                        BigDecimal.ZERO, new BigDecimal("0.06"), new BigDecimal("0.08"), new BigDecimal("0.12345")),
                seeded.oneOf(WaterfallTerms.Hurdle.values()),
                seeded.oneOf(DayCount.values()),
                seeded.oneOf(BigDecimal.ZERO, new BigDecimal("0.2"), new BigDecimal("0.155")),
                seeded.oneOf(
                        BigDecimal.ZERO,
                        new BigDecimal("0.2"),
                        new BigDecimal("0.5"),
                        new BigDecimal("0.8"),
                        BigDecimal.ONE),
                seeded.oneOf(WaterfallTerms.Account.values()));
    }

    private static List<Flow> anyFlows(Seeded seeded) {
        List<Flow> flows = new ArrayList<>();
        flows.add(Flow.contribution(LocalDate.of(2020, 1, 1), positive(seeded)));
        for (int i = 0, n = seeded.number(0, 8); i < n; i++) {
            LocalDate day = LocalDate.of(2020, 1, 1).plusDays(seeded.number(0, 4_000));
            flows.add(
                    seeded.chance(40)
                            ? Flow.contribution(day, positive(seeded))
                            : Flow.distribution(day, positive(seeded)));
        }
        return flows;
    }

    private static Money positive(Seeded seeded) {
        return Money.cny(seeded.amount(seeded.chance(30) ? 300 : 50_000_000_000L))
                .plus(Money.cny("0.01"));
    }

    private static List<Flow> plus(List<Flow> history, Flow... more) {
        List<Flow> all = new ArrayList<>(history);
        all.addAll(List.of(more));
        return all;
    }

    private static Waterfall.Split w1(WaterfallTerms terms) {
        return last(Waterfall.run(
                terms,
                List.of(
                        Flow.contribution(W1_CALL, Money.cny("100000000")),
                        Flow.distribution(W1_EXIT, Money.cny("180000000")))));
    }

    private static Waterfall.Split last(Waterfall.Run run) {
        return run.splits().get(run.splits().size() - 1);
    }

    static WaterfallTerms terms(String hurdle, String carry, String catchUp) {
        return new WaterfallTerms(
                new BigDecimal(hurdle),
                WaterfallTerms.Hurdle.COMPOUND,
                DayCount.ACT_365,
                new BigDecimal(carry),
                new BigDecimal(catchUp),
                WaterfallTerms.Account.TIER_ACCOUNT);
    }

    private static WaterfallTerms with(WaterfallTerms terms, WaterfallTerms.Account account) {
        return new WaterfallTerms(
                terms.hurdleRate(), terms.hurdle(), terms.dayCount(), terms.carryRate(), terms.catchUpRate(), account);
    }

    private static Flow in(String day, String amount) {
        return Flow.contribution(LocalDate.parse(day), Money.cny(amount));
    }

    private static Flow out(String day, String amount) {
        return Flow.distribution(LocalDate.parse(day), Money.cny(amount));
    }

    private static void assertTiers(Waterfall.Split split, String... lines) {
        assertThat(split.tiers().values()).extracting(Money::plain).containsExactly(lines);
    }

    private static void assertState(WaterfallState state, String hurdle, String unreturned) {
        assertThat(state.shortfall().plain()).isEqualTo(hurdle);
        assertThat(state.unreturned().plain()).isEqualTo(unreturned);
    }
}
