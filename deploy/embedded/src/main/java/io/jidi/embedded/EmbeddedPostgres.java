package io.jidi.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server as a child of this JVM, on a data folder that outlives it.
 *
 * <p>Not reusable by two JVMs at once: the data folder is locked while the server runs. All methods may be called from
 * any thread.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Name of the superuser. */
    public static final String SUPERUSER = "postgres";

    // Redo after a kill is done in well under a second here; a slow disk under load must not fail a start.
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final PostgresBinaries binaries;
    private final PostgresFolder folder;
    private final Path log;
    private final PostgresSettings settings;
    private @Nullable ChildProcess server;
    private int port;

    /**
     * Describes a server; nothing is started.
     *
     * @param binaries folder for the programs, unpacked there at the first start
     * @param data folder of the database; made at the first start
     * @param log file that the server's messages are appended to
     */
    public EmbeddedPostgres(Path binaries, Path data, Path log, PostgresSettings settings) {
        this.binaries = PostgresBinaries.in(binaries);
        this.folder = new PostgresFolder(data.toAbsolutePath().normalize(), this.binaries);
        this.log = log.toAbsolutePath().normalize();
        this.settings = settings;
        this.port = settings.port();
    }

    /**
     * Starts the server, making the data folder first if there is none, and returns when it accepts connections. Brings
     * a server that was killed back: what it left behind is cleared away.
     *
     * @throws PartFailure with the end of the log if it does not come up
     */
    public synchronized void start() {
        if (running()) {
            return;
        }
        folder.lock();
        try {
            folder.prepare(settings, log);
            folder.clearLeftovers();
            port = port == 0 ? FreePort.any() : port;
            ChildProcess started = ChildProcess.start(
                    new ChildProcess.Plan(command(), folder.environment(), folder.data(), log, "INT", folder.rights()));
            server = started;
            folder.awaitReady(started, START_LIMIT, log);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Stops in order (sessions are cut, nothing is lost); does nothing when it does not run. */
    public synchronized void stop() {
        ChildProcess child = server;
        if (child != null) {
            List<Long> family = pids();
            child.stop(STOP_LIMIT);
            folder.awaitGone(family);
            server = null;
        }
        folder.unlock();
    }

    /** {@code kill -9} of the server process, as the kernel would under memory pressure; {@link #start} brings it back. */
    public synchronized void kill() {
        ChildProcess child = server;
        if (child != null) {
            List<Long> family = pids();
            child.kill();
            folder.awaitGone(family);
            server = null;
        }
        folder.unlock();
    }

    @Override
    public void close() {
        stop();
    }

    public synchronized boolean running() {
        return server != null && server.alive();
    }

    /** Process id of the server (the postmaster).
     *
     * @throws PartFailure if it was not started
     */
    public synchronized long pid() {
        return child().pid();
    }

    /** The server and its sessions and helpers, the server first; empty when it does not run. */
    public synchronized List<Long> pids() {
        return server == null ? List.of() : ProcFs.family(server.pid());
    }

    /** The running child, to wait for its end or to stop it with STOP and CONT. */
    public synchronized ChildProcess child() {
        ChildProcess child = server;
        if (child == null) {
            throw new PartFailure("PostgreSQL in " + folder.data() + " was not started");
        }
        return child;
    }

    /** The TCP port on 127.0.0.1; known once started if the settings left it open. */
    public synchronized int port() {
        return port;
    }

    /** JDBC address of a database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The superuser's way in, to make databases. */
    public PostgresAdmin admin() {
        return new PostgresAdmin("127.0.0.1", port(), SUPERUSER, settings.password());
    }

    private List<String> command() {
        List<String> words = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", folder.data().toString()));
        settings.asParameters(port).forEach((name, value) -> {
            words.add("-c");
            words.add(name + "=" + value);
        });
        return words;
    }

    /** Takes the data away for good; the server must be stopped.
     *
     * @throws PartFailure if it runs
     */
    public synchronized void deleteData() {
        if (running()) {
            throw new PartFailure("PostgreSQL in " + folder.data() + " still runs; its data cannot be deleted");
        }
        try {
            PostgresBinaries.delete(folder.data());
        } catch (IOException e) {
            throw PartFailure.io("Cannot delete " + folder.data(), e);
        }
    }
}
