package io.jidi.gateway.limits;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body on its way through that fails once it is longer than allowed; for senders who do not say its length before. */
public final class CountedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> source;
    private final long limit;
    private final Runnable onEnd;
    private @Nullable Handler<Throwable> failed;
    private long seen;
    private boolean refused;

    /**
     * @param limit bytes
     * @param onEnd runs when the last byte was read
     */
    public CountedBody(ReadStream<Buffer> source, long limit, Runnable onEnd) {
        this.source = source;
        this.limit = limit;
        this.onEnd = onEnd;
    }

    /** Whether the limit was passed. */
    public boolean refused() {
        return refused;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        source.handler(handler == null ? null : piece -> take(piece, handler));
        return this;
    }

    private void take(Buffer piece, Handler<Buffer> handler) {
        seen += piece.length();
        if (seen <= limit) {
            handler.handle(piece);
            return;
        }
        if (!refused) {
            refused = true;
            if (failed != null) {
                failed.handle(new BodyTooLarge());
            }
        }
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        source.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        source.endHandler(
                handler == null
                        ? null
                        : end -> {
                            if (!refused) {
                                onEnd.run();
                                handler.handle(end);
                            }
                        });
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        source.fetch(amount);
        return this;
    }

    /** The sender went past the limit. */
    public static final class BodyTooLarge extends RuntimeException {
        BodyTooLarge() {
            super("the body is longer than allowed", null, false, false);
        }
    }
}
