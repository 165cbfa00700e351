package io.jidi.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the checkout. */
public final class ProjectRoot {
    private ProjectRoot() {}

    /** The system property {@code jidi.root}, else the nearest folder above the working folder that has the wrapper.
     *
     * @throws PartFailure if neither leads to a checkout
     */
    public static Path find() {
        String given = System.getProperty("jidi.root");
        if (given != null && !given.isBlank()) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw")) && Files.isDirectory(at.resolve("deploy/embedded"))) {
                return at;
            }
        }
        throw new PartFailure(
                "Not inside a Jidi checkout: " + Path.of("").toAbsolutePath() + ". Give its folder with -Djidi.root=…");
    }
}
