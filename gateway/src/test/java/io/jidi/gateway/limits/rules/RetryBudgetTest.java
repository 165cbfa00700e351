package io.jidi.gateway.limits.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    @Test
    void inTheLongRunOneInTenIsTriedAgain() {
        RetryBudget budget = new RetryBudget();
        int second = 0;
        for (int i = 0; i < 10_000; i++) {
            budget.attempt();
            if (budget.spend()) {
                second++;
            }
        }
        assertThat(second).isBetween(1_000, 1_010);
    }

    @Test
    void whatWasSavedIsNotSavedForEver() {
        RetryBudget budget = new RetryBudget();
        for (int i = 0; i < 10_000; i++) {
            budget.attempt();
        }
        int second = 0;
        while (budget.spend()) {
            second++;
        }
        assertThat(second).isEqualTo(10);
    }
}
