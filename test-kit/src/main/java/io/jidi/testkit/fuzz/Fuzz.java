package io.jidi.testkit.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.testkit.openapi.Operation;
import io.jidi.testkit.openapi.Operations;
import io.jidi.testkit.openapi.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends a running service requests that are wrong in known ways, drawn from its OpenAPI document by a seed. No answer may be a
 * failure of the server, say more than a problem says, or be a refusal that is no problem (acceptance row 38). No public fuzzer
 * can be had from the package registries this project builds from.
 *
 * <p>{@code -Djidi.fuzz.requests=100000} asks longer, {@code -Djidi.fuzz.seed=N} otherwise.
 */
public final class Fuzz {

    private static final int USUAL = 600;
    private static final long SEED = 20_261_129L;
    private static final Duration SLOWEST = Duration.ofSeconds(30);
    private static final int TOLD_PER_OPERATION = 2;

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /** What a stranger must never read: names of classes, statements, places in the code. */
    private static final Pattern LEAK = Pattern.compile(
            "\\bio\\.jidi\\.|\\bjava\\.(lang|util|time|io)\\.|\\borg\\.(hibernate|postgresql|jboss)|\\bcom\\.fasterxml"
                    + "|Exception\\b|\\.java:\\d+|SQLState|could not (execute|extract)|PreparedStatement");

    /** The server answers these itself, before there is anything that could write a problem. */
    private static final List<Integer> BELOW_US = List.of(413, 414, 431);

    private static final List<String> LIST_PARAMETERS = List.of(
            "pageSize",
            "pageToken",
            "sort",
            "count",
            "q",
            "asOf",
            "month",
            "after",
            "limit",
            "regionCode.gte",
            "updatedAt.lte");

    private final String address;
    private final UnaryOperator<String> tokens;
    private final List<Operation> operations;
    private final Samples.Known known;
    private final Samples least;
    private final Samples whole;
    private final Oddities odd;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, List<String>> findings = new LinkedHashMap<>();
    private final Map<Integer, Integer> statuses = new java.util.TreeMap<>();

    private Fuzz(String service, int port, Samples.Known known, UnaryOperator<String> tokens) {
        Operations document = new Operations(service);
        this.address = "http://127.0.0.1:" + port;
        this.tokens = tokens;
        this.operations = document.described();
        this.known = known;
        this.least = new Samples(document.document(), known);
        this.whole = least.whole();
        this.odd = new Oddities(new SplittableRandom(Long.getLong("jidi.fuzz.seed", SEED)));
    }

    /**
     * @param service as in {@code contracts/openapi}
     * @param port where it runs
     * @param known rows that exist, so that a request gets past the door
     * @param tokens a bearer token for a role, signed anew for each request: one ends by the clock
     * @return how often each status was answered
     * @throws AssertionError naming each operation that failed, with what it was sent
     */
    public static Map<Integer, Integer> check(
            String service, int port, Samples.Known known, UnaryOperator<String> tokens) {
        return check(service, port, known, tokens, Integer.getInteger("jidi.fuzz.requests", USUAL));
    }

    static Map<Integer, Integer> check(
            String service, int port, Samples.Known known, UnaryOperator<String> tokens, int requests) {
        Fuzz fuzz = new Fuzz(service, port, known, tokens);
        fuzz.askWithOneFault();
        for (int i = 0; i < requests; i++) {
            fuzz.ask();
        }
        if (!fuzz.findings.isEmpty()) {
            throw new AssertionError(fuzz.findings.size() + " operations stumble (" + fuzz.statuses + "):\n"
                    + String.join(
                            "\n",
                            fuzz.findings.values().stream()
                                    .flatMap(List::stream)
                                    .toList()));
        }
        return fuzz.statuses;
    }

    private void ask() {
        Operation operation = odd.pick(operations);
        ask(operation, operation.reads() ? new byte[0] : body(operation));
    }

