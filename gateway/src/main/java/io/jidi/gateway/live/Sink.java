package io.jidi.gateway.live;

import java.time.Duration;

/** The connection of one client, and the thread that serves it. */
interface Sink {

    /** Whether the client takes less than it is given. */
    boolean isFull();

    void write(Frame frame);

    void close();

    /** Runs on the thread of this client, never at once. */
    void run(Runnable work);

    /** The same after a while, unless the connection has gone. */
    void later(Duration delay, Runnable work);
}
