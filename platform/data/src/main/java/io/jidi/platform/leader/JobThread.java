package io.jidi.platform.leader;

import io.jidi.platform.problem.DatabaseFault;
import io.jidi.platform.sql.Sql;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Works through jobs that outlive their process, a step at a time, on one replica at a time. A step that fails for a reason of
 * its own is counted, and the last of too many ends its job, visibly; one that only met another transaction is done again.
 */
public final class JobThread {

    private static final Logger LOG = Logger.getLogger(JobThread.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** A step that fails so often fails for ever; what was written by the steps before stays. */
    private static final int MOST_ATTEMPTS = 5;

    private JobThread() {}

    /**
     * Where jobs are kept, and what their steps are.
     *
     * @param <J> a job
     */
    public interface Jobs<J> {

        /** The one that has waited longest; empty when none waits. */
        Optional<J> next();

        /** What it is called in the log. */
        String idOf(J job);

        /** Does its next step, in a transaction that also moves it on. */
        void step(J job);

        /** Counts a failure; with {@code most} of them in a row the job has failed. */
        void failed(J job, int most, String failure);
    }

    public static <J> LeaderThread start(Sql sql, String name, Jobs<J> jobs) {
        return LeaderThread.repeat(sql, name, PAUSE, () -> {
            Optional<J> job = jobs.next();
            return job.isPresent() && did(name, jobs, job.get());
        });
    }

    private static <J> boolean did(String name, Jobs<J> jobs, J job) {
        try {
            jobs.step(job);
            return true;
        } catch (RuntimeException failure) {
            if (DatabaseFault.isUnavailable(failure)) {
                throw failure;
            }
            if (!DatabaseFault.isRepeatable(failure)) {
                LOG.warnf(failure, "%s: a step of %s failed", name, jobs.idOf(job));
                jobs.failed(job, MOST_ATTEMPTS, failure.getClass().getSimpleName());
            }
            return false;
        }
    }
}
