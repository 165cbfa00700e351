package io.jidi.bench.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ./jidi bench edge}: one nginx answers small JSON; before it stand in turn nobody, nginx as a proxy, Spring Cloud Gateway with
 * a token check, and the gateway with its token check, rate limit, admission and access log. Rounds alternate, medians count. Needs nginx, wrk and hey on the machine.
 */
public final class EdgeBench {

    private static final int CONNECTIONS = 32;
    private static final int WARM_SECONDS = 10;
    private static final int LEAST_TURNS = 4;
    private static final int MOST_TURNS = 20;
    private static final String PEER = "Spring Cloud GW";
    private static final String PATH = "/api/v1/funds";
    private static final String BODY = "{\"items\":[{\"id\":\"fnd_01\",\"name\":\"母基金\"}],\"nextPageToken\":null}";
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99% in ([0-9.]+) secs");
    private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path root;
    private final Path work;
    private final int seconds;
    private final int rounds;
    private final int backend = freePort();
    private final int proxy = freePort();
    private final int peer = freePort();
    private final int gateway = freePort();
    private final Token token = Token.fresh();
    private final List<Process> started = new ArrayList<>();

    private EdgeBench(Path root, int seconds, int rounds) throws IOException {
        this.root = root;
        this.work = root.resolve("bench/target/edge");
        this.seconds = seconds;
        this.rounds = rounds;
        Files.createDirectories(work.resolve("logs"));
    }

