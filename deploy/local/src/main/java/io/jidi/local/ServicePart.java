package io.jidi.local;

import io.jidi.embedded.ChildProcess;
import io.jidi.embedded.Machine;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One of the five applications: a JVM of its own on the packaged Quarkus application. */
final class ServicePart implements Part {
    // Quarkus waits 10 s for running requests (quarkus.shutdown.timeout); a little longer than that.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final int PROBE_MILLIS = 1_000;

    // Five of these, PostgreSQL, Kafka and the launcher must fit in 2.5 GiB resident when idle.
    private static final List<String> MEMORY = List.of(
            "-Xmx192m",
            // Java 17 takes it from the locale, which a server may not have.
            "-Dfile.encoding=UTF-8",
            "-Xms32m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:MaxDirectMemorySize=64m",
            // Give memory back that the start needed once.
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:+ExitOnOutOfMemoryError");

    private final PartName name;
    private final Home home;
    private final ServiceEnvironment environment;
    private @Nullable ChildProcess process;

    ServicePart(PartName name, Home home, ServiceEnvironment environment) {
        this.name = name;
        this.home = home;
        this.environment = environment;
    }

    @Override
    public PartName name() {
        return name;
    }

    @Override
    public synchronized void start() {
        Path application = home.application(name);
        Path jar = application.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new LauncherFailure(
                    name.word() + " is not packaged: " + jar + " is missing. Build it: ./mvnw package -DskipTests");
        }
        Home.makeFolder(home.filesOf(name));
        List<String> command = new ArrayList<>(List.of(Machine.java()));
        command.addAll(MEMORY);
        command.addAll(archive(application));
        command.addAll(List.of("-Duser.timezone=Asia/Shanghai", "-Dfile.encoding=UTF-8", "-jar", jar.toString()));
        Map<String, String> variables = new java.util.HashMap<>(environment.of(name));
        // glibc gives each thread an arena of its own; two are enough and save some 30 MB.
        variables.put("MALLOC_ARENA_MAX", "2");
        process = ChildProcess.start(ChildProcess.Plan.of(command, variables, application, home.logOf(name)));
    }

    /**
     * Start-up archives the build may have put beside the application; they hold for the JDK they were made with, another
     * one ignores them.
     */
    static List<String> archive(Path application) {
        if (Runtime.version().feature() >= 25 && Files.exists(application.resolve("app.aot"))) {
            return List.of("-XX:AOTCache=" + application.resolve("app.aot"), "-Xlog:aot=off", "-Xlog:aot*=off");
        }
        if (Files.exists(application.resolve("app-cds.jsa"))) {
            return List.of(
                    "-XX:SharedArchiveFile=" + application.resolve("app-cds.jsa"),
                    "-Xshare:auto",
                    "-Xlog:cds=off",
                    "-Xlog:cds*=off");
        }
        return List.of();
    }

    @Override
    public boolean ready() {
        try {
            HttpURLConnection probe =
                    (HttpURLConnection) URI.create(environment.ports().url(name) + "/q/health/ready")
                            .toURL()
                            .openConnection();
            probe.setConnectTimeout(PROBE_MILLIS);
            probe.setReadTimeout(PROBE_MILLIS);
            try {
                return probe.getResponseCode() == 200;
            } finally {
                probe.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public synchronized boolean alive() {
        return process != null && process.alive();
    }

    @Override
    public synchronized OptionalLong pid() {
        return process != null && process.alive() ? OptionalLong.of(process.pid()) : OptionalLong.empty();
    }

    @Override
    public String awaitEnd() throws InterruptedException {
        ChildProcess started;
        synchronized (this) {
            started = process;
        }
        return started == null ? "never started" : awaitEnd(started);
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            process.stop(STOP_LIMIT);
        }
    }

    static String awaitEnd(ChildProcess child) throws InterruptedException {
        try {
            return "exit code " + child.ended().get();
        } catch (ExecutionException e) {
            return "unknown exit code";
        }
    }
}
