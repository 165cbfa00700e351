package io.jidi.platform.event;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes those of this process who wait for news. Only a hint: what happens in another replica wakes nobody here, so who waits also
 * looks again after a while.
 */
abstract class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private long turn;

    /** To be asked for before looking: news that come between the look and the waiting are then not slept through. */
    long turn() {
        lock.lock();
        try {
            return turn;
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            turn++;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until somebody wakes after this turn, or the time has passed. */
    void await(long seen, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (turn == seen && left > 0) {
                left = woken.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
