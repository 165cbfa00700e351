package io.jidi.testkit.parts;

import io.jidi.embedded.EmbeddedKafka;
import io.jidi.embedded.Machine;
import io.jidi.embedded.PartFailure;
import io.jidi.embedded.Patience;
import io.jidi.embedded.ProcFs;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** {@code target/test-parts}: who runs the shared servers, who asked for them, and their data. */
record PartsFolder(Path root, Path folder) {
    // Two cores shared with a compiling build: PostgreSQL and Kafka together take 5 s alone, much more when crowded.
    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(240);

    static PartsFolder of(Path root) {
        return new PartsFolder(root, root.resolve("target/test-parts"));
    }

    SharedParts findOrStart(BuildProcess build) {
        try (FileChannel lock = lock()) {
            Files.createDirectories(clients());
            Files.writeString(clients().resolve(build.fileName()), "");
            Optional<SharedParts> running = running();
            return lock.isOpen() && running.isPresent() ? running.get() : start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + folder, e);
        }
    }

    /** The servers that the file names, if their keeper and both servers are alive. */
    Optional<SharedParts> running() throws IOException {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        Properties known = new Properties();
        try (Reader reader = Files.newBufferedReader(file())) {
            known.load(reader);
        }
        boolean alive = BuildProcess.parse(known.getProperty("keeper")).alive()
                && ProcFs.alive(Long.parseLong(known.getProperty("postgres.pid")))
                && ProcFs.alive(Long.parseLong(known.getProperty("kafka.pid")));
        return alive
                ? Optional.of(new SharedParts(
                        Integer.parseInt(known.getProperty("postgres.port")),
                        known.getProperty("postgres.password"),
                        known.getProperty("kafka.bootstrap")))
                : Optional.empty();
    }

    /** Written under another name and moved into place, so that nobody reads half of it. */
    void publish(Properties servers) throws IOException {
        Path draft = folder.resolve("parts.properties.new");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            servers.store(writer, null);
        }
        Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes the file away if nobody who asked is left; true means that the servers may stop. */
    boolean retire() throws IOException {
        if (someoneWaits()) {
            return false;
        }
        try (FileChannel lock = lock()) {
            if (!lock.isOpen() || someoneWaits()) {
                return false;
            }
            Files.deleteIfExists(file());
            return true;
        }
    }

    private boolean someoneWaits() throws IOException {
        if (!Files.isDirectory(clients())) {
            return false;
        }
        boolean anyone = false;
        try (Stream<Path> names = Files.list(clients())) {
            for (Path name : names.toList()) {
                if (BuildProcess.parse(String.valueOf(name.getFileName())).alive()) {
                    anyone = true;
                } else {
                    Files.deleteIfExists(name);
                }
            }
        }
        return anyone;
    }

    private SharedParts start() throws IOException {
        Files.deleteIfExists(file());
        Path log = folder.resolve("keeper.log");
        List<String> words = new ArrayList<>();
        Machine.tool("setsid").ifPresent(words::add);
        words.addAll(List.of(
                Machine.java(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djidi.root=" + root,
                "-cp",
                System.getProperty("java.class.path", ""),
                PartsKeeper.class.getName()));
        Process keeper = new ProcessBuilder(words)
                .directory(root.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Patience.until(START_LIMIT, () -> !keeper.isAlive() || Files.exists(file()));
        Optional<SharedParts> running = running();
        if (running.isEmpty()) {
            keeper.destroyForcibly();
            throw new PartFailure(
                    "The shared PostgreSQL and Kafka did not start; see " + log + "\n" + Files.readString(log));
        }
        return running.get();
    }

    /** Held by who starts the servers or stops them; closing the channel gives it back. */
    private FileChannel lock() throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!Patience.until(LOCK_LIMIT, () -> tryLock(channel))) {
            channel.close();
            throw new PartFailure("Waited too long for " + folder.resolve("lock"));
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another class loader of this JVM is at it: Quarkus tests load this class more than once.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path brokerJars() {
        return EmbeddedKafka.jarsOf(root);
    }

    Path binaries() {
        return folder.resolve("binaries");
    }

    /** A new folder for the data of one keeper; what dead keepers left is deleted. */
    Path freshRun(BuildProcess keeper) throws IOException {
        try (Stream<Path> names = Files.list(folder)) {
            for (Path old : names.filter(
                            name -> String.valueOf(name.getFileName()).startsWith("run-"))
                    .toList()) {
                String owner = String.valueOf(old.getFileName()).substring("run-".length());
                if (!BuildProcess.parse(owner).alive()) {
                    delete(old);
                }
            }
        }
        return Files.createDirectories(folder.resolve("run-" + keeper.fileName()));
    }

    static void delete(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private Path clients() {
        return folder.resolve("clients");
    }

    private Path file() {
        return folder.resolve("parts.properties");
    }
}
