package io.jidi.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerRatesTest {

    private long now;

    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    private final CallerRates rates = new CallerRates(limits(), time);

    private static Limits limits() {
        return new SmallRyeConfigBuilder()
                .withMapping(Limits.class)
                .withDefaultValues(Map.ofEntries(
                        Map.entry("jidi.limits.body-bytes", "1"),
                        Map.entry("jidi.limits.header-bytes", "1"),
                        Map.entry("jidi.limits.header-count", "1"),
                        Map.entry("jidi.limits.connect", "PT1S"),
                        Map.entry("jidi.limits.answer", "PT1S"),
                        Map.entry("jidi.limits.body-time", "PT8S"),
                        Map.entry("jidi.limits.admin-answer", "PT1S"),
                        Map.entry("jidi.limits.connections-per-service", "1"),
                        Map.entry("jidi.limits.waiting-per-service", "1"),
                        Map.entry("jidi.limits.least-per-service", "1"),
                        Map.entry("jidi.limits.first-per-service", "1"),
                        Map.entry("jidi.limits.slow", "PT1S"),
                        Map.entry("jidi.limits.caller-requests", "60"),
                        Map.entry("jidi.limits.app-requests", "90"),
                        Map.entry("jidi.limits.refused-tokens", "3")))
                .build()
                .getConfigMapping(Limits.class);
    }

    @Test
    void aCallerHasItsMinuteAndThenASecondForEachMore() {
        for (int left = 59; left >= 0; left--) {
            CallerRates.Standing standing = rates.take("a", "app-a");
            assertThat(standing.comeBack()).isEmpty();
            assertThat(standing.remaining()).isEqualTo(Math.min(left, 90 - (60 - left)));
        }
        CallerRates.Standing over = rates.take("a", "app-a");
        assertThat(over.comeBack()).contains(Duration.ofSeconds(1));
        assertThat(over.policyField()).isEqualTo("\"caller\";q=60;w=60");
        assertThat(over.limitField()).isEqualTo("\"caller\";r=0;t=60");
        now += Duration.ofSeconds(1).toNanos();
        assertThat(rates.take("a", "app-a").comeBack()).isEmpty();
        assertThat(rates.take("a", "app-a").comeBack()).isPresent();
    }

    @Test
    void anApplicationSharesItsMinuteAmongItsCallers() {
        for (int i = 0; i < 45; i++) {
            assertThat(rates.take("a", "app").comeBack()).isEmpty();
            assertThat(rates.take("b", "app").comeBack()).isEmpty();
        }
        CallerRates.Standing over = rates.take("c", "app");
        assertThat(over.comeBack()).isPresent();
        assertThat(over.policy()).isEqualTo("app");
        assertThat(rates.take("c", "another").comeBack()).isEmpty();
    }

    @Test
    void badTokensOfOneAddressAreCountedApart() {
        for (int i = 0; i < 3; i++) {
            assertThat(rates.refusedToken("10.0.0.1").comeBack()).isEmpty();
        }
        assertThat(rates.refusedToken("10.0.0.1").comeBack()).isPresent();
        assertThat(rates.refusedToken("10.0.0.2").comeBack()).isEmpty();
        assertThat(rates.take("10.0.0.1", "x").comeBack()).isEmpty();
    }
}
