package io.jidi.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The data folder of a PostgreSQL server: made once, locked while in use, cleared of what a killed server left. */
final class PostgresFolder {
    private static final Duration LEFTOVERS_LIMIT = Duration.ofSeconds(20);

    private final Path data;
    private final PostgresBinaries binaries;
    private final Rights rights;
    private @Nullable FileChannel lock;

    PostgresFolder(Path data, PostgresBinaries binaries) {
        this.data = data;
        this.binaries = binaries;
        this.rights = Rights.forServer(data, binaries.home());
    }

    Path data() {
        return data;
    }

    Rights rights() {
        return rights;
    }

    Map<String, String> environment() {
        // The host's locale and any PG* variable of the user must not leak into the server.
        return Map.of("LC_ALL", "C", "PGDATA", data.toString(), "TZ", "UTC");
    }

    void lock() {
        if (lock != null) {
            return;
        }
        Path file = beside(".lock");
        try {
            Files.createDirectories(file.getParent() == null ? data : file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new PartFailure("Another process uses the PostgreSQL data in " + data + " (lock " + file + ")");
            }
            lock = channel;
        } catch (IOException e) {
            throw PartFailure.io("Cannot lock " + file, e);
        }
    }

    void unlock() {
        FileChannel channel = lock;
        lock = null;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw PartFailure.io("Cannot unlock " + data, e);
            }
        }
    }

    /** Makes the database cluster beside its place and moves it there when it is whole. */
    void prepare(PostgresSettings settings, Path log) {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path fresh = beside(".new");
        Path passwordFile = beside(".pw");
        try {
            PostgresBinaries.delete(fresh);
            Files.createDirectory(
                    fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            rights.own(fresh);
            Files.deleteIfExists(passwordFile);
            Files.createFile(
                    passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, settings.password() + "\n");
            rights.own(passwordFile);
            initialise(fresh, passwordFile, settings.durable(), log);
            PostgresBinaries.delete(data);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw PartFailure.io("Cannot make the PostgreSQL data folder " + data, e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    private void initialise(Path fresh, Path passwordFile, boolean durable, Path log) {
        List<String> command = List.of(
                binaries.program("initdb"),
                "--pgdata=" + fresh,
                "--username=" + EmbeddedPostgres.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions",
                durable ? "--sync-method=fsync" : "--no-sync");
        ChildProcess initdb =
                ChildProcess.start(new ChildProcess.Plan(command, environment(), fresh, log, "TERM", rights));
        if (!initdb.await(Duration.ofSeconds(120)) || initdb.ended().join() != 0) {
            initdb.kill();
            throw PartFailure.withLog("initdb failed", log);
        }
    }

    /**
     * Ends processes of a server that was killed, and removes its pid file if it names none of them: the number may
     * belong to somebody else by now. The lock of this folder makes sure that such a server has no living owner.
     */
    void clearLeftovers() {
        List<Long> left = leftovers();
        if (!left.isEmpty()) {
            left.forEach(pid -> Signals.send(pid, "INT"));
            if (!Patience.until(LEFTOVERS_LIMIT, () -> leftovers().isEmpty())) {
                leftovers().forEach(pid -> Signals.send(pid, "KILL"));
                Patience.until(LEFTOVERS_LIMIT, () -> leftovers().isEmpty());
            }
        }
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw PartFailure.io("Cannot remove the stale postmaster.pid of " + data, e);
        }
    }

    private List<Long> leftovers() {
        return ProcFs.workingIn(data).stream()
                .filter(pid -> ProcFs.commandLine(pid).startsWith("postgres:")
                        || ProcFs.commandLine(pid).startsWith(binaries.program("postgres")))
                .toList();
    }

    /** PostgreSQL writes its own state into the last line of its pid file, which is what pg_ctl reads too. */
    void awaitReady(ChildProcess server, Duration limit, Path log) {
        BooleanSupplier readyOrDead = () -> !server.alive() || state().equals("ready");
        if (!Patience.until(limit, readyOrDead) || !server.alive()) {
            throw PartFailure.withLog("PostgreSQL did not start", log);
        }
    }

    /** The helpers of a killed server end by themselves when they notice. */
    void awaitGone(List<Long> pids) {
        Patience.until(LEFTOVERS_LIMIT, () -> pids.stream().noneMatch(ProcFs::alive));
    }

    private String state() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() < 8 ? "" : lines.get(7).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private Path beside(String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
