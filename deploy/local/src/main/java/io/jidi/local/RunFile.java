package io.jidi.local;

import io.jidi.embedded.ProcFs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What runs, for other processes: {@code .jidi/run/parts.properties}. For each part {@code <part>.port}, {@code .state},
 * {@code .since} (ISO instant) and, while it runs, {@code .pid} and {@code .ticks} (start time in clock ticks, so that a
 * re-used process id is not taken for the part); the same two for {@code launcher}.
 */
record RunFile(Properties values) {
    private static final String LAUNCHER = "launcher";

    static Path in(Home home) {
        return home.run().resolve("parts.properties");
    }

    /** The file of the last start, which may have ended since; empty if there was none. */
    static Optional<RunFile> read(Home home) {
        Path file = in(home);
        return Files.exists(file) ? Optional.of(new RunFile(Home.read(file))) : Optional.empty();
    }

    /** What a launcher knows about one part. */
    record Entry(int port, PartState state, Instant since, long pid) {}

    static synchronized void write(Home home, Map<PartName, Entry> parts) {
        Properties values = new Properties();
        remember(values, LAUNCHER, ProcessHandle.current().pid());
        parts.forEach((part, entry) -> {
            values.setProperty(part.word() + ".port", Integer.toString(entry.port()));
            values.setProperty(part.word() + ".state", entry.state().name());
            values.setProperty(part.word() + ".since", entry.since().toString());
            if (entry.pid() > 0) {
                remember(values, part.word(), entry.pid());
            }
        });
        Path file = in(home);
        Path draft = file.resolveSibling("parts.properties.new");
        try {
            Files.createDirectories(home.run());
            try (Writer writer = Files.newBufferedWriter(draft)) {
                values.store(writer, null);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** Before anything starts: all parts wait. */
    static void announce(Home home, Ports ports, Instant now) {
        Map<PartName, Entry> entries = new EnumMap<>(PartName.class);
        for (PartName part : PartName.values()) {
            entries.put(part, new Entry(ports.of(part), PartState.WAITING, now, 0));
        }
        write(home, entries);
    }

    boolean launcherAlive() {
        return alive(LAUNCHER);
    }

    long launcherPid() {
        return number(LAUNCHER + ".pid");
    }

    Ports ports() {
        Map<PartName, Integer> ports = new EnumMap<>(PartName.class);
        for (PartName part : PartName.values()) {
            ports.put(part, (int) number(part.word() + ".port"));
        }
        return new Ports(ports);
    }

    Entry entry(PartName part) {
        return new Entry(
                (int) number(part.word() + ".port"),
                PartState.valueOf(values.getProperty(part.word() + ".state", PartState.STOPPED.name())),
                Instant.parse(values.getProperty(part.word() + ".since", Instant.EPOCH.toString())),
                alive(part.word()) ? number(part.word() + ".pid") : 0);
    }

    boolean allReady() {
        for (PartName part : PartName.values()) {
            if (entry(part).state() != PartState.READY) {
                return false;
            }
        }
        return true;
    }

    /** Processes of this file that still run, the launcher not among them. */
    List<Long> partsAlive() {
        List<Long> pids = new ArrayList<>();
        for (PartName part : PartName.values()) {
            // The issuer lives in the launcher.
            if (part != PartName.ISSUER && alive(part.word())) {
                pids.add(number(part.word() + ".pid"));
            }
        }
        return pids;
    }

    private boolean alive(String who) {
        long pid = number(who + ".pid");
        return pid > 0 && ProcFs.alive(pid) && ProcFs.startTicks(pid) == number(who + ".ticks");
    }

    private long number(String name) {
        return Long.parseLong(values.getProperty(name, "0"));
    }

    private static void remember(Properties values, String who, long pid) {
        values.setProperty(who + ".pid", Long.toString(pid));
        values.setProperty(who + ".ticks", Long.toString(ProcFs.startTicks(pid)));
    }
}
