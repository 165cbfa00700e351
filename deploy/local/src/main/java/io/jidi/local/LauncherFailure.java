package io.jidi.local;

import java.io.Serial;

/** Something the user can put right; the message says how. Shown without a stack trace. */
final class LauncherFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    LauncherFailure(String message) {
        super(message);
    }
}
