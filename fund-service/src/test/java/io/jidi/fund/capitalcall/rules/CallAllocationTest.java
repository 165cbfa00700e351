package io.jidi.fund.capitalcall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.platform.money.Money;
import io.jidi.testkit.Seeded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** fund.md 3.2 and 7.2. */
class CallAllocationTest {

    @Test
    void theWorkedExampleIsSplitToTheFen() {
        var split = (CallAllocation.Split) CallAllocation.decide(
                Money.cny("33333333.33"),
                List.of(room(1, "200", "200"), room(2, "150", "150"), room(3, "130", "130"), room(4, "20", "20"))
                        .stream()
                        .map(room -> new CallAllocation.Room(
                                room.commitment(), million(room.committed()), million(room.unfunded())))
                        .toList(),
                CallAllocation.Basis.COMMITMENT);
        assertThat(split.parts().values())
                .extracting(Money::plain)
                .containsExactly("13333333.33", "10000000.00", "8666666.67", "1333333.33");
    }

    @Test
    void aPartnerWithLittleLeftGivesWhatItHasAndTheOthersTheRest() {
        assertThat(split(
                        "50.00",
                        CallAllocation.Basis.COMMITMENT,
                        room(1, "100.00", "10.00"),
                        room(2, "100.00", "90.00")))
                .containsExactly("10.00", "40.00");
        assertThat(split(
                        "50.00", CallAllocation.Basis.UNFUNDED, room(1, "100.00", "10.00"), room(2, "100.00", "90.00")))
                .containsExactly("5.00", "45.00");
        assertThat(split(
                        "10.00",
                        CallAllocation.Basis.COMMITMENT,
                        room(1, "100.00", "0.00"),
                        room(2, "100.00", "90.00")))
                .containsExactly("0.00", "10.00");
    }

    /** The spare fen goes to the same partner each time; the last call must still fit. */
    @Test
    void roundingNeverMakesACallThatFitsFail() {
        assertThat(split(
                        "100.00",
                        CallAllocation.Basis.COMMITMENT,
                        room(1, "100.00", "33.32"),
                        room(2, "100.00", "33.34"),
                        room(3, "100.00", "33.34")))
                .containsExactly("33.32", "33.34", "33.34");
    }

    private static List<String> split(String total, CallAllocation.Basis basis, CallAllocation.Room... rooms) {
        var split = (CallAllocation.Split) CallAllocation.decide(Money.cny(total), List.of(rooms), basis);
        return split.parts().values().stream().map(Money::plain).toList();
    }

    @Test
    void allPartnersTogetherLimitTheCall() {
        assertThat(CallAllocation.decide(
                        Money.cny("100.01"), List.of(room(1, "100.00", "100.00")), CallAllocation.Basis.UNFUNDED))
                .isEqualTo(new CallAllocation.ExceedsFund(Money.cny("100.00")));
    }

    /** Row 12: parts sum to the total, none is negative or above what is left, and the split can be repeated. */
    @Test
    void whateverIsCalledTheSplitIsExact() {
        Seeded.cases(3_000, seeded -> {
            List<CallAllocation.Room> rooms = new ArrayList<>();
            Money unfunded = Money.zero(Money.CNY);
            for (int i = 0, partners = seeded.number(1, 60); i < partners; i++) {
                Money left = Money.cny(seeded.amount(100_000_000_000_000L));
                Money committed = left.plus(Money.cny(seeded.amount(1_000_000L)));
                rooms.add(new CallAllocation.Room(new UUID(0, i), committed, left));
                unfunded = unfunded.plus(left);
            }
            if (unfunded.isZero()) {
                return;
            }
            Money total =
                    Money.cny(seeded.amount(unfunded.amount().unscaledValue().longValueExact()));
            if (!total.isPositive()) {
                return;
            }
            CallAllocation.Basis basis = seeded.oneOf(CallAllocation.Basis.values());
            var split = (CallAllocation.Split) CallAllocation.decide(total, rooms, basis);
            Money sum = Money.zero(Money.CNY);
            for (CallAllocation.Room room : rooms) {
                Money part = split.parts().get(room.commitment());
                assertThat(part.isNegative()).isFalse();
                assertThat(part).isLessThanOrEqualTo(room.unfunded());
                sum = sum.plus(part);
            }
            assertThat(sum).isEqualTo(total);
            assertThat(CallAllocation.decide(total, rooms, basis)).isEqualTo(split);
        });
    }

    @Test
    void businessDaysLeaveOutWeekendsAndHolidaysAndCountWorkedWeekends() {
        BusinessDays plain = new BusinessDays(Set.of(), Set.of());
        assertThat(plain.after(LocalDate.of(2026, 3, 2), 10)).isEqualTo("2026-03-16");
        assertThat(plain.after(LocalDate.of(2026, 3, 6), 1)).isEqualTo("2026-03-09");
        assertThat(plain.after(LocalDate.of(2026, 3, 7), 0)).isEqualTo("2026-03-07");
        BusinessDays exchanged = new BusinessDays(Set.of(LocalDate.of(2026, 3, 9)), Set.of(LocalDate.of(2026, 3, 7)));
        assertThat(exchanged.after(LocalDate.of(2026, 3, 6), 1)).isEqualTo("2026-03-07");
        assertThat(exchanged.after(LocalDate.of(2026, 3, 6), 2)).isEqualTo("2026-03-10");
    }

    private static CallAllocation.Room room(int partner, String committed, String unfunded) {
        return new CallAllocation.Room(new UUID(0, partner), Money.cny(committed), Money.cny(unfunded));
    }

    private static Money million(Money amount) {
        return Money.cny(amount.amount().movePointRight(6));
    }
}
