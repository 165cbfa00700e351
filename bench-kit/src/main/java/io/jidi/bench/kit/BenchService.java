package io.jidi.bench.kit;

import io.jidi.embedded.ChildProcess;
import io.jidi.embedded.DatabaseAccess;
import io.jidi.embedded.EmbeddedKafka;
import io.jidi.embedded.EmbeddedPostgres;
import io.jidi.embedded.FreePort;
import io.jidi.embedded.KafkaSettings;
import io.jidi.embedded.PostgresSettings;
import io.jidi.testkit.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One packaged service on durable PostgreSQL and Kafka of its own, as an installation runs it. */
public final class BenchService implements AutoCloseable {

    /** That parts of one run share. */
    public static final String SECRET = "a secret for one run";

    private static final String PASSWORD = "only-for-this-run";
    /** Of a second, in which Linux counts processor time. */
    private static final double TICKS = 100;

    private static final Duration READY = Duration.ofSeconds(120);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String office = Tokens.of("PROVINCE_OFFICE", "AUDITOR").sign();
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final Path root;
    private final Path folder;
    private final String name;
    private final int heapMegabytes;
    private final DatabaseAccess access;
    private final int port = FreePort.any();
    private @Nullable ChildProcess process;

    /**
     * @param root of the project; the service is packaged there
     * @param folder for data and logs of this run
     * @param name the service's module, {@code fund-service}
     * @param heapMegabytes of the service
     */
    public BenchService(Path root, Path folder, String name, int heapMegabytes) throws IOException {
        this.root = root;
        this.folder = folder;
        this.name = name;
        this.heapMegabytes = heapMegabytes;
        this.access = new DatabaseAccess("jidi_" + name.replace("-service", ""), PASSWORD, PASSWORD);
        Files.createDirectories(folder);
        postgres = new EmbeddedPostgres(
                root.resolve("bench-kit/target/postgres"),
                folder.resolve("data"),
                folder.resolve("postgres.log"),
                new PostgresSettings(
                        0,
                        PASSWORD,
                        60,
                        true,
                        Map.of("shared_buffers", "512MB", "max_wal_size", "4GB", "maintenance_work_mem", "256MB")));
        kafka = new EmbeddedKafka(
                EmbeddedKafka.jarsOf(root),
                folder.resolve("kafka"),
                folder.resolve("kafka.log"),
                KafkaSettings.durable(0));
    }

    public void start() throws IOException {
        postgres.start();
        kafka.start();
        postgres.admin().ensure(access);
        launch();
    }

    /** The service alone; its database and broker go on. */
    public void restart() throws IOException {
        if (process != null) {
            process.stop(Duration.ofSeconds(20));
        }
        launch();
    }

    private void launch() throws IOException {
        Path app = root.resolve(name + "/target/quarkus-app");
        process = ChildProcess.start(ChildProcess.Plan.of(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        app.resolve("quarkus-run.jar").toString()),
                environment(),
                folder,
                log()));
        long deadline = System.nanoTime() + READY.toNanos();
        while (!ready()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " is not ready: " + log());
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private boolean ready() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private Map<String, String> environment() throws IOException {
        Path key = Files.writeString(folder.resolve("issuer.pem"), Tokens.publicKey());
        Map<String, String> variables = new HashMap<>();
        variables.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        variables.put("JIDI_DB_URL", postgres.jdbcUrl(access.name()));
        variables.put("JIDI_DB_USER", access.app());
        variables.put("JIDI_DB_PASSWORD", PASSWORD);
        variables.put("JIDI_DB_OWNER", access.owner());
        variables.put("JIDI_DB_OWNER_PASSWORD", PASSWORD);
        variables.put("JIDI_KAFKA", kafka.bootstrap());
        variables.put("JIDI_OIDC_ISSUER", Tokens.ISSUER);
        variables.put("JIDI_OIDC_JWKS", key.toUri().toString());
        variables.put("JIDI_SECRET", SECRET);
        variables.put("JIDI_DATA_DIR", folder.resolve("files").toString());
        // Measured is the service itself: no gateway stands before it to stamp what it passes.
        variables.put("JIDI_EDGE_REQUIRED", "false");
        for (String peer : List.of("PROJECT", "FUND", "ENTERPRISE")) {
            variables.put("JIDI_PEER_" + peer, "http://127.0.0.1:1");
        }
        return variables;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Under a key of its own. */
    public HttpResponse<String> post(String path, String body) {
        return send(request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> post(String path, String body, String etag) {
        return send(request(path).header("If-Match", etag).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A file as its receiver gets it. */
    public byte[] file(String path) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered by " + answer.statusCode() + " "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The most memory that the service has used so far, its heap and all else, in bytes. */
    public long peakMemory() throws IOException {
        ChildProcess running = Objects.requireNonNull(process, "not started");
        return Files.readAllLines(Path.of("/proc/" + running.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElseThrow()
                * 1024;
    }

    /**
     * Processor time since the start, in seconds, which tells of the work where a machine is shared.
     *
     * @param service of the service
     * @param database of all processes of its database
     */
    public record Processor(double service, double database) {

        public Processor since(Processor before) {
            return new Processor(service - before.service, database - before.database);
        }
    }

    public Processor processor() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip());
        // Those that have ended are counted with their parent.
        double database = ticks(postmaster, 4);
        for (String child : Files.readString(Path.of("/proc/" + postmaster + "/task/" + postmaster + "/children"))
                .split(" ")) {
            database += child.isBlank() ? 0 : ticks(Long.parseLong(child.strip()), 2);
        }
        return new Processor(
                ticks(Objects.requireNonNull(process, "not started").pid(), 2) / TICKS, database / TICKS);
    }

    /** The sum of the first so many of utime, stime, cutime, cstime; nothing of a process that has just ended. */
    private static double ticks(long pid, int fields) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String text = Files.readString(stat);
        List<String> all = List.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        return all.subList(11, 11 + fields).stream().mapToLong(Long::parseLong).sum();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + office)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The superuser's, for filling and for looking at plans. */
    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(access.name()), EmbeddedPostgres.SUPERUSER, PASSWORD);
    }

    public String database() {
        return access.name();
    }

    public String appUser() {
        return access.app();
    }

    public String password() {
        return PASSWORD;
    }

    public int databasePort() {
        return Integer.parseInt(URI.create(postgres.jdbcUrl("x").substring("jdbc:".length()))
                .getAuthority()
                .split(":")[1]);
    }

    public Path log() {
        return folder.resolve(name + ".log");
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        if (process != null) {
            process.stop(Duration.ofSeconds(20));
        }
        kafka.stop();
        postgres.stop();
        postgres.deleteData();
    }
}
