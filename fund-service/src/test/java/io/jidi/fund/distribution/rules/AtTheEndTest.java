package io.jidi.fund.distribution.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.platform.money.Money;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clawback (fund.md 3.4) and concession (R29): what follows the waterfall. */
class AtTheEndTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID GP = new UUID(0, 9);
    private static final UUID SECOND_GP = new UUID(0, 10);
    private static final BigDecimal RATE = new BigDecimal("0.2");
    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    @Test
    void clawbackIsTheLargerOfTheTwoWithinTheCarryAfterTax() {
        assertThat(atTheEnd("20", "0", "60", "0", "0")).isEqualTo("8.00");
        assertThat(atTheEnd("20", "0", "100", "12", "0")).isEqualTo("12.00");
        assertThat(atTheEnd("20", "0", "-50", "60", "0.25")).isEqualTo("15.00");
        assertThat(atTheEnd("20", "0", "100", "0", "0")).isEqualTo("0.00");
        assertThatThrownBy(() -> atTheEnd("20", "0", "60", "0", "1.1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> atTheEnd("20", "20.01", "60", "0", "0")).isInstanceOf(IllegalArgumentException.class);
    }

    /** All clawbacks together stay within the carry after tax. */
    @Test
    void whatWentBackBeforeCounts() {
        assertThat(atTheEnd("20", "5", "60", "0", "0")).isEqualTo("3.00");
        assertThat(atTheEnd("20", "12", "-50", "60", "0.25")).isEqualTo("3.00");
        assertThat(atTheEnd("20", "15", "-50", "60", "0.25")).isEqualTo("0.00");
        assertThat(atTheEnd("20", "18", "-50", "60", "0.25")).isEqualTo("0.00");
    }

    @Test
    void beforeTheEndOnlyWhatWasPaidAboveWhatIsEarned() {
        Clawback.Carry carry = new Clawback.Carry(Money.cny("20"), Money.cny("0"), new BigDecimal("0.5"));
        assertThat(Clawback.interim(carry, Money.cny("12")).due().plain()).isEqualTo("8.00");
        assertThat(Clawback.interim(carry, Money.cny("2")).due().plain()).isEqualTo("10.00");
        assertThat(Clawback.interim(carry, Money.cny("21")).due().plain()).isEqualTo("0.00");
    }

    @Test
    void eachReceiversEscrowPaysFirst() {
        Map<UUID, Clawback.Holder> holders = Map.of(
                GP, new Clawback.Holder(Money.cny("15"), Money.cny("4")),
                SECOND_GP, new Clawback.Holder(Money.cny("5"), Money.cny("5")));
        assertThat(Clawback.split(Money.cny("8"), holders))
                .containsExactly(
                        new Clawback.Debt(GP, Money.cny("4"), Money.cny("2")),
                        new Clawback.Debt(SECOND_GP, Money.cny("2"), Money.cny("0")));
        assertThat(Clawback.split(Money.cny("0"), Map.of())).isEmpty();
    }

    /** H accrues at 8 % and takes what the investors really got: 108 after a year, 50 received, the rest a year later. */
    @Test
    void theShortfallIsByWhatTheInvestorsReallyReceived() {
        WaterfallTerms terms = WaterfallTest.terms("0.08", "0.2", "1");
        List<Waterfall.Flow> paidIn = List.of(Waterfall.Flow.contribution(LocalDate.of(2021, 1, 1), Money.cny("100")));
        List<Waterfall.Flow> received = List.of(Waterfall.Flow.distribution(LocalDate.of(2022, 1, 1), Money.cny("50")));
        assertThat(Clawback.shortfall(terms, paidIn, received, LocalDate.of(2023, 1, 1))
                        .plain())
                .isEqualTo("62.64");
        assertThat(Clawback.shortfall(
                                terms,
                                paidIn,
                                List.of(Waterfall.Flow.distribution(LocalDate.of(2022, 1, 1), Money.cny("108"))),
                                LocalDate.of(2023, 1, 1))
                        .isZero())
                .isTrue();
    }

    /** Never more than the carry after tax, whatever was paid, earned, lost and given back; the debts are what is due. */
    @Test
    void whateverTheCarry() {
        Seeded.cases(1_000, seeded -> {
            Money paid = Money.cny(seeded.amount(1_000_000_000L));
            Money before =
                    Money.cny(seeded.amount(paid.amount().movePointRight(2).longValueExact()));
            BigDecimal tax = new BigDecimal(seeded.oneOf("0", "0.2", "0.35", "1"));
            Clawback.Carry carry = new Clawback.Carry(paid, before, tax);
            Money profit = Money.cny(seeded.amount(9_000_000_000L).subtract(new BigDecimal("30000000")));
            Money shortfall = Money.cny(seeded.amount(2_000_000_000L));
            for (Clawback.Result result : List.of(
                    Clawback.atTheEnd(carry, RATE, profit, shortfall),
                    Clawback.interim(carry, Money.cny(seeded.amount(1_000_000_000L))))) {
                assertThat(result.due().isNegative()).isFalse();
                BigDecimal afterTax = paid.amount().multiply(BigDecimal.ONE.subtract(tax));
                if (result.due().isPositive()) {
                    assertThat(before.plus(result.due()).amount())
                            .isLessThanOrEqualTo(
                                    Money.rounded(afterTax, Money.CNY).amount());
                    requireSplit(seeded, paid.minus(before), result.due());
                }
            }
        });
    }

    private static void requireSplit(Seeded seeded, Money kept, Money due) {
        Money first = Money.cny(seeded.amount(kept.amount().movePointRight(2).longValueExact()));
        Map<UUID, Clawback.Holder> holders = new TreeMap<>();
        holders.put(GP, new Clawback.Holder(first, Money.rounded(first.amount().multiply(RATE), Money.CNY)));
        holders.put(SECOND_GP, new Clawback.Holder(kept.minus(first), Money.cny("0")));
        Money sum = Money.cny("0");
        for (Clawback.Debt debt : Clawback.split(due, holders)) {
            sum = sum.plus(debt.fromEscrow()).plus(debt.owed());
            assertThat(debt.fromEscrow())
                    .isLessThanOrEqualTo(holders.get(debt.partner()).escrow());
            assertThat(debt.fromEscrow().plus(debt.owed()))
                    .isLessThanOrEqualTo(holders.get(debt.partner()).kept());
        }
        assertThat(sum).isEqualTo(due);
    }

    @Test
    void whatGoesBackLeavesTheCarrysTiersForThoseThatMissIt() {
        WaterfallTerms plain = WaterfallTest.terms("0", "0.2", "1");
        WaterfallState pool = Waterfall.run(
                        plain,
                        List.of(
                                Waterfall.Flow.contribution(START, Money.cny("200")),
                                Waterfall.Flow.distribution(START.plusYears(1), Money.cny("190"))))
                .end();
        Map<Tier, Money> paid = Map.of(
                Tier.CAPITAL, Money.cny("100"),
                Tier.SPLIT_INVESTOR, Money.cny("72"),
                Tier.CATCH_UP_CARRY, Money.cny("10"),
                Tier.SPLIT_CARRY, Money.cny("8"));
        assertThat(Clawback.tiers(Money.cny("18"), paid, pool))
                .isEqualTo(Map.of(
                        Tier.SPLIT_CARRY, Money.cny("-8"),
                        Tier.CATCH_UP_CARRY, Money.cny("-10"),
                        Tier.CAPITAL, Money.cny("18")));
    }

    /** R29: all gates, or nothing; what is conceded is profit only. */
    @Test
    void theConcessionIsGated() {
        Concession.Terms half = new Concession.Terms(new BigDecimal("0.5"), new BigDecimal("0.4"));
        Map<UUID, Money> excess = Map.of(A, Money.cny("100.01"), B, Money.cny("-5"));
        Map<UUID, BigDecimal> managers = Map.of(GP, BigDecimal.ONE);
        Map<UUID, BigDecimal> social = Map.of(SECOND_GP, new BigDecimal("2"), B, BigDecimal.ONE);
        assertThat(Concession.decide(
                        new Concession.Input(true, true, true, "皖财〔2030〕1号", half, excess, managers, social)))
                .isEqualTo(new Concession.Granted(
                        Money.cny("50.01"),
                        Map.of(A, Money.cny("50.01")),
                        Map.of(
                                GP, Money.cny("20.00"),
                                SECOND_GP, Money.cny("20.01"),
                                B, Money.cny("10.00"))));
        assertThat(Concession.decide(
                        new Concession.Input(false, false, false, " ", null, Map.of(), Map.of(), Map.of())))
                .isEqualTo(new Concession.Refused(List.of(Concession.Gate.values())));
        for (int shut = 0; shut < Concession.Gate.values().length; shut++) {
            Concession.Decision decision = Concession.decide(new Concession.Input(
                    shut != 0,
                    shut != 1,
                    shut != 2,
                    shut == 3 ? null : "x",
                    shut == 4 ? null : half,
                    shut == 5 ? Map.of(A, Money.cny("-1")) : excess,
                    shut == 6 ? Map.of() : managers,
                    shut == 6 ? Map.of() : social));
            assertThat(decision).isEqualTo(new Concession.Refused(List.of(Concession.Gate.values()[shut])));
        }
        assertThatThrownBy(() -> new Concession.Terms(new BigDecimal("1.1"), BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String atTheEnd(String carry, String returned, String profit, String shortfall, String tax) {
        return Clawback.atTheEnd(
                        new Clawback.Carry(Money.cny(carry), Money.cny(returned), new BigDecimal(tax)),
                        RATE,
                        Money.cny(profit),
                        Money.cny(shortfall))
                .due()
                .plain();
    }
}
