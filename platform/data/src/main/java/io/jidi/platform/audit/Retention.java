package io.jidi.platform.audit;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How long audit entries are kept: at least six months (Cybersecurity Law, article 21; the longest six months have 184 days), 400
 * days unless configured otherwise.
 */
@Singleton
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final int LEAST_DAYS = 184;
    private static final Duration EVERY = Duration.ofHours(6);

    private final AuditChain chain;
    private final Clock clock;
    private final Duration kept;
    private Instant due = Instant.EPOCH;

    /**
     * @throws IllegalStateException for fewer days than the law asks: the service does not start
     */
    Retention(AuditChain chain, Clock clock, @ConfigProperty(name = "jidi.audit.retention-days") int days) {
        if (days < LEAST_DAYS) {
            throw new IllegalStateException(
                    "jidi.audit.retention-days is " + days + "; the law asks for " + LEAST_DAYS);
        }
        this.chain = chain;
        this.clock = clock;
        this.kept = Duration.ofDays(days);
    }

    /** Called by the one sealer that leads. */
    void pruneWhenDue() {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        due = now.plus(EVERY);
        prune();
    }

    /** Gives up what is older than the time to keep; answers how many entries. */
    public long prune() {
        Instant before = clock.instant().minus(kept);
        long given = chain.prune(before);
        if (given > 0) {
            LOG.infof("%d audit entries from before %s were given up", given, before);
        }
        return given;
    }
}