    public static void main(String[] arguments) throws Exception {
        EdgeBench bench =
                new EdgeBench(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        // Also when someone stops it in the middle.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> bench.started.forEach(Process::destroy)));
        bench.run();
    }

    private void run() throws Exception {
        start("nginx", nginxCommand(), Map.of());
        start("peer", peerCommand(), Map.of());
        start("gateway", gatewayCommand(), settings());
        awaitAnswer(proxy);
        awaitAnswer(peer);
        awaitAnswer(gateway);
        Map<String, Integer> doors = new java.util.LinkedHashMap<>();
        doors.put("backend itself", backend);
        doors.put("nginx", proxy);
        doors.put(PEER, peer);
        doors.put("gateway", gateway);
        warmUp(peer);
        warmUp(gateway);
        Map<String, List<Double>> rates = new java.util.LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Map.Entry<String, Integer> door : doors.entrySet()) {
                double rate = wrk(door.getValue(), seconds);
                rates.computeIfAbsent(door.getKey(), name -> new ArrayList<>()).add(rate);
                say("round %d  %-15s %8.0f requests/s", round, door.getKey(), rate);
            }
        }
        double half = median(rates.getOrDefault("gateway", List.of())) / 2;
        Map<String, List<Double>> tails = new java.util.LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Map.Entry<String, Integer> door : doors.entrySet()) {
                double p99 = hey(door.getValue(), half);
                tails.computeIfAbsent(door.getKey(), name -> new ArrayList<>()).add(p99);
                say("round %d  %-15s p99 %6.2f ms at %.0f requests/s", round, door.getKey(), p99, half);
            }
        }
        say("");
        rates.forEach((name, all) -> say("%-15s median %8.0f requests/s", name, median(all)));
        tails.forEach((name, all) -> say("%-15s median p99 %6.2f ms at half load", name, median(all)));
        double ratio =
                median(rates.getOrDefault("gateway", List.of())) / median(rates.getOrDefault("nginx", List.of()));
        double added =
                median(tails.getOrDefault("gateway", List.of())) - median(tails.getOrDefault("nginx", List.of()));
        say(
                "gateway / nginx: %.2f of the throughput; gateway / %s: %.2f; p99 added at half load: %.2f ms; load average %s",
                ratio,
                PEER,
                median(rates.getOrDefault("gateway", List.of())) / median(rates.getOrDefault(PEER, List.of())),
                added,
                load());
    }

    /** The compiler must have seen the gateway's ways before they are timed: until it gets no faster, on a busy machine for minutes. */
    private void warmUp(int port) throws Exception {
        double before = 0;
        double now = wrk(port, WARM_SECONDS);
        for (int turn = 1; turn < MOST_TURNS && (now > before * 1.1 || turn < LEAST_TURNS); turn++) {
            before = now;
            now = wrk(port, WARM_SECONDS);
            say("warming up      %8.0f requests/s", now);
        }
    }

    private double wrk(int port, int time) throws Exception {
        String said = output(List.of(
                "wrk",
                "-t1",
                "-c" + CONNECTIONS,
                "-d" + time + "s",
                "-H",
                "Authorization: Bearer " + token.text(),
                "http://127.0.0.1:" + port + PATH));
        Matcher failed = FAILED.matcher(said);
        if (failed.find()) {
            throw new IllegalStateException(
                    failed.group(1) + " answers were no success: nothing was measured\n" + said);
        }
        return number(RATE, said);
    }

    /** Milliseconds. */
    private double hey(int port, double rate) throws Exception {
        String said = output(List.of(
                "hey",
                "-z",
                seconds + "s",
                "-c",
                String.valueOf(CONNECTIONS),
                "-q",
                String.valueOf(Math.max(1, Math.round(rate / CONNECTIONS))),
                "-H",
                "Authorization: Bearer " + token.text(),
                "http://127.0.0.1:" + port + PATH));
        return number(P99, said) * 1_000;
    }

    private List<String> nginxCommand() throws IOException {
        Path page = Files.createDirectories(work.resolve("www")).resolve("jwks.json");
        Files.writeString(page, token.keySet());
        Path file = work.resolve("nginx.conf");
        Files.writeString(file, """
                daemon off;
                worker_processes 2;
                pid %1$s/nginx.pid;
                error_log %1$s/logs/error.log;
                events { worker_connections 1024; }
                http {
                  client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                  keepalive_requests 1000000000;
                  upstream behind { server 127.0.0.1:%2$d; keepalive 128; keepalive_requests 1000000000; }
                  server {
                    listen 127.0.0.1:%2$d;
                    access_log off;
                    location = /jwks.json { root %1$s/www; }
                    location / { default_type application/json; return 200 '%4$s'; }
                  }
                  server {
                    listen 127.0.0.1:%3$d;
                    access_log %1$s/logs/access.log;
                    location / { proxy_pass http://behind; proxy_http_version 1.1; proxy_set_header Connection ""; }
                  }
                }
                """.formatted(work, backend, proxy, BODY));
        return List.of("nginx", "-c", file.toString(), "-p", work.toString());
    }

    private List<String> gatewayCommand() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dquarkus.http.port=" + gateway,
                "-Dquarkus.http.host=127.0.0.1",
                // Not what is measured here; every request still passes the counters.
                "-Djidi.limits.caller-requests=1000000000",
                "-Djidi.limits.app-requests=1000000000",
                "-jar",
                root.resolve("gateway/target/quarkus-app/quarkus-run.jar").toString());
    }

    private List<String> peerCommand() throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // As nginx and the gateway do.
                "-Dreactor.netty.http.server.accessLogEnabled=true",
                "-cp",
                root.resolve("bench-peer/target/classes") + ":"
                        + Files.readString(root.resolve("bench-peer/target/classpath"))
                                .strip(),
                "io.jidi.bench.peer.PeerGateway",
                "--server.address=127.0.0.1",
                "--server.port=" + peer,
                "--backend=http://127.0.0.1:" + backend,
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:" + backend + "/jwks.json",
                "--spring.security.oauth2.resourceserver.jwt.audiences=jidi");
    }

    private Map<String, String> settings() {
        String behind = "http://127.0.0.1:" + backend;
        return Map.of(
                "JIDI_SECRET", "for one measurement only",
                "JIDI_OIDC_ISSUER", Token.ISSUER,
                "JIDI_OIDC_JWKS", behind + "/jwks.json",
                "JIDI_PEER_PROJECT", behind,
                "JIDI_PEER_FUND", behind,
                "JIDI_PEER_ENTERPRISE", behind,
                "JIDI_PEER_EXCHANGE", behind);
    }

    private void start(String name, List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("logs/" + name + ".log").toFile());
        builder.environment().putAll(environment);
        started.add(builder.start());
    }

    private void awaitAnswer(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PATH))
                .header("Authorization", "Bearer " + token.text())
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> answer =
                        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200 && answer.body().equals(BODY)) {
                    return;
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                last = e.toString();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("port " + port + " does not answer: " + last);
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + ": " + said);
        }
        return said;
    }

    private static double number(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("no figure in:\n" + said);
        }
        return Double.parseDouble(found.group(1));
    }

    private static double median(List<Double> all) {
        List<Double> sorted = all.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
