package io.jidi.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the stream as a browser is one. */
final class EventSource implements AutoCloseable {

    /** What arrived between two empty lines. */
    record Block(String id, String event, String data, String comment, String retry) {}

    private static final Block END = new Block(null, null, null, null, null);

    private final HttpURLConnection connection;
    private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();
    private volatile String lastId;

    EventSource(String address, String token, String lastEventId) {
        try {
            connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + token);
            connection.setRequestProperty("Accept", "text/event-stream");
            connection.setReadTimeout(20_000);
            if (lastEventId != null) {
                connection.setRequestProperty("Last-Event-ID", lastEventId);
            }
            assertThat(connection.getResponseCode()).isEqualTo(200);
            assertThat(connection.getContentType()).startsWith("text/event-stream");
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            Thread reader = new Thread(() -> read(in), "event-source");
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(BufferedReader in) {
        try {
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    blocks.add(block(lines));
                    lines.clear();
                } else {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // The end of the stream, however it came.
            blocks.add(END);
            return;
        }
        blocks.add(END);
    }

    private static Block block(List<String> lines) {
        String id = null;
        String event = null;
        String data = null;
        String comment = null;
        String retry = null;
        for (String line : lines) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.startsWith(":")) {
                comment = line.substring(1).strip();
            } else if (line.startsWith("retry: ")) {
                retry = line.substring(7);
            } else {
                throw new AssertionError("not a line of an event stream: " + line);
            }
        }
        return new Block(id, event, data, comment, retry);
    }

    /** The next block of any kind. */
    Block next() {
        try {
            Block block = blocks.poll(10, TimeUnit.SECONDS);
            assertThat(block).as("something within 10 s").isNotNull();
            if (block.id() != null) {
                lastId = block.id();
            }
            return block;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next block with data. */
    Block nextEvent() {
        for (int i = 0; i < 1_000; i++) {
            Block block = next();
            assertThat(block).as("the stream goes on").isNotSameAs(END);
            if (block.data() != null) {
                return block;
            }
        }
        throw new AssertionError("only heartbeats");
    }

    /** The subjects of the next events. */
    List<String> subjects(int count) {
        List<String> subjects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            subjects.add(nextEvent().data().replaceAll(".*\"subject\":\"([^\"]+)\".*", "$1"));
        }
        return subjects;
    }

    /** Waits for a heartbeat and says that nothing came before it. */
    void assertNothing() {
        next();
        for (Block block = next(); block.comment() == null; block = next()) {
            assertThat(block.data()).isNull();
        }
    }

    boolean ends() {
        for (int i = 0; i < 100; i++) {
            if (next() == END) {
                return true;
            }
        }
        return false;
    }

    String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
