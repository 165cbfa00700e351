package io.jidi.embedded;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Sends signals; Java itself knows only TERM and KILL. */
public final class Signals {
    private Signals() {}

    /** Sends the signal (name without SIG) to one process; a process that is gone is not an error. */
    public static void send(long pid, String name) {
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw PartFailure.io("Cannot send " + name + " to process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
