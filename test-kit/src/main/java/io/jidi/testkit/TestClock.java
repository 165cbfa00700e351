package io.jidi.testkit;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The clock of a test: runs with the wall clock, shifted by as much as the test has travelled. */
public final class TestClock extends Clock {

    private static final TestClock ONE = new TestClock();

    private volatile Duration shift = Duration.ZERO;

    private TestClock() {}

    public static TestClock clock() {
        return ONE;
    }

    /** Takes the place of the platform's clock in every test application. */
    @Singleton
    public static final class Source {
        @Produces
        @Singleton
        @Alternative
        @Priority(1)
        Clock clock() {
            return ONE;
        }
    }

    public void travel(Duration distance) {
        shift = shift.plus(distance);
    }

    public void travelTo(Instant instant) {
        shift = Duration.between(Instant.now(), instant);
    }

    public void backToPresent() {
        shift = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(shift).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only: a business date is taken in the business zone by name");
    }
}
