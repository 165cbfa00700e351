package io.jidi.exchange.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder in which no half file is ever seen: written under a name that begins with a dot, forced to the disk, then renamed.
 * Whoever serves the folder (the operator's sftpd) shows what has a plain name.
 */
final class BridgeFolder {

    private final Path folder;

    BridgeFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    /** The same content under the same name again changes nothing that a reader could notice. */
    void put(String name, byte[] content) {
        Path aside = folder.resolve("." + name + ".part");
        try {
            Files.createDirectories(folder);
            try (FileChannel file = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                java.nio.ByteBuffer rest = java.nio.ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    file.write(rest);
                }
                file.force(true);
            }
            Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
                // The name is in the folder's own block: without this a power cut could take it away again.
                entry.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name + " for the bridge", e);
        }
    }

    /** Takes away what lies in the folder, and the folder; nothing when there is none. */
    void remove() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            List<Path> found = new ArrayList<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(found::add);
            }
            for (Path file : found) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove what was cut for an earlier grant", e);
        }
    }
}
