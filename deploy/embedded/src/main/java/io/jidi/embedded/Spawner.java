package io.jidi.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts all child processes from one thread that lives as long as the JVM: the kernel sends the parent-death signal
 * when the <em>thread</em> that started the child ends, so a short-lived thread would take its children with it.
 */
final class Spawner {
    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "jidi-spawner");
        thread.setDaemon(true);
        return thread;
    });

    private Spawner() {}

    static Process start(ProcessBuilder builder) {
        try {
            return THREAD.submit(builder::start).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure(
                    "Interrupted while starting " + builder.command().get(0), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw PartFailure.io("Cannot start " + builder.command().get(0), io);
            }
            throw new PartFailure("Cannot start " + builder.command().get(0), e);
        }
    }

    /** Ctrl-C at a terminal reaches a whole session; children must be stopped in order by us and not by the terminal. */
    static List<String> inOwnSession(List<String> command) {
        List<String> words = new ArrayList<>();
        Machine.tool("setsid").ifPresent(words::add);
        words.addAll(command);
        return words;
    }
}
