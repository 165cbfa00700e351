package io.jidi.exchange.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Lines on their way into a compressed file. */
final class SnapshotFile implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final OutputStream lines;
    private long rows;

    SnapshotFile(Path file) {
        try {
            lines = new GZIPOutputStream(Files.newOutputStream(file), BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String line) {
        try {
            lines.write((line + '\n').getBytes(StandardCharsets.UTF_8));
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a file as it lies there, so that what is told is what will be sent. */
    record Measured(long bytes, String sha256, String sm3) {

        static Measured of(Path file) {
            try (InputStream content = Files.newInputStream(file)) {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                SM3Digest sm3 = new SM3Digest();
                byte[] buffer = new byte[BUFFER];
                long bytes = 0;
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    sha256.update(buffer, 0, read);
                    sm3.update(buffer, 0, read);
                    bytes += read;
                }
                byte[] hash = new byte[sm3.getDigestSize()];
                sm3.doFinal(hash, 0);
                return new Measured(
                        bytes,
                        HexFormat.of().formatHex(sha256.digest()),
                        HexFormat.of().formatHex(hash));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("SHA-256 is part of every JDK", e);
            }
        }
    }
}
