package io.jidi.platform.consume;

import java.util.Set;

/**
 * What a service does with the events of others. One handler is one consumer with its own offsets; its effect and its
 * offset commit together, so each event takes effect once.
 */
public interface EventHandler {

    /** Stable name, kebab-case; changing it starts a new consumer from the beginning. */
    String consumer();

    /** The topics it reads, without the configured prefix. */
    Set<String> topics();

    /** The event types it acts on; others only advance the version of their aggregate. */
    Set<String> types();

    /**
     * Applies one event. Runs in a transaction; an exception rolls it back, is tried again, and at last parks the
     * aggregate with all its later events.
     */
    void handle(ReceivedEvent event);
}
