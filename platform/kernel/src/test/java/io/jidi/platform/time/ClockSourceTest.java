package io.jidi.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockSourceTest {

    @Test
    void theClockTellsMicrosecondsAndMilliseconds() {
        Clock clock = new ClockSource().clock();
        assertThat(clock.instant().getNano() % 1_000).isZero();
        assertThat(clock.millis())
                .isBetween(Instant.now().toEpochMilli() - 5_000, Instant.now().toEpochMilli() + 5_000);
    }
}
