package io.jidi.exchange.webhook;

import io.jidi.platform.problem.DatabaseFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Takes what is due and has it delivered, on every replica: the queue sees to it that no two take the same. So many at once
 * and no more; of one webhook fewer, so that a slow receiver does not stop the others.
 */
@Singleton
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final MessageQueue queue;
    private final Deliveries deliveries;
    private final Duration pause;
    private final Duration stopLimit;
    private final Semaphore places;
    /** Deliveries that ended since the queue was last looked at: their webhooks have a place again. */
    private final Semaphore ended = new Semaphore(0);

    private final ExecutorService workers;
    private final Thread thread = new Thread(this::run, "webhook-dispatcher");
    private volatile boolean closed;

    Dispatcher(MessageQueue queue, Deliveries deliveries, WebhookSettings settings) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.pause = settings.pause();
        this.stopLimit = settings.resolveLimit().plus(settings.limit());
        this.places = new Semaphore(settings.atOnce());
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(settings.atOnce(), work -> {
            Thread worker = new Thread(work, "webhook-" + number.incrementAndGet());
            worker.setDaemon(true);
            return worker;
        });
        thread.setDaemon(true);
    }

    void start(@Observes StartupEvent ready) {
        thread.start();
    }

    /** Takes nothing more and lets what is under way come to its end. */
    void stop(@Observes ShutdownEvent ending) {
        closed = true;
        thread.interrupt();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(stopLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("webhooks under way are left; they will be sent again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (!dispatch()) {
                    ended.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                    ended.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** @return whether there was something to take */
    private boolean dispatch() throws InterruptedException {
        places.acquire();
        int free = 1 + places.drainPermits();
        List<Job> jobs = List.of();
        try {
            int most = free;
            jobs = QuarkusTransaction.requiringNew().call(() -> queue.take(most));
        } catch (RuntimeException e) {
            if (DatabaseFault.isUnavailable(e)) {
                LOG.warnf("webhooks wait: the database is away");
            } else if (!DatabaseFault.isRepeatable(e)) {
                LOG.error("webhooks could not be taken from the queue", e);
            }
        } finally {
            places.release(free - jobs.size());
        }
        for (Job job : jobs) {
            workers.execute(() -> deliver(job));
        }
        return !jobs.isEmpty();
    }

    private void deliver(Job job) {
        try {
            deliveries.deliver(job);
        } catch (RuntimeException e) {
            // How it went is not written down: its lease ends, and it is sent again.
            LOG.errorf(e, "%s could not be settled", job);
        } finally {
            places.release();
            ended.release();
        }
    }
}
