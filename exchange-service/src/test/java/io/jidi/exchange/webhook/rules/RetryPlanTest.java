package io.jidi.exchange.webhook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final RetryPlan PLAN = new RetryPlan(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)));

    @Test
    void eachFailureHasItsPauseAndAfterTheLastThereIsNone() {
        assertThat(PLAN.after(1, 0)).contains(Duration.ofSeconds(5));
        assertThat(PLAN.after(2, 0)).contains(Duration.ofMinutes(5));
        assertThat(PLAN.after(3, 0)).isEmpty();
    }

    @Test
    void chanceAddsUpToAFifthAndTakesNothingAway() {
        for (int dice = 0; dice < 1000; dice++) {
            assertThat(PLAN.after(2, dice).orElseThrow())
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(5))
                    .isLessThan(Duration.ofMinutes(6));
        }
        assertThat(PLAN.after(2, 999)).contains(Duration.ofMillis(300_000 + 59_940));
    }

    @Test
    void aPlanWithoutPausesIsNone() {
        assertThatThrownBy(() -> new RetryPlan(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPlan(List.of(Duration.ZERO))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "429 | 120                             | 2026-03-02T01:02:00Z",
                "503 | 120                             | 2026-03-02T01:02:00Z",
                "503 | Mon, 02 Mar 2026 01:10:00 GMT   | 2026-03-02T01:10:00Z",
                "429 | 999999999                       | 2026-03-03T01:00:00Z",
                "429 | Fri, 01 Jan 2100 00:00:00 GMT   | 2026-03-03T01:00:00Z",
                "429 | 0                               | -",
                "429 | Mon, 02 Mar 2026 00:59:59 GMT   | -",
                "429 | 9999999999                      | -",
                "429 | -5                              | -",
                "429 | soon                            | -",
                "429 | -                               | -",
                "500 | 120                             | -",
                "200 | 120                             | -"
            })
    void whatTheReceiverAsksFor(int status, String header, Instant until) {
        assertThat(RetryPlan.heldUntil(status, header, NOW).orElse(null)).isEqualTo(until);
    }
}
