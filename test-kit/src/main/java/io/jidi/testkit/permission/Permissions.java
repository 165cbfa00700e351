package io.jidi.testkit.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.security.Roles;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Asks a running service for everything in the name of everybody. {@code -Djidi.draft-permissions=true} writes what was
 * observed to {@code target/permissions-<service>.csv}: the beginning of a review, never its result.
 */
public final class Permissions {

    /** In the order of the table. */
    static final List<String> ROLES = List.of(
            Roles.PROVINCE_OFFICE,
            Roles.DEPARTMENT,
            Roles.CITY_OFFICE,
            Roles.BASE_OFFICE,
            Roles.FUND_MANAGER,
            Roles.INVESTMENT_COMMITTEE,
            Roles.ENTERPRISE,
            Roles.AUDITOR,
            Roles.DATA_PLATFORM,
            Roles.SYSTEM_ADMIN,
            Roles.SECURITY_ADMIN,
            Roles.AUDIT_ADMIN);

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private static final Set<Reach> HOLDERS = Set.of(Reach.OWN, Reach.PARENT);
    /** What rows have and no request declares; where one does, it is left out. */
    private static final List<String> UNSETTABLE = List.of("recordedBy", "version", "dataScope");

    private static final String JSON = "application/json, application/problem+json;q=0.9, */*;q=0.8";

    /** Strangers first: what they must not do is tried before the holders have done it. */
    private static final List<Reach> ORDER = List.of(Reach.NONE, Reach.SIBLING, Reach.PARENT, Reach.OWN);

    private final String service;
    private final String address;
    private final OwnRows rows;
    private final Operations operations;
    private final Samples samples;
    private final PermissionTable table;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> tokens = new HashMap<>();
    private final Set<String> failures = new LinkedHashSet<>();

    private Permissions(String service, int port, OwnRows rows) {
        this.service = service;
        this.address = "http://127.0.0.1:" + port;
        this.rows = rows;
        this.operations = new Operations(service);
        this.samples = new Samples(operations.document(), rows);
        this.table = new PermissionTable(service);
    }

    /**
     * Every operation × role × reach as the table says.
     *
     * @param service as in {@code contracts/openapi}
     * @param port where it runs
     * @param rows what it holds for this test
     * @param packages the service's own, the platform's: where operations are declared that the document hides
     * @throws AssertionError naming every difference at once
     */
    public static void check(String service, int port, OwnRows rows, String... packages) {
        new Permissions(service, port, rows).check(packages);
    }

    private void check(String... packages) {
        List<Operation> all = operations.all(packages);
        List<String> draft = new ArrayList<>(List.of(PermissionTable.HEADER));
        for (Operation operation : all) {
            PermissionTable.Row row = table.rows().get(operation.key());
            if (row == null) {
                failures.add(operation.key() + " has no row in "
                        + PermissionTable.file(service).getFileName());
            }
            if (row != null && row.door() != null) {
                boolean open = row.door() == PermissionTable.Door.PUBLIC;
                withoutRole(operation, open ? Outcome.IN : Outcome.UNKNOWN);
                draft.add(operation.key() + ";" + row.door() + ";;;;;" + row.why());
            } else {
                refusesWhatNobodyMaySet(operation, row);
                draft.add(PermissionTable.draft(operation, ask(operation, row), row == null ? "" : row.why()));
            }
        }
        table.rows().values().stream()
                .map(PermissionTable.Row::lackOfReason)
                .flatMap(Optional::stream)
                .forEach(failures::add);
        table.rows().keySet().stream()
                .filter(key ->
                        all.stream().noneMatch(operation -> operation.key().equals(key)))
                .forEach(key -> failures.add("a row of an operation that is gone: " + key));
        keep(draft);
        if (!failures.isEmpty()) {
            throw new AssertionError(
                    failures.size() + " differences from the table of permissions:\n" + String.join("\n", failures));
        }
    }

