package io.jidi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child that writes to a log file and dies with this JVM, even if the JVM is killed with {@code kill -9}: by the
 * kernel's parent-death signal and by {@link DeathGuard}.
 */
public final class ChildProcess {
    private static final long LOG_KEPT_BYTES = 20_000_000;

    private final Process process;
    private final String stopSignal;

    private ChildProcess(Process process, String stopSignal) {
        this.process = process;
        this.stopSignal = stopSignal;
    }

    /**
     * What to run.
     *
     * @param command program and arguments
     * @param environment variables set on top of this JVM's own
     * @param folder working folder
     * @param log file that receives both output streams, appended; turned over to {@code .1} above 20 MB
     * @param stopSignal name without SIG of the signal that asks for an orderly stop, e.g. TERM
     * @param rights the user to run as
     */
    public record Plan(
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path log,
            String stopSignal,
            Rights rights) {
        public Plan {
            if (command.isEmpty()) {
                throw new IllegalArgumentException("command is empty: nothing to run");
            }
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        /** A plain child with the rights of this JVM that stops on TERM. */
        public static Plan of(List<String> command, Map<String, String> environment, Path folder, Path log) {
            return new Plan(command, environment, folder, log, "TERM", Rights.OURS);
        }
    }

    /** Starts the child; it runs in a session of its own, so that Ctrl-C reaches only this JVM.
     *
     * @throws java.io.UncheckedIOException if the program or the log cannot be opened
     */
    public static ChildProcess start(Plan plan) {
        turnOver(plan.log());
        List<String> words = new ArrayList<>(plan.rights().prefix(plan.stopSignal()));
        words.addAll(plan.command());
        ProcessBuilder builder = new ProcessBuilder(Spawner.inOwnSession(words))
                .directory(plan.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
        builder.environment().putAll(plan.environment());
        Process process = Spawner.start(builder);
        long pid = process.pid();
        DeathGuard.watch(pid, plan.stopSignal());
        var unused = process.onExit().thenRun(() -> DeathGuard.forget(pid));
        return new ChildProcess(process, plan.stopSignal());
    }

    /** Process id of the child itself: the tools in front of it replace themselves by it. */
    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the child has ended for whatever reason. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks for an orderly stop and waits; what does not stop in time is killed. */
    public void stop(Duration grace) {
        signal(stopSignal);
        if (!await(grace)) {
            kill();
        }
    }

    /** Sends the orderly stop signal without waiting. */
    public void askToStop() {
        signal(stopSignal);
    }

    /** {@code kill -9}; returns when the child is gone. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
    }

    /** Sends any signal, e.g. STOP or CONT; does nothing when the child has ended. */
    public void signal(String name) {
        if (process.isAlive()) {
            Signals.send(pid(), name);
        }
    }

    /** Waits for the end of the child; false if it still runs after the time given. */
    public boolean await(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static void turnOver(Path log) {
        try {
            Path folder = log.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (Files.exists(log) && Files.size(log) > LOG_KEPT_BYTES) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw PartFailure.io("Cannot prepare the log " + log, e);
        }
    }
}
