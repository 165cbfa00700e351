package io.jidi.gateway.stubs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jidi.platform.security.InternalCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A service as the gateway sees it: remembers what it was asked, has a scriptable feed, and can go away and come back on
 * the same port.
 */
public final class StubService {

    public static final long LARGE = 50L * 1024 * 1024;
    public static final String SECRET = "a secret for tests only";

    /** What arrived. */
    public record Seen(String method, String target, Map<String, List<String>> headers, long bodyBytes) {
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }
    }

    private final String domain;
    private final InternalCalls calls = new InternalCalls(SECRET, Clock.systemUTC());
    private final List<String> feed = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private int port;

    /** Bytes that this service has written of a large answer, or read of a large request. */
    public final AtomicLong moved = new AtomicLong();

    public volatile CountDownLatch goOn = new CountDownLatch(0);
    public volatile CompletableFuture<Void> finished = new CompletableFuture<>();
    public volatile String openapi = "{\"openapi\":\"3.1.0\",\"paths\":{}}";
    public volatile String problems;

    /** What an ordinary question is answered with; null: which service this is. */
    public volatile String ordinary;

    public volatile String audit = "{\"items\":[]}";
    public volatile int auditStatus = 200;
    public volatile String audited = "";

    /** What was handed over for the audit trail and taken, act by act; repetitions too. */
    private final List<JsonNode> acts = new ArrayList<>();

    /** Acts with this word in them are refused for ever, with all that come in one request with them. */
    public volatile String poison = "no act has this";

    /** What the door of acts answers instead of taking them; zero: it takes them. */
    public volatile int actsRefused;

    /** Acts that are taken although their answer is lost on the way; each lowers it. */
    public final AtomicInteger answersLost = new AtomicInteger();

    public StubService(String domain) {
        this.domain = domain;
        start();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public synchronized void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            port = server.getAddress().getPort();
            threads = Executors.newCachedThreadPool();
            server.setExecutor(threads);
            server.createContext("/", this::handle);
            server.start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public synchronized void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Appends an event and gives its subject. */
    public String publish(String type, String dataScope, int paddingChars) {
        synchronized (feed) {
            long position = feed.size() + 1;
            String subject = domain + "_" + position;
            feed.add("""
                    {"position":%d,"event":{"specversion":"1.0","id":"evt_%s","source":"/%s-service","type":"%s",\
                    "subject":"%s","time":"2026-11-24T00:00:00Z","datascope":"%s","topic":"%s.secret-topic",\
                    "data":{"ratio":1.10,"text":"%s"}}}""".formatted(
                            position, subject, domain, type, subject, dataScope, domain, "x".repeat(paddingChars)));
            feed.notifyAll();
            return subject;
        }
    }

    public String publish(String dataScope) {
        return publish("io.jidi." + domain + ".thing.happened", dataScope, 0);
    }

    public void emptyFeed() {
        synchronized (feed) {
            feed.clear();
            feed.notifyAll();
        }
    }

    public int published() {
        synchronized (feed) {
            return feed.size();
        }
    }

    public Seen last() {
        synchronized (seen) {
            return seen.get(seen.size() - 1);
        }
    }

    public int asked() {
        synchronized (seen) {
            return seen.size();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/internal/edge-acts")) {
                acts(exchange);
            } else if (path.startsWith("/internal/events")
                    || path.equals("/internal/audit/entries")
                    || path.equals("/internal/openapi")
                    || path.equals("/internal/problems")) {
                internal(exchange, path);
            } else if (path.endsWith("/hasty")) {
                // Without a look at the body.
                answer(exchange, 403, "{}");
            } else if (path.endsWith("/large")) {
                large(exchange);
            } else {
                ordinary(exchange, path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only what was signed for, body and all. */
    private void acts(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean ours = calls.isGenuine(exchange.getRequestHeaders().getFirst(InternalCalls.HEADER), "POST", target)
                && target.endsWith("?sha256=" + sha256(body));
        if (!ours || actsRefused != 0) {
            answer(exchange, ours ? actsRefused : 401, "{}");
            return;
        }
        if (new String(body, StandardCharsets.UTF_8).contains(poison)) {
            answer(exchange, 400, "{}");
            return;
        }
        synchronized (acts) {
            new ObjectMapper().readTree(body).path("items").forEach(acts::add);
            acts.notifyAll();
        }
        if (answersLost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("cut off");
        }
        exchange.sendResponseHeaders(204, -1);
    }

    /** All acts of a request, repetitions too, when there are so many. */
    public List<JsonNode> acts(String requestId, int atLeast) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        synchronized (acts) {
            while (true) {
                List<JsonNode> found = acts.stream()
                        .filter(act -> act.path("requestId").asText().equals(requestId))
                        .toList();
                long left = deadline - System.nanoTime();
                if (found.size() >= atLeast || left <= 0) {
                    return found;
                }
                TimeUnit.NANOSECONDS.timedWait(acts, left);
            }
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void internal(HttpExchange exchange, String path) throws IOException, InterruptedException {
        String target = exchange.getRequestURI().toString();
        String signature = exchange.getRequestHeaders().getFirst(InternalCalls.HEADER);
        if (path.equals("/internal/audit/entries")) {
            audited = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
            String stamp = exchange.getRequestHeaders().getFirst(InternalCalls.EDGE_HEADER);
            boolean ours = calls.isStamped(stamp, domain + "-service", exchange.getRequestMethod(), target, audited);
            answer(exchange, ours ? auditStatus : 401, audit);
            return;
        }
        if (!calls.isGenuine(signature, exchange.getRequestMethod(), target)) {
            answer(exchange, 401, "{}");
        } else if (path.equals("/internal/openapi")) {
            answer(exchange, 200, openapi);
        } else if (path.equals("/internal/problems")) {
            answer(exchange, problems == null ? 404 : 200, problems == null ? "{}" : problems);
        } else {
            Map<String, Long> query = query(exchange.getRequestURI().getQuery());
            answer(exchange, 200, page(query));
        }
    }

    private String page(Map<String, Long> query) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(query.getOrDefault("waitMillis", 0L));
        synchronized (feed) {
            long after = query.get("after");
            while (after >= feed.size() && System.nanoTime() < deadline && after != Long.MAX_VALUE) {
                TimeUnit.NANOSECONDS.timedWait(feed, Math.max(1_000_000, deadline - System.nanoTime()));
                if (after > feed.size()) {
                    break;
                }
            }
            int from = (int) Math.min(after, feed.size());
            int until = (int) Math.min(feed.size(), from + Math.min(500, query.get("limit")));
            return "{\"items\":[" + String.join(",", feed.subList(from, until)) + "],\"head\":" + feed.size() + "}";
        }
    }

    private void large(HttpExchange exchange) throws IOException, InterruptedException {
        moved.set(0);
        if (exchange.getRequestMethod().equals("GET")) {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[64 * 1024];
            try (OutputStream out = exchange.getResponseBody()) {
                while (moved.get() < LARGE) {
                    out.write(piece);
                    moved.addAndGet(piece.length);
                }
            }
            finished.complete(null);
            return;
        }
        goOn.await();
        byte[] piece = new byte[64 * 1024];
        try (InputStream in = exchange.getRequestBody()) {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                moved.addAndGet(n);
            }
        }
        answer(exchange, 200, "{\"bytes\":" + moved.get() + "}");
    }

    /** Requests whose connection is cut before any answer; each one lowers it. */
    public final AtomicInteger cutOff = new AtomicInteger();

    private void ordinary(HttpExchange exchange, String path) throws IOException, InterruptedException {
        long bytes = exchange.getRequestBody().readAllBytes().length;
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        synchronized (seen) {
            seen.add(new Seen(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, bytes));
        }
        if (cutOff.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("cut off");
        }
        if (path.endsWith("/silent")) {
            new CountDownLatch(1).await(30, TimeUnit.SECONDS);
        }
        if (path.endsWith("/nothing")) {
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        if (path.endsWith("/broken")) {
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write(new byte[1_000]);
            exchange.getResponseBody().flush();
            throw new IOException("breaks off");
        }
        exchange.getResponseHeaders().add("Server", "inner/1.0");
        exchange.getResponseHeaders().add("X-Powered-By", "inner");
        exchange.getResponseHeaders().add("Set-Cookie", "inner=1");
        exchange.getResponseHeaders().add("ETag", "\"v7\"");
        exchange.getResponseHeaders().add("Location", url() + path + "/made?x=1");
        exchange.getResponseHeaders().add("X-Request-Id", "made-by-the-service");
        answer(
                exchange,
                path.endsWith("/refused") ? 409 : 200,
                ordinary == null ? "{\"service\":\"" + domain + "\"}" : ordinary);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, Long> query(String text) {
        Map<String, Long> query = new HashMap<>();
        for (String part : text.split("&")) {
            String[] pair = part.split("=");
            query.put(pair[0], Long.parseLong(pair[1]));
        }
        return query;
    }
}
