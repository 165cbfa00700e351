package io.jidi.local;

import java.util.OptionalLong;

/** One part of the stack as the watch sees it. */
interface Part {
    PartName name();

    /** Starts it; returns when it runs, not necessarily when it is ready. Throws if it cannot. */
    void start();

    /** True when it serves; may take up to a second to find out. */
    boolean ready();

    boolean alive();

    /** Process id; empty while it does not run. */
    OptionalLong pid();

    /** Blocks until it has ended for whatever reason, and says how, e.g. "exit code 137". */
    String awaitEnd() throws InterruptedException;

    /** Stops it in order; does nothing when it does not run. */
    void stop();
}
