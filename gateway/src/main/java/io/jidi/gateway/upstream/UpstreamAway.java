package io.jidi.gateway.upstream;

import org.jspecify.annotations.Nullable;

/** A service gave no usable answer. */
public final class UpstreamAway extends RuntimeException {

    private final int status;

    public UpstreamAway(Upstream upstream, int status, @Nullable Throwable cause) {
        super(
                upstream.serviceName()
                        + (status == 0
                                ? " cannot be reached: " + (cause == null ? "" : cause.getMessage())
                                : " answered " + status),
                cause,
                false,
                false);
        this.status = status;
    }

    /** The status that it answered; zero when it did not answer. */
    public int status() {
        return status;
    }
}
