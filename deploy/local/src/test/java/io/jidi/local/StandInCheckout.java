package io.jidi.local;

import io.jidi.embedded.EmbeddedKafka;
import io.jidi.embedded.FreePort;
import io.jidi.embedded.Machine;
import io.jidi.embedded.Patience;
import io.jidi.embedded.ProjectRoot;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A folder that looks to the launcher like a built checkout; its path has spaces and its ports are free ones. */
final class StandInCheckout {
    private final Path root;
    private final Map<PartName, Integer> ports = new EnumMap<>(PartName.class);

    private StandInCheckout(Path root) {
        this.root = root;
    }

    static StandInCheckout make(String name) throws IOException {
        Files.createDirectories(Path.of("target/test run"));
        StandInCheckout made = new StandInCheckout(Files.createTempDirectory(Path.of("target/test run"), name + " ")
                .toAbsolutePath());
        Path broker = EmbeddedKafka.jarsOf(made.root);
        Files.createDirectories(broker.getParent());
        Files.createSymbolicLink(broker, EmbeddedKafka.jarsOf(ProjectRoot.find()));
        Set<Integer> taken = new HashSet<>();
        for (PartName part : PartName.values()) {
            int port = FreePort.any();
            while (!taken.add(port)) {
                port = FreePort.any();
            }
            made.ports.put(part, port);
            if (part.isApplication()) {
                made.packageApplication(part);
            }
        }
        return made;
    }

    Path root() {
        return root;
    }

    Home home() {
        return new Home(root);
    }

    int port(PartName part) {
        return ports.getOrDefault(part, 0);
    }

    /** Runs the launcher to its end; what it said goes to {@link #said}. */
    int run(String... words) throws Exception {
        return start(words).waitFor();
    }

    Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Machine.java(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djidi.root=" + root,
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(List.of(words));
        if (words[0].equals("up")) {
            ports.forEach((part, port) -> command.addAll(List.of("--port", part.word() + "=" + port)));
        }
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("said.txt").toFile())
                .start();
    }

    String said() throws IOException {
        return Files.readString(root.resolve("said.txt"));
    }

    RunFile runFile() {
        return RunFile.read(home()).orElseThrow();
    }

    long pid(PartName part) {
        return runFile().entry(part).pid();
    }

    /** Waits until the part runs again under another process id and is ready. */
    boolean awaitReplaced(PartName part, long oldPid) {
        return Patience.until(Duration.ofSeconds(60), () -> {
            RunFile.Entry entry = runFile().entry(part);
            return entry.state() == PartState.READY && entry.pid() != 0 && entry.pid() != oldPid;
        });
    }

    private void packageApplication(PartName part) throws IOException {
        Path jar = home().application(part).resolve("quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInApp.class.getName());
        String entry = StandInApp.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in = StandInApp.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            if (in != null) {
                in.transferTo(out);
            }
        }
    }
}
