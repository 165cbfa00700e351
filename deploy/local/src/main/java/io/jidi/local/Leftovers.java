package io.jidi.local;

import io.jidi.embedded.Patience;
import io.jidi.embedded.Signals;
import java.time.Duration;

/** Processes of a launcher that was killed: the guard of that launcher clears them within seconds, else we do. */
final class Leftovers {
    private static final Duration GUARD_LIMIT = Duration.ofSeconds(14);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private Leftovers() {}

    /** Returns when none is left. */
    static void clear(RunFile last, Console console) {
        if (last.partsAlive().isEmpty()) {
            return;
        }
        console.say("等待上次的进程结束 · waiting for processes of the last run to end …");
        if (!Patience.until(GUARD_LIMIT, () -> last.partsAlive().isEmpty())) {
            last.partsAlive().forEach(pid -> Signals.send(pid, "KILL"));
            if (!Patience.until(KILL_LIMIT, () -> last.partsAlive().isEmpty())) {
                throw new LauncherFailure("Processes of the last run cannot be ended: " + last.partsAlive());
            }
        }
    }
}
