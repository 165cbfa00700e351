package io.jidi.platform.event;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the relay of this process after a commit. Only a hint: the relay also polls. */
@Singleton
class RelaySignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean pending;

    void wake() {
        lock.lock();
        try {
            pending = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void await(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            if (!pending && !woken.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            pending = false;
        } finally {
            lock.unlock();
        }
    }
}
