package io.jidi.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders below target: the binaries are unpacked once for all tests, data folders are new for each. */
final class TestFolders {
    private TestFolders() {}

    static Path binaries() {
        return Path.of("target/test-run/binaries");
    }

    static Path fresh(String name) {
        try {
            Files.createDirectories(Path.of("target/test-run"));
            return Files.createTempDirectory(Path.of("target/test-run"), name + "-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw PartFailure.io("Cannot make a test folder", e);
        }
    }
}
