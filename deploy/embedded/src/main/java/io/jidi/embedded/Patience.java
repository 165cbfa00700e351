package io.jidi.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something outside this JVM that sends no message when it happens. */
public final class Patience {
    private static final long STEP_MILLIS = 20;

    private Patience() {}

    /** Looks every 20 ms until the condition holds; false if it did not within the limit or the thread was interrupted. */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
