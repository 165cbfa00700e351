package io.jidi.platform.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Gives every class that needs the time one clock, so that tests can travel. */
public final class ClockSource {

    /** The zone in which a business day begins and ends. */
    public static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");

    private static final Logger LOG = Logger.getLogger(ClockSource.class);

    private final Duration ahead;

    /**
     * @param ahead how far this installation lives in the future, zero in production: for rehearsals of what takes days, such
     *     as a public notice. Tokens are still checked by the machine's clock
     * @throws IllegalArgumentException if it is negative: journals and events would be booked before earlier ones
     */
    ClockSource(@ConfigProperty(name = "jidi.clock.ahead") Duration ahead) {
        if (ahead.isNegative()) {
            throw new IllegalArgumentException("jidi.clock.ahead is " + ahead + "; a clock cannot be put back");
        }
        this.ahead = ahead;
    }

    /** Reads in microseconds, the precision of the database: an instant reads back as it was written. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        if (!ahead.isZero()) {
            LOG.warnf("This is a rehearsal: the clock is %s ahead (jidi.clock.ahead)", ahead);
        }
        return new Microseconds(Clock.offset(Clock.systemUTC(), ahead));
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
