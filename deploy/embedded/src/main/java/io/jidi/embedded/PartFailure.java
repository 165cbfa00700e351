package io.jidi.embedded;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server or tool could not be started or used; the message says what to do or shows the end of its log. */
public final class PartFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int TAIL_BYTES = 3_000;

    public PartFailure(String message) {
        super(message);
    }

    public PartFailure(String message, Throwable cause) {
        super(message, cause);
    }

    static PartFailure withLog(String message, Path log) {
        return new PartFailure(message + "\n--- end of " + log + "\n" + tail(log));
    }

    static String tail(Path log) {
        try {
            byte[] all = Files.readAllBytes(log);
            int from = Math.max(0, all.length - TAIL_BYTES);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(log unreadable: " + e.getMessage() + ")";
        }
    }

    static UncheckedIOException io(String doing, IOException cause) {
        return new UncheckedIOException(doing + ": " + cause.getMessage(), cause);
    }
}
