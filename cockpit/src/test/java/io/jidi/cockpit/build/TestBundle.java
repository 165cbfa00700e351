package io.jidi.cockpit.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A single source bundled alone, for tests of what has no page of its own. */
public final class TestBundle {

    private TestBundle() {}

    public static Path of(String source) throws IOException, InterruptedException {
        Path sources = Path.of("src/main/web");
        Path work = Path.of("target/web");
        String name = source.substring(source.lastIndexOf('/') + 1).replace(".ts", "");
        Path result = Path.of("target/test-web", name);
        BundleWeb.empty(result);
        BundleWeb.bundle(BundleWeb.program(work.resolve("esbuild")), work, sources, result, sources.resolve(source));
        try (Stream<Path> files = Files.list(result)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
