package io.jidi.platform.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/** Gives every class that needs the time one clock, so that tests can travel. */
public final class ClockSource {

    /** The zone in which a business day begins and ends. */
    public static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");

    private static final Duration DATABASE_PRECISION = Duration.ofNanos(1_000);

    /** Ticks in microseconds, the precision of the database: an instant reads back as it was written. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), DATABASE_PRECISION);
    }
}
