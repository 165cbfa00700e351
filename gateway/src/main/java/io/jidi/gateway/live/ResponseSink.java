package io.jidi.gateway.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;

/** The connection of a browser or program that reads server-sent events. */
final class ResponseSink implements Sink {

    /** RFC 9113 section 7. */
    private static final long CANCEL = 0x8;

    private final Vertx vertx;
    private final Context context;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private boolean closed;

    ResponseSink(Vertx vertx, HttpServerRequest request) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.request = request;
        this.response = request.response();
    }

    @Override
    public boolean isFull() {
        return response.writeQueueFull();
    }

    @Override
    public void write(Frame frame) {
        if (!closed && !response.closed()) {
            response.write(frame.bytes());
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            breakOff();
        } else {
            response.end();
        }
    }

    /**
     * The rest would never be taken, so nothing may wait for it to be. The connection's own close writes what is queued
     * first, which a client that reads nothing would put off for ever.
     */
    private void breakOff() {
        if (request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection) {
            connection.channelHandlerContext().close();
        } else {
            response.reset(CANCEL);
        }
    }

    @Override
    public void run(Runnable work) {
        context.runOnContext(now -> work.run());
    }

    @Override
    public void later(Duration delay, Runnable work) {
        vertx.setTimer(
                Math.max(1, delay.toMillis()),
                late -> context.runOnContext(now -> {
                    if (!closed) {
                        work.run();
                    }
                }));
    }
}
