package io.jidi.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where things are: the checkout and the {@code .jidi} folder in it that holds all an installation keeps.
 *
 * @param root folder of the checkout
 */
record Home(Path root) {
    Path folder() {
        return root.resolve(".jidi");
    }

    Path postgresPrograms() {
        return folder().resolve("postgres/programs");
    }

    Path postgresData() {
        return folder().resolve("postgres/data");
    }

    Path kafkaData() {
        return folder().resolve("kafka/data");
    }

    Path secrets() {
        return folder().resolve("secrets.properties");
    }

    Path signingKey() {
        return folder().resolve("issuer/signing-key.json");
    }

    Path filesOf(PartName part) {
        return folder().resolve("files").resolve(part.word());
    }

    Path logs() {
        return folder().resolve("logs");
    }

    Path logOf(PartName part) {
        return logs().resolve(part.word() + ".log");
    }

    Path launcherLog() {
        return logs().resolve("launcher.log");
    }

    Path run() {
        return folder().resolve("run");
    }

    /** The folder with the packaged application, made by Quarkus. */
    Path application(PartName part) {
        return root.resolve(part.word()).resolve("target/quarkus-app");
    }

    Properties portsFile() {
        return read(folder().resolve("ports.properties"));
    }

    /** Deletes what the installation has stored; ports, logs and unpacked programs stay. */
    void deleteData() {
        for (Path path : List.of(
                folder().resolve("postgres/data"),
                folder().resolve("kafka"),
                folder().resolve("files"),
                folder().resolve("issuer"),
                secrets())) {
            delete(path);
        }
    }

    static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
        return properties;
    }

    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder, e);
        }
    }

    private static void delete(Path top) {
        if (!Files.exists(top)) {
            return;
        }
        try (Stream<Path> all = Files.walk(top)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + top, e);
        }
    }
}
