package io.jidi.fund.paper.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineSharesTest {

    @Test
    void theCallOfTheDomainIsSplitOverTwoPurposesWithBothSums() {
        List<List<Money>> shares = LineShares.of(
                money("13333333.33", "10000000.00", "8666666.67", "1333333.33"), money("30000000.00", "3333333.33"));
        assertThat(shares)
                .containsExactly(
                        money("12000000.00", "1333333.33"),
                        money("9000000.00", "1000000.00"),
                        money("7800000.00", "866666.67"),
                        money("1200000.00", "133333.33"));
    }

    @Test
    void aFenHasOnePlace() {
        assertThat(LineShares.of(money("0.01", "0.01"), money("0.01", "0.01")))
                .containsExactly(money("0.01", "0.00"), money("0.00", "0.01"));
        assertThat(LineShares.of(money("0.00"), money("0.00", "0.00"))).containsExactly(money("0.00", "0.00"));
    }

    @Test
    void sumsThatDifferAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineShares.of(money("1.00"), money("0.99")))
                .withMessageContaining("100 fen");
        assertThatIllegalArgumentException().isThrownBy(() -> LineShares.of(money("-1.00", "1.00"), money("0.00")));
        assertThatIllegalArgumentException().isThrownBy(() -> LineShares.of(List.of(), List.of()));
    }

    @Test
    void bothSumsAlwaysHoldAndNoPartIsAFenAway() {
        Seeded.cases(3_000, random -> {
            Money total = Money.cny(random.amount(random.oneOf(9L, 1_000L, 9_999_999_999_99L)));
            List<Money> parts = split(random, total, random.number(1, 12));
            List<Money> lines = split(random, total, random.number(1, 8));
            List<List<Money>> shares = LineShares.of(parts, lines);
            for (int i = 0; i < parts.size(); i++) {
                assertThat(sum(shares.get(i).stream())).isEqualTo(parts.get(i));
            }
            for (int j = 0; j < lines.size(); j++) {
                int column = j;
                assertThat(sum(shares.stream().map(row -> row.get(column)))).isEqualTo(lines.get(j));
                for (int i = 0; i < parts.size() && !total.isZero(); i++) {
                    BigDecimal exact = parts.get(i)
                            .amount()
                            .multiply(lines.get(j).amount())
                            .divide(total.amount(), 20, RoundingMode.HALF_UP);
                    assertThat(shares.get(i).get(j).amount().subtract(exact).abs())
                            .isLessThanOrEqualTo(new BigDecimal("0.01"));
                    assertThat(shares.get(i).get(j).isNegative()).isFalse();
                }
            }
        });
    }

    private static List<Money> split(Seeded random, Money total, int count) {
        Map<Integer, BigDecimal> weights = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            weights.put(i, new BigDecimal(random.number(i == 0 ? 1 : 0, 50)));
        }
        return new ArrayList<>(Allocation.largestRemainder(total, weights).values());
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.zero(Money.CNY), Money::plus);
    }

    private static List<Money> money(String... amounts) {
        return Stream.of(amounts).map(Money::cny).toList();
    }
}
