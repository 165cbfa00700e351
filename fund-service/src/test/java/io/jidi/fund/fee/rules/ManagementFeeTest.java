package io.jidi.fund.fee.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.fund.fee.rules.FeeTerms.Phase;
import io.jidi.fund.fee.rules.ManagementFee.BaseChange;
import io.jidi.fund.fee.rules.ManagementFee.Charge;
import io.jidi.fund.fund.rules.DayCount;
import io.jidi.platform.money.Money;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** fund.md 3.3: the worked cases to the fen, and that nothing drifts. */
class ManagementFeeTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 1);
    private static final LocalDate NEXT_YEAR = LocalDate.of(2025, 1, 1);
    private static final List<BaseChange> PAID_IN = List.of(
            new BaseChange(FeeBase.PAID_IN, LocalDate.of(2023, 5, 1), Money.cny("300000000")),
            new BaseChange(FeeBase.PAID_IN, LocalDate.of(2024, 4, 1), Money.cny("600000000")));

    @Test
    void aLeapYearOnPaidIn() {
        Charge charge = ManagementFee.charge(twoPercent(DayCount.ACT_365), PAID_IN, NEW_YEAR, NEXT_YEAR, Money.CNY);
        assertThat(charge.segments())
                .extracting(segment -> segment.fee().plain())
                .containsExactly("1495890.41", "9041095.89");
        assertThat(charge.segments()).extracting(ManagementFee.Segment::days).containsExactly(91L, 275L);
        assertThat(charge.total().plain()).isEqualTo("10536986.30");
        assertThat(ManagementFee.charge(twoPercent(DayCount.ACT_ACT), PAID_IN, NEW_YEAR, NEXT_YEAR, Money.CNY)
                        .total()
                        .plain())
                .isEqualTo("10508196.72");
    }

    @Test
    void theExitPhaseOnUnexitedCost() {
        FeeTerms terms = new FeeTerms(
                DayCount.ACT_365,
                List.of(
                        new Phase(LocalDate.of(2020, 1, 1), LocalDate.of(2025, 1, 1), FeeBase.PAID_IN, rate("0.02")),
                        new Phase(LocalDate.of(2025, 1, 1), null, FeeBase.INVESTED_UNEXITED_COST, rate("0.01"))));
        List<BaseChange> changes = List.of(
                new BaseChange(FeeBase.PAID_IN, LocalDate.of(2020, 1, 1), Money.cny("900000000")),
                new BaseChange(FeeBase.INVESTED_UNEXITED_COST, LocalDate.of(2022, 1, 1), Money.cny("520000000")),
                new BaseChange(FeeBase.INVESTED_UNEXITED_COST, LocalDate.of(2025, 7, 3), Money.cny("410000000")));
        Charge charge =
                ManagementFee.charge(terms, changes, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 10, 3), Money.CNY);
        assertThat(charge.segments())
                .extracting(segment -> segment.days() + " " + segment.fee().plain())
                .containsExactly("183 2607123.29", "92 1033424.66");
        assertThat(charge.total().plain()).isEqualTo("3640547.95");
    }

    @Test
    void aDirectorsFeeIsOffsetAndWhatIsLeftWaits() {
        FeeBill.Offset offset = new FeeBill.Offset(NEW_YEAR, "董事津贴", Money.cny("5000000"), rate("0.8"));
        assertThat(offset.credit().plain()).isEqualTo("4000000.00");
        FeeBill.Bill bill = FeeBill.of(
                Money.cny("3640547.95"),
                List.of(new FeeBill.Waiver("减免", Money.cny("40547.95"))),
                Money.cny("100000.00"),
                List.of(offset));
        assertThat(bill.lines())
                .extracting(line -> line.step() + " " + line.amount().plain())
                .containsExactly(
                        "GROSS 3640547.95",
                        "WAIVER -40547.95",
                        "OFFSET_BROUGHT_FORWARD -100000.00",
                        "OFFSET -3500000.00",
                        "NET 0.00");
        assertThat(bill.carriedForward().plain()).isEqualTo("500000.00");
    }

    @Test
    void daysWithoutPhaseOrBaseBearNoFee() {
        FeeTerms gap = new FeeTerms(
                DayCount.ACT_365,
                List.of(
                        new Phase(NEW_YEAR, LocalDate.of(2024, 2, 1), FeeBase.PAID_IN, rate("0.02")),
                        new Phase(LocalDate.of(2024, 12, 1), null, FeeBase.NAV, rate("0.02"))));
        Charge charge = ManagementFee.charge(gap, PAID_IN, NEW_YEAR, NEXT_YEAR, Money.CNY);
        assertThat(charge.total().plain()).isEqualTo("509589.04");
        assertThat(ManagementFee.charge(gap, List.of(), NEW_YEAR, NEW_YEAR, Money.CNY)
                        .segments())
                .isEmpty();
    }

    @Test
    void termsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new FeeTerms(
                        DayCount.ACT_365,
                        List.of(
                                new Phase(NEW_YEAR, null, FeeBase.PAID_IN, rate("0.02")),
                                new Phase(NEXT_YEAR, null, FeeBase.NAV, rate("0.01")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-01-01");
        assertThatThrownBy(() -> new Phase(NEW_YEAR, NEW_YEAR, FeeBase.NAV, rate("0.01")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Phase(NEW_YEAR, null, FeeBase.NAV, rate("-0.01")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        ManagementFee.charge(twoPercent(DayCount.ACT_365), PAID_IN, NEXT_YEAR, NEW_YEAR, Money.CNY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(FeeBase.COMMITTED.isDiscouraged()).isTrue();
    }

    /** However a stretch is cut into periods, what is booked in the end is the fee of the whole, to the fen. */
    @Test
    void accrualsAndSegmentsNeverDrift() {
        Seeded.cases(500, seeded -> {
            FeeTerms terms = twoPercent(seeded.oneOf(DayCount.values()));
            List<BaseChange> changes = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                changes.add(new BaseChange(
                        FeeBase.PAID_IN,
                        NEW_YEAR.plusDays(seeded.number(0, 700)),
                        Money.cny(seeded.amount(100_000_000_000L))));
            }
            Money booked = Money.zero(Money.CNY);
            LocalDate day = NEW_YEAR;
            for (int i = 0; i < 24; i++) {
                day = day.plusDays(seeded.number(1, 60));
                booked = booked.plus(ManagementFee.accrual(terms, changes, NEW_YEAR, day, booked));
            }
            Charge whole = ManagementFee.charge(terms, changes, NEW_YEAR, day, Money.CNY);
            assertThat(booked).isEqualTo(whole.total());
            assertThat(whole.segments().stream()
                            .map(ManagementFee.Segment::fee)
                            .reduce(Money.zero(Money.CNY), Money::plus))
                    .isEqualTo(whole.total());
        });
    }

    /** After any number of periods each partner has borne its exact share, within a fen. */
    @Test
    void allocationNeverDrifts() {
        Seeded.cases(300, seeded -> {
            Map<Integer, BigDecimal> weights = new LinkedHashMap<>();
            BigDecimal sum = BigDecimal.ZERO;
            for (int partner = 0, n = seeded.number(1, 30); partner < n; partner++) {
                BigDecimal weight = seeded.amount(10_000_000_000L).add(BigDecimal.ONE);
                weights.put(partner, weight);
                sum = sum.add(weight);
            }
            Map<Integer, Money> booked = new LinkedHashMap<>();
            Money total = Money.zero(Money.CNY);
            for (int period = 0; period < 40; period++) {
                Money fee = Money.cny(seeded.amount(100_000L));
                total = total.plus(fee);
                Map<Integer, Money> now = CumulativeAllocation.next(total, weights, booked);
                assertThat(now.values().stream().reduce(Money.zero(Money.CNY), Money::plus))
                        .isEqualTo(fee);
                now.forEach((partner, part) -> booked.merge(partner, part, Money::plus));
            }
            for (Map.Entry<Integer, Money> partner : booked.entrySet()) {
                BigDecimal error = partner.getValue()
                        .amount()
                        .multiply(sum)
                        .subtract(total.amount().multiply(weights.get(partner.getKey())));
                assertThat(error.abs()).isLessThan(sum.movePointLeft(2));
            }
        });
    }

    @Test
    void aPartnerWhoLeftGetsItsChargesBack() {
        Map<String, Money> parts = CumulativeAllocation.next(
                Money.cny("10.00"), Map.of("stays", BigDecimal.ONE), Map.of("left", Money.cny("4.00")));
        assertThat(parts).containsEntry("stays", Money.cny("10.00")).containsEntry("left", Money.cny("-4.00"));
    }

    private static FeeTerms twoPercent(DayCount dayCount) {
        return new FeeTerms(
                dayCount, List.of(new Phase(LocalDate.of(2023, 1, 1), null, FeeBase.PAID_IN, rate("0.02"))));
    }

    private static BigDecimal rate(String rate) {
        return new BigDecimal(rate);
    }
}
