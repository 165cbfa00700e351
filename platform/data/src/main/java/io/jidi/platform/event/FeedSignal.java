package io.jidi.platform.event;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for the feed to grow. Only a hint: another replica's relay does not wake this process. */
@Singleton
class FeedSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();

    void wake() {
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void await(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            boolean woken = grown.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!woken) {
                // Time passed: the caller looks for itself.
                return;
            }
        } finally {
            lock.unlock();
        }
    }
}
