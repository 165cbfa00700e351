package io.jidi.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockSourceTest {

    @Test
    void theClockTellsMicrosecondsAndMilliseconds() {
        Clock clock = new ClockSource(Duration.ZERO).clock();
        assertThat(clock.instant().getNano() % 1_000).isZero();
        assertThat(clock.millis())
                .isBetween(Instant.now().toEpochMilli() - 5_000, Instant.now().toEpochMilli() + 5_000);
    }

    @Test
    void aRehearsalLivesAheadButNeverBehind() {
        Clock clock = new ClockSource(Duration.ofDays(14)).clock();
        assertThat(clock.instant()).isAfter(Instant.now().plus(Duration.ofDays(13)));
        assertThatThrownBy(() -> new ClockSource(Duration.ofDays(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
