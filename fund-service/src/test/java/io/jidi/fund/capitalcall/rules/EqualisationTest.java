package io.jidi.fund.capitalcall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.platform.money.Money;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** fund.md 3.2: later closings and late payments, without a database. */
class EqualisationTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 2, 1);

    @Test
    void theWorkedExample() {
        Equalisation.Result result = Equalisation.of(
                List.of(
                        position(1, "300000000.00", "60000000.00", false),
                        position(2, "200000000.00", "40000000.00", false),
                        position(3, "250000000.00", "0.00", true)),
                List.of(new Equalisation.Flow(FIRST, Money.cny("100000000.00"))),
                new BigDecimal("0.06"),
                FIRST.plusDays(182));
        assertThat(result.interest()).isEqualTo(Money.cny("997260.27"));
        assertThat(result.lines())
                .extracting(line -> line.target().plain())
                .containsExactly("40000000.00", "26666666.67", "33333333.33");
        assertThat(result.lines())
                .extracting(line -> line.interestDue().plain())
                .containsExactly("598356.16", "398904.11", "0.00");
    }

    @Test
    void nothingIsMadeOrLost() {
        Seeded.cases(500, random -> {
            List<Equalisation.Position> positions = new ArrayList<>();
            Money called = Money.cny("0.00");
            int old = random.number(1, 6);
            for (int i = 0; i < old; i++) {
                Money committed = Money.cny(random.amount(1_000_000_000L).add(BigDecimal.ONE));
                Money contributed = Money.cny(
                        random.amount(committed.amount().movePointRight(2).longValueExact()));
                called = called.plus(contributed);
                positions.add(new Equalisation.Position(new UUID(0, i), committed, contributed, false));
            }
            for (int i = 0; i < random.number(1, 3); i++) {
                Money committed = Money.cny(random.amount(1_000_000_000L).add(BigDecimal.ONE));
                positions.add(new Equalisation.Position(new UUID(1, i), committed, Money.cny("0.00"), true));
            }
            Equalisation.Result result = Equalisation.of(
                    positions,
                    List.of(new Equalisation.Flow(FIRST, called)),
                    new BigDecimal(random.number(0, 12)).movePointLeft(2),
                    FIRST.plusDays(random.number(0, 900)));
            Money changes = Money.cny("0.00");
            Money owed = changes;
            Money due = changes;
            for (int i = 0; i < positions.size(); i++) {
                Equalisation.Line line = result.lines().get(i);
                assertThat(line.target()).isLessThanOrEqualTo(positions.get(i).committed());
                changes = changes.plus(line.change());
                owed = owed.plus(line.interestOwed());
                due = due.plus(line.interestDue());
                assertThat(line.target().isNegative()).isFalse();
                assertThat(line.interestDue().isPositive() && !line.change().isNegative())
                        .isFalse();
            }
            assertThat(changes.isZero()).isTrue();
            assertThat(owed).isEqualTo(due).isEqualTo(result.interest());
        });
    }

    @Test
    void lateMoneyBearsInterestFromTheDueDateOn() {
        Money due = Money.cny("10000000.00");
        BigDecimal rate = new BigDecimal("0.0365");
        assertThat(LateInterest.of(due, FIRST, List.of(), rate, FIRST)).isEqualTo(Money.cny("0.00"));
        assertThat(LateInterest.of(due, FIRST, List.of(), rate, FIRST.plusDays(30)))
                .isEqualTo(Money.cny("30000.00"));
        List<LateInterest.Payment> half =
                List.of(new LateInterest.Payment(FIRST.plusDays(10), Money.cny("5000000.00")));
        assertThat(LateInterest.of(due, FIRST, half, rate, FIRST.plusDays(30))).isEqualTo(Money.cny("20000.00"));
        List<LateInterest.Payment> early = List.of(new LateInterest.Payment(FIRST.minusDays(3), due));
        assertThat(LateInterest.of(due, FIRST, early, rate, FIRST.plusDays(30))).isEqualTo(Money.cny("0.00"));
    }

    private static Equalisation.Position position(int id, String committed, String contributed, boolean newcomer) {
        return new Equalisation.Position(new UUID(0, id), Money.cny(committed), Money.cny(contributed), newcomer);
    }
}