    /**
     * OWASP API3: a property that the request does not declare is refused and not quietly taken for one of the row's own. Asked
     * by whoever is let in the farthest.
     */
    private void refusesWhatNobodyMaySet(Operation operation, PermissionTable.@Nullable Row row) {
        String body = operation.reads() ? "" : samples.body(operation);
        if (row == null || !body.startsWith("{") || row.cell(Reach.PARENT).usual() != Outcome.IN) {
            return;
        }
        String role = ROLES.stream().filter(row.roles()::contains).findFirst().orElseThrow();
        for (String property : UNSETTABLE) {
            if (body.contains('"' + property + '"')) {
                continue;
            }
            String more = "{\"" + property + "\":\"x\"" + (body.length() > 2 ? "," : "") + body.substring(1);
            HttpResponse<byte[]> answer = send(operation, token(role, Reach.PARENT), JSON, more);
            if (answer.statusCode() != 400) {
                failures.add(operation.key() + " takes the property " + property + " that it does not declare: "
                        + answer.statusCode() + " " + head(answer));
            }
        }
    }

    /** Where no role counts a token changes nothing, whichever it is: what opens is a signature, or nothing is shut. */
    private void withoutRole(Operation operation, Outcome expected) {
        expect(operation, "nobody", Reach.NONE, expected, outcome(operation, Reach.NONE, send(operation, null, JSON)));
        for (String role : ROLES) {
            expect(
                    operation,
                    role,
                    Reach.OWN,
                    expected,
                    outcome(operation, Reach.OWN, send(operation, token(role, Reach.OWN), JSON)));
        }
    }

    private Map<String, Map<Reach, Outcome>> ask(Operation operation, PermissionTable.@Nullable Row row) {
        expect(
                operation,
                "nobody",
                Reach.NONE,
                Outcome.UNKNOWN,
                outcome(operation, Reach.NONE, send(operation, null, JSON)));
        Map<String, Map<Reach, Outcome>> observed = new LinkedHashMap<>();
        for (Reach reach : ORDER) {
            for (String role : ROLES) {
                // A role that may not ask at all is refused whatever it holds: its best scope is enough to show it.
                if (reach != Reach.OWN && !(row == null ? declared(operation) : row.roles()).contains(role)) {
                    continue;
                }
                Outcome outcome = outcome(operation, reach, send(operation, token(role, reach), JSON));
                if (outcome == Outcome.IN && operation.reads() && !HOLDERS.contains(reach)) {
                    // A list is also had as a file, by the same operation.
                    outcome = outcome(operation, reach, send(operation, token(role, reach), "text/csv"));
                }
                observed.computeIfAbsent(role, unseen -> new EnumMap<>(Reach.class))
                        .put(reach, outcome);
                if (row != null) {
                    expect(operation, role, reach, row.expected(role, reach), outcome);
                }
            }
        }
        Map<String, Map<Reach, Outcome>> inOrder = new LinkedHashMap<>();
        ROLES.forEach(role -> inOrder.put(role, observed.getOrDefault(role, Map.of())));
        return inOrder;
    }

    private static List<String> declared(Operation operation) {
        List<String> declared = operation.roles();
        return declared.isEmpty() ? ROLES : declared;
    }

    private void expect(Operation operation, String role, Reach reach, Outcome expected, Outcome actual) {
        if (expected != actual) {
            failures.add(operation.key() + " by " + role + " holding " + reach.column() + ": " + expected
                    + " in the table, " + actual + " in truth" + last);
        }
    }

    /** What the last answer was, for the message of a failure. */
    private String last = "";

    private Outcome outcome(Operation operation, Reach reach, HttpResponse<byte[]> answer) {
        last = " (" + answer.statusCode() + " " + head(answer) + ")";
        if (answer.statusCode() >= 500) {
            failures.add(operation.key() + " holding " + reach.column() + " fails" + last);
        }
        if (answer.statusCode() == 400 || answer.statusCode() == 415) {
            // Refused for its form, it says nothing about who may ask it.
            failures.add(operation.key() + " is asked with a malformed request" + last.replaceAll("req_\\w+", ""));
        }
        return switch (answer.statusCode()) {
            case 401 -> Outcome.UNKNOWN;
            case 403 -> Outcome.REFUSED;
            case 404 -> Outcome.HIDDEN;
            default -> letIn(operation, reach, answer);
        };
    }

