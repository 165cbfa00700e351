package io.jidi.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what was added to a log since the last look, whole lines only. */
final class LogFollower {
    private static final int MOST_BYTES = 1_000_000;

    private final Path log;
    private long position;

    LogFollower(Path log, long position) {
        this.log = log;
        this.position = position;
    }

    /** From a place near the end, so that about the last lines are shown. */
    static LogFollower nearEnd(Path log, int bytes) {
        try {
            long size = Files.exists(log) ? Files.size(log) : 0;
            LogFollower follower = new LogFollower(log, Math.max(0, size - bytes));
            return follower;
        } catch (IOException e) {
            return new LogFollower(log, 0);
        }
    }

    List<String> next() {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            if (file.size() < position) {
                // Turned over: the file began anew.
                position = 0;
            }
            file.position(position);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_BYTES, file.size() - position));
            int read = Math.max(0, file.read(bytes));
            int end = read;
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            position += end;
            return new String(bytes.array(), 0, end, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
