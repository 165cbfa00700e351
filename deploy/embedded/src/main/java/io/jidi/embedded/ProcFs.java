package io.jidi.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the kernel's view of processes; every answer may be out of date as soon as it is given. */
public final class ProcFs {
    private ProcFs() {}

    /** True while the process runs; a zombie (dead, not yet collected by its parent) counts as gone. */
    public static boolean alive(long pid) {
        String stat = read(pid, "stat");
        int afterName = stat.lastIndexOf(')');
        return afterName >= 0 && stat.length() > afterName + 2 && "ZX".indexOf(stat.charAt(afterName + 2)) < 0;
    }

    /** When the process started, in clock ticks since boot: together with the pid it names a process for good. 0 if gone. */
    public static long startTicks(long pid) {
        String stat = read(pid, "stat");
        int afterName = stat.lastIndexOf(')');
        if (afterName < 0) {
            return 0;
        }
        // proc(5): field 22; the fields after the name start with number 3.
        String[] fields = stat.substring(afterName + 2).split(" ", -1);
        return fields.length > 19 ? Long.parseLong(fields[19]) : 0;
    }

    /** The command line, words separated by one space; empty if the process is gone or a kernel thread. */
    public static String commandLine(long pid) {
        return read(pid, "cmdline").replace('\0', ' ').strip();
    }

    /** Resident memory in KiB counted once for shared pages (PSS) where the kernel lets us see it, else plain RSS. */
    public static long residentKib(long pid) {
        long shared = field(read(pid, "smaps_rollup"), "Pss:");
        return shared > 0 ? shared : field(read(pid, "status"), "VmRSS:");
    }

    /** The process itself and all that descend from it, as far as they still run. */
    public static List<Long> family(long pid) {
        List<Long> pids = new ArrayList<>();
        ProcessHandle.of(pid).ifPresent(top -> {
            pids.add(pid);
            top.descendants().map(ProcessHandle::pid).forEach(pids::add);
        });
        return pids.stream().filter(ProcFs::alive).toList();
    }

    /** Processes whose working folder is the given one: all processes of a PostgreSQL server have its data folder. */
    static List<Long> workingIn(Path folder) {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::parseLong)
                    .filter(pid -> worksIn(pid, folder))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                            .equals(folder)
                    && alive(pid);
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    private static long field(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
