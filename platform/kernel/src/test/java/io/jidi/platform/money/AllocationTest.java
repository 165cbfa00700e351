package io.jidi.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.platform.http.JsonRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** fund.md 7.2: largest remainder, its examples and its properties. */
class AllocationTest {

    @Test
    void theWorkedExamplesHold() {
        assertThat(split("33333333.33", "200", "150", "130", "20"))
                .containsExactly("13333333.33", "10000000.00", "8666666.67", "1333333.33");
        assertThat(split("100.00", "1", "1", "1")).containsExactly("33.34", "33.33", "33.33");
        assertThat(split("0.05", "70", "30")).containsExactly("0.04", "0.01");
        assertThat(split("0.05", "30", "70")).containsExactly("0.01", "0.04");
        assertThat(split("-100.00", "1", "1", "1")).containsExactly("-33.34", "-33.33", "-33.33");
        assertThat(split("0.00", "1", "2")).containsExactly("0.00", "0.00");
    }

    @Test
    void nothingToSplitByIsRefused() {
        assertThatThrownBy(() -> split("1.00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split("1.00", "0", "0.00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split("1.00", "1", "-1")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Row 12: sums to the total, none negative, each within a fen of its exact share, whatever the order of input. */
    @Test
    void theParts() {
        SplittableRandom random = new SplittableRandom(12);
        for (int run = 0; run < 20_000; run++) {
            Map<Integer, BigDecimal> weights = new LinkedHashMap<>();
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0, n = random.nextInt(1, 40); i < n; i++) {
                BigDecimal weight = BigDecimal.valueOf(random.nextLong(0, 1_000_000_000_000L), random.nextInt(0, 9));
                weights.put(i, weight);
                sum = sum.add(weight);
            }
            if (sum.signum() == 0) {
                continue;
            }
            Money total = new Money(BigDecimal.valueOf(random.nextLong(0, 1_000_000_000_000_000L), 2), "CNY");
            Map<Integer, Money> parts = Allocation.largestRemainder(total, weights);
            Money allocated = Money.zero("CNY");
            for (Map.Entry<Integer, Money> part : parts.entrySet()) {
                assertThat(part.getValue().isNegative()).isFalse();
                // |part - total * weight / sum| < 0.01, multiplied out so that it stays exact.
                BigDecimal difference = part.getValue()
                        .amount()
                        .multiply(sum)
                        .subtract(total.amount().multiply(weights.get(part.getKey())));
                assertThat(difference.abs()).isLessThan(sum.movePointLeft(2));
                allocated = allocated.plus(part.getValue());
            }
            assertThat(allocated).isEqualTo(total);
            List<Integer> keys = new ArrayList<>(weights.keySet());
            Collections.reverse(keys);
            Map<Integer, BigDecimal> reversed = new LinkedHashMap<>();
            keys.forEach(key -> reversed.put(key, weights.get(key)));
            assertThat(Allocation.largestRemainder(total, reversed)).isEqualTo(parts);
        }
    }

    @Test
    void moneyRefusesWhatIsNoMoney() {
        assertThatThrownBy(() -> Money.cny("1.001")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(BigDecimal.ONE, "yuan")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.cny("1000000000000000000.00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.cny("1.00").plus(new Money(BigDecimal.ONE, "USD")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Money.cny("1.5")).isEqualTo(Money.cny("1.50"));
        assertThat(Money.rounded(new BigDecimal("0.005"), "CNY").plain()).isEqualTo("0.01");
        assertThat(Money.rounded(new BigDecimal("-0.005"), "CNY").plain()).isEqualTo("-0.01");
    }

    @Test
    void onTheWireMoneyIsAmountAndCurrencyAndNothingElse() throws Exception {
        var json = JsonRules.canonical();
        assertThat(json.writeValueAsString(Money.cny("12345678.9")))
                .isEqualTo("{\"amount\":\"12345678.90\",\"currency\":\"CNY\"}");
        assertThat(json.readValue("{\"amount\":\"-0.01\",\"currency\":\"CNY\"}", Money.class))
                .isEqualTo(Money.cny("-0.01"));
    }

    private static List<String> split(String total, String... weights) {
        Map<Integer, BigDecimal> byKey = new LinkedHashMap<>();
        for (String weight : weights) {
            byKey.put(byKey.size(), new BigDecimal(weight));
        }
        return Allocation.largestRemainder(Money.cny(total), byKey).values().stream()
                .map(Money::plain)
                .toList();
    }
}
