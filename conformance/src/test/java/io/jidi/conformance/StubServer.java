package io.jidi.conformance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** HTTP by hand, one request a connection: it must take what a library would not let through, and say what none would. */
final class StubServer implements AutoCloseable {

    private static final int MOST_HEADER = 32 * 1024;
    private static final long MOST_BODY = 4L * 1024 * 1024;

    private final ServerSocket socket;
    private final Function<Request, Reply> answering;

    StubServer(Function<Request, Reply> answering) throws IOException {
        this.answering = answering;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    void start() {
        Thread accepting = new Thread(
                () -> {
                    while (!socket.isClosed()) {
                        try {
                            Socket one = socket.accept();
                            Thread serving = new Thread(() -> serve(one), "stub-serving");
                            serving.setDaemon(true);
                            serving.start();
                        } catch (IOException e) {
                            return;
                        }
                    }
                },
                "stub-accepting");
        accepting.setDaemon(true);
        accepting.start();
    }

    private void serve(Socket one) {
        try (one) {
            InputStream in = new BufferedInputStream(one.getInputStream());
            Reply reply = answering.apply(read(in));
            OutputStream out = one.getOutputStream();
            StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status + " x\r\n");
            reply.headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            head.append("Content-Length: ").append(reply.body.length).append("\r\nConnection: close\r\n\r\n");
            out.write(head.toString().getBytes(StandardCharsets.UTF_8));
            out.write(reply.body);
            out.flush();
            // What was sent beyond the limit is read away, so that the answer is not lost in a reset.
            one.shutdownOutput();
            one.setSoTimeout(200);
            while (in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            // The client has its answer and hung up.
            return;
        }
    }

    private static Request read(InputStream in) throws IOException {
        String first = line(in);
        String[] words = first.split(" ");
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.computeIfAbsent(header.substring(0, colon), fresh -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
        }
        long length = Long.parseLong(
                headers.getOrDefault("Content-Length", List.of("0")).get(0));
        String body = length > MOST_BODY ? "" : new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
        int question = words[1].indexOf('?');
        return new Request(
                words[0],
                question < 0 ? words[1] : words[1].substring(0, question),
                question < 0 ? "" : words[1].substring(question + 1),
                headers,
                body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r' && line.size() < MOST_HEADER) {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
