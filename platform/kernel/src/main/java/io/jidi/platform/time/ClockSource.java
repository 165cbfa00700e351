package io.jidi.platform.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Gives every class that needs the time one clock, so that tests can travel. */
public final class ClockSource {

    /** The zone in which a business day begins and ends. */
    public static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");

    /** Reads in microseconds, the precision of the database: an instant reads back as it was written. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return new Microseconds(Clock.systemUTC());
    }

    /** {@code Clock.tick} cannot do this: below a millisecond its {@code millis()} divides by zero. */
    private static final class Microseconds extends Clock {
        private final Clock exact;

        Microseconds(Clock exact) {
            this.exact = exact;
        }

        @Override
        public Instant instant() {
            return exact.instant().truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public ZoneId getZone() {
            return exact.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Microseconds(exact.withZone(zone));
        }
    }
}
