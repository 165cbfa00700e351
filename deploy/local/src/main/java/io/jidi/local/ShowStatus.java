package io.jidi.local;

import io.jidi.embedded.ProcFs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code ./jidi status}: one line for each part. */
record ShowStatus(Home home, Console console, Clock clock) {
    /** Exit code when the stack does not run, as in the init scripts of Linux (LSB). */
    private static final int NOT_RUNNING = 3;

    private static final String ROW = "%-19s %8s %6s %6s  %-10s %s";

    /** 0 when all parts are ready, 1 when some are not, 3 when nothing runs. */
    int run() {
        Optional<RunFile> last = RunFile.read(home).filter(RunFile::launcherAlive);
        if (last.isEmpty()) {
            console.say("没有运行 · Jidi does not run. Start it: ./jidi up");
            return NOT_RUNNING;
        }
        RunFile file = last.get();
        console.say(ROW.formatted("PART", "PID", "PORT", "MB", "SINCE", "STATE"));
        long total = row("launcher", file.launcherPid(), "", "", "");
        for (PartName part : PartName.values()) {
            RunFile.Entry entry = file.entry(part);
            boolean inLauncher = part == PartName.ISSUER;
            total += row(
                    part.word(),
                    inLauncher ? 0 : entry.pid(),
                    Integer.toString(entry.port()),
                    ago(Duration.between(entry.since(), clock.instant())),
                    entry.state().label() + (inLauncher ? " (in launcher)" : ""));
        }
        console.say(ROW.formatted("total", "", "", total / 1_024, "", ""));
        return file.allReady() ? 0 : 1;
    }

    private long row(String name, long pid, String port, String since, String state) {
        List<Long> family = pid == 0 ? List.of() : name.equals("launcher") ? List.of(pid) : ProcFs.family(pid);
        long kib = family.stream().mapToLong(ProcFs::residentKib).sum();
        console.say(ROW.formatted(name, pid == 0 ? "-" : pid, port, kib == 0 ? "-" : kib / 1_024, since, state)
                .stripTrailing());
        return kib;
    }

    private static String ago(Duration time) {
        return time.toHours() > 0
                ? "%d h %02d m".formatted(time.toHours(), time.toMinutesPart())
                : "%d m %02d s".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
