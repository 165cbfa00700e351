package io.jidi.cockpit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/**
 * The cockpit under the gateway's headers in front of recorded answers (see {@code recorded/README.md}). What was not
 * recorded is a 404, which a page shows as a problem, so a test that looks for problems notices.
 */
public final class RecordedServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Else the end of an answer waits for the receipt of its beginning, 40 ms. Read once, when the first server is
        // made.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final ObjectNode answers;
    private final ManyProjects many;
    private final Map<String, byte[]> packed = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Whether somebody is signed in. */
    volatile boolean signedIn = true;

    /** Paths that answer 503 until they are taken out. */
    final Set<String> away = ConcurrentHashMap.newKeySet();

    /** Whether the list of projects is long. */
    public volatile boolean manyProjects;

    /** Path and query of every request for data. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Every write, in the order in which they came. */
    final List<Sent> sent = new CopyOnWriteArrayList<>();

    /** Paths that this person may not see. */
    final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    private final Map<String, Deque<Reply>> scripted = new ConcurrentHashMap<>();

    /** Files for tests, by name under /test/. */
    final Map<String, Path> extra = new ConcurrentHashMap<>();

    public RecordedServer() {
        answers = read("answers.json");
        answers.setAll(read("made.json"));
        answers.setAll(read("made-work.json"));
        answers.setAll(read("made-funds.json"));
        many = new ManyProjects(answers.path("/api/v1/projects").path("items"));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** As it was in the beginning. */
    void reset() {
        signedIn = true;
        away.clear();
        forbidden.clear();
        manyProjects = false;
        asked.clear();
        sent.clear();
        scripted.clear();
    }

    /**
     * What is answered to requests of that method and path (with its query, if the path has one); one after another, the last
     * for ever.
     */
    void on(String method, String path, Reply... replies) {
        scripted.put(method + " " + path, new ConcurrentLinkedDeque<>(List.of(replies)));
    }

    /** What was recorded of a path, as it would be answered. */
    String recorded(String path) {
        return answers.path(path).toString();
    }

    /** The only write to that path. */
    Sent only(String path) {
        List<Sent> found =
                sent.stream().filter(one -> one.address().equals(path)).toList();
        if (found.size() != 1) {
            throw new AssertionError("sent to " + path + ": " + found);
        }
        return found.get(0);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The id of the n-th item of a recorded list. */
    public String id(String list, int at) {
        return answers.path(list).path("items").path(at).path("id").asText();
    }

    /** The id of the item with that name. */
    String named(String list, String name) {
        for (JsonNode item : answers.path(list).path("items")) {
            if (item.path("name").asText().equals(name)) {
                return item.path("id").asText();
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static ObjectNode read(String name) {
        try (InputStream stream = RecordedServer.class.getResourceAsStream("/recorded/" + name)) {
            return (ObjectNode) JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String path = uri.getPath();
            if (path.startsWith(Cockpit.FILES)) {
                String name = path.substring(Cockpit.FILES.length());
                file(exchange, name);
            } else if (path.startsWith("/test/")) {
                Path file = extra.get(path.substring("/test/".length()));
                answer(exchange, 200, "text/javascript", file == null ? new byte[0] : Files.readAllBytes(file));
            } else if (path.equals("/auth/session")) {
                session(exchange);
            } else if (path.equals("/api/v1/events/stream")) {
                stream(exchange);
            } else if (path.startsWith("/api/")) {
                data(exchange, uri);
            } else {
                exchange.getResponseHeaders().set("Content-Security-Policy", Cockpit.POLICY);
                answer(exchange, 200, "text/html;charset=UTF-8", Cockpit.shell());
            }
        } catch (RuntimeException e) {
            exchange.close();
        }
    }

    /** Packed as the gateway packs it, and to be kept as it says. */
    private void file(HttpExchange exchange, String name) throws IOException {
        byte[] file = Cockpit.file(name).orElse(null);
        if (file == null) {
            answer(exchange, 404, Cockpit.type(name), new byte[0]);
            return;
        }
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=31536000, immutable");
        exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, Cockpit.type(name), packed.computeIfAbsent(name, one -> gzip(file)));
        } else {
            answer(exchange, 200, Cockpit.type(name), file);
        }
    }

    private static byte[] gzip(byte[] file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void session(HttpExchange exchange) throws IOException {
        if (signedIn) {
            json(
                    exchange,
                    200,
                    JSON.readTree("{\"userId\":\"office\",\"name\":\"省推进办\",\"organisation\":\"AH-OFFICE\","
                            + "\"roles\":[\"PROVINCE_OFFICE\"],\"expiresAt\":\"2026-11-29T15:00:00Z\","
                            + "\"endsAt\":\"2026-11-29T23:00:00Z\",\"csrfToken\":\"t\",\"scope\":{\"regions\":[\"340000\"],"
                            + "\"bases\":[],\"funds\":[],\"enterprises\":[]}}"));
        } else {
            json(exchange, 401, problem("UNAUTHENTICATED", 401));
        }
    }

    /** Open until the server is closed: a stream that ends would be asked for again and again. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("retry: 2000\n: jidi\n\n".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void data(HttpExchange exchange, URI uri) throws IOException {
        String path = uri.getPath();
        String method = exchange.getRequestMethod();
        if (method.equals("GET")) {
            asked.add(uri.toString());
        } else if (isRefused(exchange, Sent.of(exchange))) {
            return;
        }
        Deque<Reply> replies = scripted.getOrDefault(method + " " + uri, scripted.get(method + " " + path));
        if (replies != null) {
            reply(exchange, replies.size() > 1 ? replies.poll() : replies.peek());
        } else if (answers.has(method + " " + path)) {
            json(exchange, 200, answers.get(method + " " + path));
        } else if (!method.equals("GET")) {
            json(exchange, 405, problem("METHOD_NOT_ALLOWED", 405));
        } else if (forbidden.contains(path)) {
            json(exchange, 403, problem("FORBIDDEN", 403));
        } else if (away.contains(path)) {
            json(exchange, 503, problem("SERVICE_UNAVAILABLE", 503));
        } else if (manyProjects && path.equals("/api/v1/projects")) {
            json(exchange, 200, many.page(uri));
        } else {
            String fund = query(uri, "fundId");
            String whole = path + "?" + uri.getQuery();
            JsonNode found = answers.has(whole)
                    ? answers.get(whole)
                    : answers.get(fund == null ? path : path + "?fundId=" + fund);
            if (found == null) {
                json(exchange, 404, problem("NOT_FOUND", 404));
            } else {
                json(exchange, 200, found);
            }
        }
    }

    /** The gateway's rule and the services': no write without the session's word and the key of its intent. */
    private boolean isRefused(HttpExchange exchange, Sent write) throws IOException {
        sent.add(write);
        if (!"t".equals(write.csrf())) {
            json(exchange, 403, problem("FORBIDDEN", 403));
            return true;
        }
        if (write.key() == null || !write.key().matches("[\\x21-\\x7E]{1,64}")) {
            json(exchange, 400, problem("IDEMPOTENCY_KEY_REQUIRED", 400));
            return true;
        }
        return false;
    }

    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.status() == 0) {
            // A browser repeats by itself what ends before the first byte; so the answer begins and breaks off.
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.close();
            return;
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        json(exchange, reply.status(), reply.body());
    }

    static String query(URI uri, String name) {
        if (uri.getQuery() != null) {
            for (String part : uri.getQuery().split("&")) {
                if (part.startsWith(name + "=")) {
                    return part.substring(name.length() + 1);
                }
            }
        }
        return null;
    }

    private static ObjectNode problem(String code, int status) {
        return JSON.createObjectNode()
                .put("title", "服务暂时不可用")
                .put("status", status)
                .put("code", code)
                .put("requestId", "req-0001");
    }

    /** With the version as the services tag it: a change of the thing carries it back. */
    private static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
        if (body.has("version") && !exchange.getResponseHeaders().containsKey("ETag")) {
            exchange.getResponseHeaders()
                    .set("ETag", "\"v" + body.path("version").asText() + "\"");
        }
        answer(exchange, status, "application/json", JSON.writeValueAsBytes(body));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cross-Origin-Opener-Policy", "same-origin");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        // Its idle threads would keep a program open for another minute.
        threads.shutdown();
    }
}
