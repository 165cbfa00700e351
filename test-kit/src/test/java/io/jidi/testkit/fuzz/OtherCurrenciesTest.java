package io.jidi.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OtherCurrenciesTest {

    @Test
    void eachAmountIsInAnotherCurrencyOnceAndTheRestStands() {
        assertThat(
                        OtherCurrencies.in(
                                "{\"total\":{\"amount\":\"3.00\",\"currency\":\"CNY\"},\"parts\":[{\"of\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}}]}"))
                .containsExactly(
                        "{\"total\":{\"amount\":\"3.00\",\"currency\":\"USD\"},\"parts\":[{\"of\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}}]}",
                        "{\"total\":{\"amount\":\"3.00\",\"currency\":\"CNY\"},\"parts\":[{\"of\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}]}");
    }

    @Test
    void aBodyWithoutAmountsHasNone() {
        assertThat(OtherCurrencies.in("{\"reason\":\"样例\"}")).isEmpty();
    }
}
