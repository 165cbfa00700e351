package io.jidi.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked once from the archive on the class path. */
public final class PostgresBinaries {
    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /**
     * Unpacks the programs for this processor below the folder, unless they are there already. Safe against other
     * processes doing the same and against being killed half-way.
     *
     * @throws PartFailure if there are no programs for this machine or {@code tar} is missing
     */
    public static PostgresBinaries in(Path folder) {
        String archive = Machine.postgresArchive();
        Path home = folder.toAbsolutePath().normalize();
        Path done = home.resolve("unpacked-" + archive);
        try {
            Files.createDirectories(home);
            Path lockFile = home.resolve("lock");
            synchronized (PostgresBinaries.class) {
                try (FileChannel channel =
                                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    if (lock.isValid() && !Files.exists(done)) {
                        unpack(archive, home);
                        Files.createFile(done);
                    }
                }
            }
        } catch (IOException e) {
            throw PartFailure.io("Cannot unpack PostgreSQL below " + home, e);
        }
        return new PostgresBinaries(home);
    }

    Path home() {
        return home;
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void unpack(String archive, Path home) throws IOException {
        for (String part : new String[] {"bin", "lib", "share"}) {
            delete(home.resolve(part));
        }
        String tar = Machine.tool("tar")
                .orElseThrow(() -> new PartFailure("The tool tar is needed once to unpack PostgreSQL; install it."));
        Path log = home.resolve("unpack.log");
        Process process = new ProcessBuilder(tar, "-x", "-f", "-", "-C", home.toString(), "--no-same-owner")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive);
                OutputStream out = process.getOutputStream()) {
            if (packed == null) {
                throw new PartFailure("The archive " + archive + " is not on the class path");
            }
            new XZInputStream(packed).transferTo(out);
        }
        try {
            if (process.waitFor() != 0) {
                throw PartFailure.withLog("tar could not unpack PostgreSQL", log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("Interrupted while unpacking PostgreSQL", e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
