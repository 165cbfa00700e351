package io.jidi.e2e;

import io.jidi.embedded.ChildProcess;
import io.jidi.embedded.EmbeddedKafka;
import io.jidi.embedded.FreePort;
import io.jidi.embedded.ProjectRoot;
import io.jidi.local.PartName;
import io.jidi.local.RunningStack;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code ./jidi up} starts on a fresh checkout, demo and issuer with it, in a folder and on ports of its own: the same launcher,
 * class path and programs. The folder looks like the checkout by links.
 */
final class LaunchedStack implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    /** The last line that the demo tells. */
    private static final String TOLD = "browser  http";

    private final Path root;
    private final ChildProcess launcher;

    private LaunchedStack(Path root, ChildProcess launcher) {
        this.root = root;
        this.launcher = launcher;
    }

    /** Returns when the demo is told. */
    static LaunchedStack start(String name) {
        try {
            Path checkout = ProjectRoot.find();
            Path root = checkout.resolve("target/e2e")
                    .resolve(name + "-" + ProcessHandle.current().pid());
            Path broker = EmbeddedKafka.jarsOf(root);
            Files.createDirectories(broker.getParent());
            Files.createSymbolicLink(broker, EmbeddedKafka.jarsOf(checkout));
            for (PartName part : PartName.values()) {
                if (part.isApplication()) {
                    Files.createSymbolicLink(root.resolve(part.word()), checkout.resolve(part.word()));
                }
            }
            Path log = root.resolve("launcher.log");
            LaunchedStack stack = new LaunchedStack(
                    root,
                    ChildProcess.start(ChildProcess.Plan.of(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx128m",
                                    "-XX:+UseSerialGC",
                                    "-Djidi.root=" + root,
                                    "-cp",
                                    checkout.resolve("deploy/local/target/launcher") + "/*",
                                    "io.jidi.local.Launcher",
                                    "up"),
                            freePorts(),
                            root,
                            log)));
            Waiting.until("the demo is told, see " + log, READY_LIMIT, () -> stack.hasTold(log));
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> freePorts() {
        Map<String, String> variables = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (PartName part : PartName.values()) {
            int port = FreePort.any();
            while (!taken.add(port)) {
                port = FreePort.any();
            }
            variables.put(part.portVariable(), String.valueOf(port));
        }
        return variables;
    }

    private boolean hasTold(Path log) {
        if (!launcher.alive()) {
            throw new AssertionError("the launcher ended, see " + log);
        }
        try {
            return Files.readString(log).contains(TOLD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String gateway() {
        return RunningStack.find(root).gateway();
    }

    /** An access token of a demo user, whose password is the name. */
    String token(String user) {
        return RestAssured.given()
                .baseUri(RunningStack.find(root).ports().url(PartName.ISSUER))
                .contentType(ContentType.URLENC)
                .formParams("grant_type", "password", "client_id", "jidi-cli", "username", user, "password", user)
                .post("/jidi/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    @Override
    public void close() {
        launcher.stop(STOP_LIMIT);
    }
}
