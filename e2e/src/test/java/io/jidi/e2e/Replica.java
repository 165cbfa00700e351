package io.jidi.e2e;

import io.jidi.embedded.ChildProcess;
import io.jidi.embedded.ProjectRoot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One process of one application, which a test may kill, pause and start again on the same port. */
final class Replica {

    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Application application;
    private final int port;
    private final Path log;
    private final Map<String, String> environment;
    private @Nullable ChildProcess process;

    Replica(Application application, int port, Path log, Map<String, String> environment) {
        this.application = application;
        this.port = port;
        this.log = log;
        this.environment = environment;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String name() {
        return application.module() + ":" + port;
    }

    void start() {
        Path folder = ProjectRoot.find().resolve(application.module()).resolve("target/quarkus-app");
        process = ChildProcess.start(ChildProcess.Plan.of(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        folder.resolve("quarkus-run.jar").toString()),
                environment,
                folder.getParent(),
                log));
    }

    void awaitReady() {
        Waiting.until(name() + " is ready", READY_LIMIT, () -> status("/q/health/ready") == 200);
    }

    void kill() {
        running().kill();
    }

    void pause() {
        running().signal("STOP");
    }

    void resume() {
        running().signal("CONT");
    }

    void stop() {
        ChildProcess child = process;
        if (child != null) {
            child.signal("CONT");
            child.stop(Duration.ofSeconds(15));
        }
    }

    boolean alive() {
        return process != null && process.alive();
    }

    private int status(String path) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(url() + path))
                                    .timeout(Duration.ofSeconds(2))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private ChildProcess running() {
        ChildProcess child = process;
        if (child == null) {
            throw new IllegalStateException(name() + " was not started");
        }
        return child;
    }
}
