package io.jidi.testkit.parts;

import io.jidi.embedded.ProcFs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The process whose end means that the build is over: Maven or the IDE that forked the test JVM.
 *
 * @param pid process id
 * @param startTicks when it started: a number may be given to another process later
 */
record BuildProcess(long pid, long startTicks) {
    private static final Set<String> SHELLS = Set.of("sh", "dash", "bash", "ash", "busybox");

    /**
     * Climbs from this JVM over the shell that Surefire puts between ({@code sh -c}). If a person started this JVM from a
     * terminal there is no build above it, and it stands for itself.
     */
    static BuildProcess current() {
        ProcessHandle self = ProcessHandle.current();
        Optional<ProcessHandle> above = self.parent();
        while (above.isPresent() && isShell(above.get().pid())) {
            if (!ProcFs.commandLine(above.get().pid()).contains(" -c ")) {
                return of(self.pid());
            }
            above = above.get().parent();
        }
        return of(above.map(ProcessHandle::pid).filter(pid -> pid > 1).orElse(self.pid()));
    }

    static BuildProcess of(long pid) {
        return new BuildProcess(pid, ProcFs.startTicks(pid));
    }

    /** Reads the name written by {@link #fileName()}. */
    static BuildProcess parse(String fileName) {
        int dash = fileName.indexOf('-');
        return new BuildProcess(
                Long.parseLong(fileName.substring(0, dash)), Long.parseLong(fileName.substring(dash + 1)));
    }

    String fileName() {
        return pid + "-" + startTicks;
    }

    boolean alive() {
        return ProcFs.alive(pid) && ProcFs.startTicks(pid) == startTicks;
    }

    private static boolean isShell(long pid) {
        String program = ProcFs.commandLine(pid).split(" ", 2)[0];
        return SHELLS.contains(String.valueOf(Path.of(program).getFileName()));
    }
}
