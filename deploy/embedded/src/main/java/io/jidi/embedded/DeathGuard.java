package io.jidi.embedded;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One small shell beside this JVM that reads from a pipe. When the JVM is gone, however it died, the pipe ends and the
 * shell stops every child still on its list: first with the signal of its choice, after ten seconds with KILL.
 *
 * <p>The kernel's parent-death signal (see {@link ChildProcess}) does the same at once where {@code setpriv} knows it;
 * the guard covers machines without it and children that do not heed the first signal.
 */
final class DeathGuard {
    private static final String SCRIPT = """
            trap '' INT HUP TERM QUIT
            list=
            while read -r op pid signal; do
              case $op in
                +) list="$list $pid:$signal" ;;
                -) rest=
                   for entry in $list; do [ "${entry%%:*}" = "$pid" ] || rest="$rest $entry"; done
                   list=$rest ;;
              esac
            done
            for entry in $list; do kill -s "${entry#*:}" "${entry%%:*}" 2>/dev/null; done
            round=0
            while [ "$round" -lt 10 ]; do
              alive=
              for entry in $list; do kill -s 0 "${entry%%:*}" 2>/dev/null && alive=yes; done
              [ -n "$alive" ] || exit 0
              sleep 1
              round=$((round + 1))
            done
            for entry in $list; do kill -s KILL "${entry%%:*}" 2>/dev/null; done
            """;

    private static @Nullable DeathGuard running;

    private final Process shell;
    private final Writer pipe;

    private DeathGuard(Process shell) {
        this.shell = shell;
        this.pipe = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    static synchronized void watch(long pid, String signal) {
        current().say("+ " + pid + " " + signal);
    }

    static synchronized void forget(long pid) {
        if (running != null && running.shell.isAlive()) {
            running.say("- " + pid);
        }
    }

    /** Pid of the guard of this JVM, for tests that take it away; empty if none was needed yet. */
    static synchronized List<Long> pids() {
        return running == null ? List.of() : List.of(running.shell.pid());
    }

    private static DeathGuard current() {
        DeathGuard guard = running;
        if (guard == null || !guard.shell.isAlive()) {
            guard = new DeathGuard(Spawner.start(
                    new ProcessBuilder(Spawner.inOwnSession(List.of("/bin/sh", "-c", SCRIPT, "jidi-guard")))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)));
            running = guard;
        }
        return guard;
    }

    private void say(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            // The guard was killed from outside: the next watch() starts another, and the kernel's signal still holds.
            shell.destroy();
        }
    }
}
