package io.jidi.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocketFactory;

/** HTTP as it is, without cookies or redirects; remembers every answer for the last check. */
final class Wire {

    /** A snapshot of a large data set is made while one waits; the gateway gives it 120 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final int SOCKET_MILLIS = 20_000;
    private static final int MOST_RAW = 64 * 1024;

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final List<Answer> answers = new ArrayList<>();

    Wire(URI base) {
        this.base = base;
    }

    /** Every answer so far. */
    List<Answer> answers() {
        return answers;
    }

    /** @param target path with its query, encoded as it shall go out */
    Answer send(String method, String target, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(target))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return keep(new Answer(method + " " + target, response.statusCode(), response.headers(), response.body()));
    }

    /** What an HTTP library would not send: only these lines, without a body, whatever they announce. */
    Answer raw(String method, String target, List<String> headerLines) throws IOException {
        boolean tls = "https".equals(base.getScheme());
        int port = base.getPort() > 0 ? base.getPort() : tls ? 443 : 80;
        try (Socket socket = tls
                ? SSLSocketFactory.getDefault().createSocket(base.getHost(), port)
                : new Socket(base.getHost(), port)) {
            socket.setSoTimeout(SOCKET_MILLIS);
            StringBuilder head = new StringBuilder(
                    method + " " + target + " HTTP/1.1\r\nHost: " + base.getHost() + "\r\nConnection: close\r\n");
            headerLines.forEach(line -> head.append(line).append("\r\n"));
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return keep(parsed(method + " " + target, answered(socket.getInputStream())));
        }
    }

    private Answer keep(Answer answer) {
        answers.add(answer);
        return answer;
    }

    /** Up to the end, or to where the server hangs up. */
    private static byte[] answered(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[4096];
        try {
            for (int read = in.read(piece); read >= 0 && all.size() < MOST_RAW; read = in.read(piece)) {
                all.write(piece, 0, read);
            }
        } catch (IOException e) {
            // Hung up while more was on its way: what has come counts.
            if (all.size() == 0) {
                throw e;
            }
        }
        return all.toByteArray();
    }

    private static Answer parsed(String asked, byte[] all) {
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/1.") || end < 0) {
            throw new Broken(asked + " 没有 HTTP 应答", asked + " got no answer of HTTP");
        }
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.computeIfAbsent(lines[i].substring(0, Math.max(0, colon)), fresh -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        return new Answer(
                asked, Integer.parseInt(lines[0].split(" ")[1]), HttpHeaders.of(headers, (name, value) -> true), body);
    }
}
