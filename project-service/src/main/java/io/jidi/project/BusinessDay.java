package io.jidi.project;

import io.jidi.platform.time.ClockSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** Today as offices count it: the date in Asia/Shanghai of the injected clock. */
@Singleton
public class BusinessDay {

    private final Clock clock;

    BusinessDay(Clock clock) {
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
    }

    public Instant now() {
        return clock.instant();
    }
}
