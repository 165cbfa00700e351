package io.jidi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What this machine offers: its processor, whether we are root, and which small system tools are on the path. */
public final class Machine {
    private Machine() {}

    /** True when this JVM runs with the rights of root. */
    public static boolean isRoot() {
        try {
            return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")) == 0;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The full path of a tool on the PATH, or empty. */
    public static Optional<String> tool(String name) {
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "/usr/bin:/bin" : path).split(":", -1)) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file.toString());
            }
        }
        return Optional.empty();
    }

    /** The java command of the JDK this JVM runs on. */
    public static String java() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    }

    /** Name of the PostgreSQL archive for this processor.
     *
     * @throws PartFailure on another system than Linux on x86-64 or ARM64, naming what was found
     */
    static String postgresArchive() {
        String system = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        if (!system.equals("Linux")) {
            throw new PartFailure("The embedded PostgreSQL runs on Linux; this is " + system
                    + ". Use docker-compose.yml, or a Linux machine or WSL.");
        }
        return switch (processor) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
            default ->
                throw new PartFailure("No embedded PostgreSQL for the processor " + processor
                        + "; there are builds for amd64 and aarch64. Use docker-compose.yml.");
        };
    }

    /** True when any user of the machine can walk down to this folder. */
    static boolean openToOthers(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at) && !hasPermission(at, PosixFilePermission.OTHERS_EXECUTE::equals)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasPermission(Path file, Predicate<PosixFilePermission> wanted) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(wanted);
        } catch (IOException e) {
            return false;
        }
    }
}
