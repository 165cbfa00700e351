package io.jidi.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A real single-node Kafka broker (KRaft) as a child JVM of this one, on a data folder that outlives it. Its jars are in
 * a folder of their own and on no other class path. All methods may be called from any thread.
 *
 * <p>A broker that was killed must not start on metadata that still calls it leader: it would take up a half-finished
 * transaction at once, lose its leadership a moment later when the old session lapses, log "Couldn't find leader endpoint
 * … can be skipped", and never write the commit marker. An acknowledged record then stays invisible to read_committed
 * consumers for good (Kafka 4.4.0: 3 of 12 kills around a commit, not healed by a restart). So after a kill the controller
 * runs alone first, until it has fenced the old session.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration FENCE_LIMIT = Duration.ofSeconds(20);
    private static final String STARTED = "Kafka Server started";
    private static final String FENCED = "Fencing broker 1";

    private final Path jars;
    private final Path data;
    private final Path log;
    private final KafkaSettings settings;
    private @Nullable ChildProcess broker;
    private int port;

    /**
     * Describes a broker; nothing is started.
     *
     * @param jars folder with the broker's jars, see {@link #jarsOf(Path)}
     * @param data folder of log segments and metadata; formatted at the first start
     * @param log file that the broker's messages are appended to
     */
    public EmbeddedKafka(Path jars, Path data, Path log, KafkaSettings settings) {
        this.jars = jars.toAbsolutePath().normalize();
        this.data = data.toAbsolutePath().normalize();
        this.log = log.toAbsolutePath().normalize();
        this.settings = settings;
        this.port = settings.port();
    }

    /** Where the build of this module lays the broker's jars in a checkout. */
    public static Path jarsOf(Path projectRoot) {
        return projectRoot.resolve("deploy/embedded/target/broker");
    }

    /**
     * Starts the broker and returns when it serves clients; formats the data folder first if it is new. About 2 s, after
     * {@link #kill} some seconds more, because the old session has to lapse.
     *
     * @throws PartFailure with the end of the log if it does not come up
     */
    public synchronized void start() {
        if (running()) {
            return;
        }
        if (!Files.isDirectory(jars)) {
            throw new PartFailure("The broker's jars are not in " + jars
                    + ". Lay them with: ./mvnw -q generate-resources -pl deploy/embedded");
        }
        if (port == 0) {
            // Chosen once and kept over restarts: clients hold on to the address they know.
            port = FreePort.any();
        }
        try {
            Files.createDirectories(data);
            Path properties = data.resolveSibling(data.getFileName() + ".properties");
            Files.writeString(properties, settings.asProperties(data.toString(), port, FreePort.any()));
            boolean fresh = format(properties);
            if (!fresh && wasKilled()) {
                fenceOldSession();
            }
            long from = logEnd();
            ChildProcess started = launch("kafka.Kafka", List.of(properties.toString()));
            broker = started;
            Patience.until(START_LIMIT, () -> !started.alive() || saysStarted(from));
            if (!started.alive() || !saysStarted(from)) {
                throw PartFailure.withLog("Kafka did not start", log);
            }
        } catch (IOException e) {
            throw PartFailure.io("Cannot prepare the Kafka data folder " + data, e);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Stops in order; does nothing when it does not run. */
    public synchronized void stop() {
        ChildProcess child = broker;
        if (child != null) {
            child.stop(STOP_LIMIT);
            broker = null;
        }
    }

    /** {@code kill -9}; {@link #start} brings it back on the same data. */
    public synchronized void kill() {
        ChildProcess child = broker;
        if (child != null) {
            child.kill();
            broker = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    public synchronized boolean running() {
        return broker != null && broker.alive();
    }

    /** Process id of the broker.
     *
     * @throws PartFailure if it was not started
     */
    public synchronized long pid() {
        return child().pid();
    }

    /** The running child, to wait for its end or to stop it with STOP and CONT. */
    public synchronized ChildProcess child() {
        ChildProcess child = broker;
        if (child == null) {
            throw new PartFailure("Kafka in " + data + " was not started");
        }
        return child;
    }

    public synchronized int port() {
        return port;
    }

    /** Address for clients: 127.0.0.1 and the port. */
    public String bootstrap() {
        return "127.0.0.1:" + port();
    }

    /** Kafka leaves this file at an orderly stop and takes it away at the next start. */
    private boolean wasKilled() {
        return !Files.exists(data.resolve(".kafka_cleanshutdown"));
    }

    private void fenceOldSession() throws IOException {
        Path properties = data.resolveSibling(data.getFileName() + ".controller.properties");
        Files.writeString(properties, KafkaSettings.controllerAlone(data.toString(), FreePort.any()));
        long from = logEnd();
        ChildProcess controller = launch("kafka.Kafka", List.of(properties.toString()));
        // Killed before it had ever registered, there is nothing to fence: then the limit passes.
        Patience.until(FENCE_LIMIT, () -> !controller.alive() || newLog(from).contains(FENCED));
        controller.stop(STOP_LIMIT);
    }

    /** True if the data folder was new. */
    private boolean format(Path properties) throws IOException {
        if (Files.exists(data.resolve("meta.properties"))) {
            return false;
        }
        // A format that was killed half-way leaves files without meta.properties: nothing of value can be in them.
        PostgresBinaries.delete(data);
        Files.createDirectories(data);
        ChildProcess tool = launch(
                "kafka.tools.StorageTool",
                List.of("format", "--cluster-id=" + newClusterId(), "--config", properties.toString()));
        if (!tool.await(START_LIMIT) || tool.ended().join() != 0) {
            tool.kill();
            throw PartFailure.withLog("Kafka's storage could not be formatted", log);
        }
        return true;
    }

    private ChildProcess launch(String mainClass, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(
                Machine.java(),
                "-Xmx" + settings.heapMegabytes() + "m",
                "-Xms48m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=48m",
                "-Djava.awt.headless=true",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.controller.ReplicationControlManager=info",
                "-cp",
                jars + "/*",
                mainClass));
        words.addAll(arguments);
        return ChildProcess.start(ChildProcess.Plan.of(words, Map.of(), data, log));
    }

    private boolean saysStarted(long from) {
        return newLog(from).contains(STARTED);
    }

    private String newLog(long from) {
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            // The child turns the log over when it grew too large; then everything in it is new.
            file.position(Math.min(from, file.size()));
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(1_000_000, file.size() - file.position()));
            file.read(bytes);
            return new String(bytes.array(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private long logEnd() throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }

    private static String newClusterId() {
        UUID id = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
