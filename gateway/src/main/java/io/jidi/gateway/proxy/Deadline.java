package io.jidi.gateway.proxy;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Gives up on a service that has the whole request and says nothing. Used on one event loop only. */
final class Deadline {

    private static final long NOT_RUNNING = -1;

    private final Vertx vertx;
    private final Duration patience;
    private final Runnable giveUp;
    private long timer = NOT_RUNNING;
    private boolean over;
    private boolean passed;

    Deadline(Vertx vertx, Duration patience, Runnable giveUp) {
        this.vertx = vertx;
        this.patience = patience;
        this.giveUp = giveUp;
    }

    /** From now on the service has the request. */
    void start() {
        if (!over && timer == NOT_RUNNING) {
            timer = vertx.setTimer(patience.toMillis(), late -> {
                passed = true;
                giveUp.run();
            });
        }
    }

    boolean passed() {
        return passed;
    }

    void cancel() {
        over = true;
        if (timer != NOT_RUNNING) {
            vertx.cancelTimer(timer);
        }
    }
}
