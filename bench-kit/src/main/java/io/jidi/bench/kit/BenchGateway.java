package io.jidi.bench.kit;

import io.jidi.embedded.ChildProcess;
import io.jidi.embedded.FreePort;
import io.jidi.testkit.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One packaged gateway before the service of a run; the services that do not run are nowhere. */
public final class BenchGateway implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(20);

    private final int port = FreePort.any();
    private final ChildProcess process;

    /**
     * @param root of the project; the gateway is packaged there
     * @param peer which service runs, {@code PROJECT} for instance
     * @param heapMegabytes of the gateway
     * @param settings environment variables besides
     */
    public BenchGateway(Path root, BenchService service, String peer, int heapMegabytes, Map<String, String> settings)
            throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (String one : List.of("PROJECT", "FUND", "ENTERPRISE", "EXCHANGE")) {
            variables.put("JIDI_PEER_" + one, one.equals(peer) ? service.address() : "http://127.0.0.1:1");
        }
        variables.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        variables.put("JIDI_OIDC_ISSUER", Tokens.ISSUER);
        variables.put(
                "JIDI_OIDC_JWKS", service.folder().resolve("issuer.pem").toUri().toString());
        variables.put("JIDI_SECRET", BenchService.SECRET);
        variables.putAll(settings);
        process = ChildProcess.start(ChildProcess.Plan.of(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        root.resolve("gateway/target/quarkus-app/quarkus-run.jar")
                                .toString()),
                variables,
                service.folder(),
                service.folder().resolve("gateway.log")));
        long deadline = System.nanoTime() + READY.toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                process.stop(END);
                throw new IllegalStateException("the gateway is not ready");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The memory that the gateway holds now, its heap and all else, in bytes. */
    public long memory() throws IOException {
        return memory("VmRSS:");
    }

    /** The most memory that the gateway has held so far, in bytes. */
    public long peakMemory() throws IOException {
        return memory("VmHWM:");
    }

    private long memory(String which) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(line -> line.startsWith(which))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElseThrow()
                * 1024;
    }

    @Override
    public void close() {
        process.stop(END);
    }
}
