package io.jidi.gateway.live;

import io.vertx.core.buffer.Buffer;

/**
 * Pieces of a text/event-stream (WHATWG HTML, 9.2 Server-sent events).
 *
 * @param cursor the id in it; empty when it has none
 */
record Frame(Buffer bytes, String cursor) {

    /** An event; without an id while the cursor is not known, which leaves the client's last id as it was. */
    static Frame of(FeedEntry entry, String cursor) {
        String id = cursor.isEmpty() ? "" : "id: " + cursor + '\n';
        return new Frame(Buffer.buffer(id + "event: " + entry.type() + "\ndata: " + entry.json() + "\n\n"), cursor);
    }

    /**
     * A comment; and the cursor, if there is a new one, as a block without data: it dispatches no event but moves the
     * client's last id past what it may not see.
     */
    static Frame heartbeat(String cursor) {
        return new Frame(
                Buffer.buffer(cursor.isEmpty() ? ": heartbeat\n\n" : ": heartbeat\nid: " + cursor + "\n\n"), cursor);
    }

    static Frame hello(long retryMillis) {
        return new Frame(Buffer.buffer("retry: " + retryMillis + "\n: jidi\n\n"), "");
    }
}