    private Outcome letIn(Operation operation, Reach reach, HttpResponse<byte[]> answer) {
        boolean holder = HOLDERS.contains(reach);
        if (!operation.reads() && holder) {
            // What a write answers to who may write is the matter of its own tests.
            return Outcome.IN;
        }
        String asked = answer.request().uri() + samples.body(operation);
        boolean shown = rows.areIn(readable(answer.body()), asked);
        if (!holder && !shown) {
            requireTrueCount(operation, answer);
        }
        return shown ? Outcome.SHOWN : Outcome.IN;
    }

    /** A count over more rows than are shown tells of the others. */
    private void requireTrueCount(Operation operation, HttpResponse<byte[]> answer) {
        if (!answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
            return;
        }
        try {
            JsonNode body = json.readTree(answer.body());
            boolean whole = body.path("nextPageToken").isMissingNode()
                    || body.path("nextPageToken").isNull();
            if (body.path("total").isInt()
                    && body.path("items").isArray()
                    && whole
                    && body.path("total").asInt() != body.path("items").size()) {
                failures.add(operation.key() + " counts rows that it does not show" + last);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<byte[]> send(Operation operation, @Nullable String token, String accept) {
        return send(operation, token, accept, operation.reads() ? "" : samples.body(operation));
    }

    private HttpResponse<byte[]> send(Operation operation, @Nullable String token, String accept, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + target(operation)))
                .method(
                        operation.method(),
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .header("Accept-Language", "en")
                .header("Accept", accept);
        if (!operation.reads()) {
            request.header("Content-Type", operation.contentType())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("If-Match", "\"999999\"");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(operation.key(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String head(HttpResponse<byte[]> answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        return text.substring(0, Math.min(300, text.length()));
    }

    /** A workbook is a zip: what it says stands in its parts. */
    private static String readable(byte[] body) {
        if (body.length < 4 || body[0] != 'P' || body[1] != 'K') {
            return new String(body, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        try {
            // Read by its directory: a part written as a stream does not say beforehand how long it is.
            Path copy = Files.createTempFile("jidi-answer", ".zip");
            Files.write(copy, body);
            try (ZipFile zip = new ZipFile(copy.toFile())) {
                for (ZipEntry part : Collections.list(zip.entries())) {
                    text.append(new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
                }
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private String target(Operation operation) {
        Matcher parameters = PARAMETER.matcher(operation.path());
        String path = parameters.replaceAll(found -> {
            String name = found.group(1);
            return Matcher.quoteReplacement(encode(operation
                    .parameter("path", name)
                    .map(described -> samples.parameter(operation, described))
                    .or(() -> rows.valueFor(operation.key(), name))
                    .orElse("1")));
        });
        List<String> query = new ArrayList<>();
        operation.parameters("query").stream()
                .filter(one -> one.path("required").asBoolean())
                .forEach(one -> query.add(one.path("name").asText() + "=" + encode(samples.parameter(operation, one))));
        rows.valueFor(operation.key(), "?").ifPresent(query::add);
        if (isPage(operation) && !rows.isWhole(operation.key())) {
            query.add("count=exact");
            query.add("pageSize=200");
        }
        return path + query.stream().collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
    }

    private static boolean isPage(Operation operation) {
        return operation.reads()
                && operation
                        .description()
                        .path("responses")
                        .path("200")
                        .path("content")
                        .path("application/json")
                        .path("schema")
                        .path("$ref")
                        .asText()
                        .matches(".*/Page[A-Z]\\w*");
    }

    private String token(String role, Reach reach) {
        return tokens.computeIfAbsent(role + reach, unseen -> rows.token(role, reach));
    }

    private void keep(List<String> draft) {
        if (!Boolean.getBoolean("jidi.draft-permissions")) {
            return;
        }
        try {
            Files.write(Path.of("target", "permissions-" + service + ".csv"), draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