    /**
     * Each list with nothing in its one place, each value of an inner object absent, each amount in another currency: chance takes
     * long to come to all of them.
     */
    private void askWithOneFault() {
        for (Operation operation : operations) {
            String sample = whole.body(operation);
            if (!operation.reads() && operation.contentType().contains("json") && !sample.isEmpty()) {
                Stream.concat(Holes.in(sample).stream(), OtherCurrencies.in(sample).stream())
                        .forEach(body -> ask(operation, body.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private void ask(Operation operation, byte[] body) {
        String target = path(operation) + query(operation);
        HttpRequest request = request(operation, target, body);
        try {
            HttpResponse<byte[]> answer = answered(request);
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            String fault = fault(answer);
            if (fault != null) {
                tell(operation, request, body, fault + ": " + answer.statusCode() + " " + shown(answer.body(), 400));
            }
        } catch (IOException e) {
            tell(operation, request, body, "no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The server hangs up after what it cannot read; the client may notice only with its next request, which is not at fault. */
    private HttpResponse<byte[]> answered(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException hungUp) {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private @Nullable String fault(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status >= 500) {
            return "failure of the server";
        }
        if (status < 400 || BELOW_US.contains(status)) {
            return null;
        }
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        try {
            JsonNode problem = json.readTree(text);
            for (String field : List.of("title", "status", "code", "requestId")) {
                if (!problem.hasNonNull(field)) {
                    return "a refusal without " + field;
                }
            }
        } catch (JsonProcessingException e) {
            return "a refusal that is no problem";
        }
        return LEAK.matcher(text).find() ? "an answer that tells of the code" : null;
    }

    private void tell(Operation operation, HttpRequest request, byte[] body, String fault) {
        List<String> told = findings.computeIfAbsent(operation.key(), unseen -> new ArrayList<>());
        if (told.size() < TOLD_PER_OPERATION) {
            Map<String, List<String>> headers =
                    new LinkedHashMap<>(request.headers().map());
            headers.remove("Authorization");
            told.add(operation.method() + " " + request.uri() + " " + headers + " " + shown(body, 600) + "\n    -> "
                    + fault);
        }
    }

    private HttpRequest request(Operation operation, String target, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + target))
                .timeout(SLOWEST)
                .method(
                        operation.method(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Accept-Language", odd.chance(50) ? "zh-CN" : odd.pick(List.of("en", "xx;q=9", "*", ",;=")))
                .header(
                        "Accept",
                        odd.chance(93)
                                ? "application/json, */*;q=0.5"
                                : odd.pick(List.of(
                                        "text/csv",
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                        "application/pdf",
                                        "image/png",
                                        "x",
                                        "*/*;q=x")));
        if (!operation.reads()) {
            request.header(
                    "Content-Type",
                    odd.chance(95)
                            ? operation.contentType()
                            : odd.pick(List.of("text/plain", "application/xml", "application/json;charset=x", "x")));
            request.header(
                    "Idempotency-Key",
                    odd.chance(92)
                            ? UUID.randomUUID().toString()
                            : odd.pick(List.of("", "k", "k".repeat(300), "a b", "' or 1=1")));
            request.header(
                    "If-Match",
                    odd.chance(70)
                            ? odd.pick(List.of("\"v0\"", "\"v1\"", "\"v2\""))
                            : odd.pick(List.of("*", "W/\"v1\"", "v1", "\"v-1\"", "\"v99999999999999999999\"", "\"\"")));
        }
        List<String> roles = operation.roles();
        if (!roles.isEmpty() && odd.chance(97)) {
            request.header("Authorization", "Bearer " + tokens.apply(odd.pick(roles)));
        }
        return request.build();
    }

    private String path(Operation operation) {
        Matcher parameters = PARAMETER.matcher(operation.path());
        return parameters.replaceAll(found -> {
            String name = found.group(1);
            String value = odd.chance(6)
                    ? odd.text()
                    : operation
                            .parameter("path", name)
                            .map(described -> least.parameter(operation, described))
                            .or(() -> known.valueFor(operation.key(), name))
                            .orElse("1");
            // An empty segment is another path; a long one ends at the server's own limit.
            return Matcher.quoteReplacement(encode(value.isEmpty() ? " " : value));
        });
    }

    private String query(Operation operation) {
        List<String> query = new ArrayList<>();
        for (JsonNode one : operation.parameters("query")) {
            if (one.path("required").asBoolean() || odd.chance(40)) {
                String value = odd.chance(35) ? odd.text() : least.parameter(operation, one);
                query.add(encode(one.path("name").asText()) + "=" + encode(value));
            }
        }
        if (operation.reads() && odd.chance(25)) {
            query.add(odd.pick(LIST_PARAMETERS) + "=" + encode(odd.text()));
        }
        if (odd.chance(4)) {
            query.add(odd.pick(List.of("a=b", "=", "&&", "%25zz=1", "a=1&a=2", encode(odd.text()) + "=x")));
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private byte[] body(Operation operation) {
        String sample = odd.chance(50) ? least.body(operation) : whole.body(operation);
        if (!operation.contentType().contains("json")) {
            return odd.pick(List.of(
                            "",
                            "a,b\n1,2\n",
                            "统一社会信用代码,指标,值\n91340000711771143J,REVENUE,=1+1\n",
                            "\"unclosed",
                            "PK\u0003\u0004 no zip",
                            "a\u0000b\n",
                            ",,,,,,\n\n\n",
                            "x,".repeat(20_000)))
                    .getBytes(StandardCharsets.UTF_8);
        }
        if (sample.isEmpty()) {
            return odd.chance(10) ? "{\"x\":1}".getBytes(StandardCharsets.UTF_8) : new byte[0];
        }
        if (odd.chance(25)) {
            return sample.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return odd.spoilt(sample, json.readTree(sample));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(operation.key(), e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shown(byte[] body, int most) {
        String text = new String(body, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "·");
        return text.substring(0, Math.min(most, text.length()));
    }
}
