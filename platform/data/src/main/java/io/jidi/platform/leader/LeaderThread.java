package io.jidi.platform.leader;

import io.jidi.platform.problem.DatabaseFault;
import io.jidi.platform.sql.Sql;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs one piece of work again and again in a thread of its own, on one replica at a time, until closed. */
public final class LeaderThread implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LeaderThread.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** The work of a leader: renews {@code term} between steps and ends when it answers false. */
    @FunctionalInterface
    public interface Work {
        void lead(Term term) throws Exception;
    }

    /** Whether the leader may go on. Renews the lease when a third of it has passed. */
    @FunctionalInterface
    public interface Term {
        boolean goesOn();
    }

    /** A piece of work; whether there was something to do, so that more may wait. */
    @FunctionalInterface
    public interface Step {
        boolean did() throws Exception;
    }

    private final String name;
    private final Lease lease;
    private final Work work;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean leading;

    private LeaderThread(Sql sql, String name, Work work) {
        this.name = name;
        this.lease = new Lease(sql, name);
        this.work = work;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public static LeaderThread start(Sql sql, String name, Work work) {
        LeaderThread leader = new LeaderThread(sql, name, work);
        leader.thread.start();
        return leader;
    }

    /** Does step after step, and pauses after each that found nothing to do. */
    public static LeaderThread repeat(Sql sql, String name, Duration pause, Step step) {
        return start(sql, name, term -> {
            while (term.goesOn()) {
                if (!step.did()) {
                    Thread.sleep(pause.toMillis());
                }
            }
        });
    }

    public boolean isLeading() {
        return leading;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            @Nullable Exception failure = null;
            try {
                if (lease.hold()) {
                    leading = true;
                    work.lead(new RenewedTerm());
                    pause = FIRST_PAUSE;
                }
            } catch (Exception e) {
                failure = e;
            } finally {
                leading = false;
            }
            if (failure != null && !closed) {
                report(failure, pause);
            }
            if (!sleep(pause)) {
                return;
            }
            pause = failure == null || pause.compareTo(LONGEST_PAUSE) >= 0 ? pause : pause.multipliedBy(2);
        }
    }

    private void report(Exception failure, Duration pause) {
        if (DatabaseFault.isUnavailable(failure)) {
            LOG.warnf("%s: the database is away, next try in %d ms", name, pause.toMillis());
        } else {
            LOG.warnf(failure, "%s failed, next try in %d ms", name, pause.toMillis());
        }
    }

    private boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the work and gives the lease back, so that another replica need not wait for it to lapse. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(STOP_LIMIT.toMillis());
            lease.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debugf(e, "%s: lease not released, it will lapse", name);
        }
    }

    private final class RenewedTerm implements Term {
        private long renewedAt = System.nanoTime();

        @Override
        public boolean goesOn() {
            if (closed) {
                return false;
            }
            if (System.nanoTime() - renewedAt < Lease.TERM.toNanos() / 3) {
                return true;
            }
            renewedAt = System.nanoTime();
            return lease.hold();
        }
    }
}
