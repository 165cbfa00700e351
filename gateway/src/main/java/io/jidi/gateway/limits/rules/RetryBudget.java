package io.jidi.gateway.limits.rules;

/** Second attempts are at most a tenth of the first ones, so that trying again never doubles the load of a service in trouble. */
public final class RetryBudget {

    private static final int COST = 10;
    private static final int MOST = 10 * COST;

    private int saved = MOST;

    /** A first attempt was made. */
    public synchronized void attempt() {
        saved = Math.min(MOST, saved + 1);
    }

    /** Whether a second attempt may be made; if so it is paid for. */
    public synchronized boolean spend() {
        if (saved < COST) {
            return false;
        }
        saved -= COST;
        return true;
    }
}
