package io.jidi.exchange.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.embedded.ProjectRoot;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnRealParts;
import io.jidi.exchange.Sources;
import io.jidi.exchange.outside.OutsideClient;
import io.jidi.exchange.signature.rules.Algorithm;
import io.jidi.platform.audit.Sm3;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the open door asked by every kind of platform, against the reviewed table
 * {@code contracts/permissions/open-door.csv}; who is not let in at all is asked for every operation too.
 */
@QuarkusTest
class OpenDoorTest extends OnRealParts {

    private static final TestClock CLOCK = TestClock.clock();
    private static final String HEADER = "operation;granted;other data set;other region;lower grade;why";

    /** Where no other test of this database has a record, so that what is told is told of this one. */
    private static final String HERE = "340181";

    private static final String ELSEWHERE = "341881";

    /** Of L2; the value stands in the golden example of the event. */
    private static final String GRADED = "admissionEditionId";

    private static final String GRADED_VALUE = "AH-ADMISSION-1";

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    @ConfigProperty(name = "jidi.peer.project")
    URI project;

    @ConfigProperty(name = "jidi.peer.enterprise")
    URI enterprise;

    @ConfigProperty(name = "jidi.peer.fund")
    URI fund;

    /** What an answer tells of a project of Chaohu. */
    private enum Outcome {
        /** The record, and what only L2 may see of it. */
        WHOLE,
        /** The record without that. */
        SHOWN,
        /** Let in, and nothing of the record in the answer. */
        IN,
        /** 404. */
        HIDDEN,
        /** 410. */
        GONE,
        /** 422. */
        REFUSED,
        /** 401. */
        UNKNOWN
    }

    private String record = "";
    private String correction = "";
    private String snapshot = "";

    @AfterEach
    void backToPresent() {
        CLOCK.backToPresent();
    }

    @Test
    void everyOperationTellsEachPlatformWhatTheTableSays() throws Exception {
        Map<String, OutsideClient> platforms = new LinkedHashMap<>();
        List<String> kind = List.of("statistics");
        platforms.put("granted", Admin.reporting(CLOCK, "L2", List.of(HERE), kind, "projects"));
        platforms.put("other data set", Admin.reporting(CLOCK, "L2", List.of(HERE), List.of("titles"), "bases"));
        platforms.put("other region", Admin.reporting(CLOCK, "L2", List.of(ELSEWHERE), kind, "projects"));
        platforms.put("lower grade", Admin.reporting(CLOCK, "L1", List.of(HERE), kind, "projects"));
        published(platforms.get("granted"));

        Map<String, List<String>> table = table();
        Map<String, List<String>> truth = new TreeMap<>();
        for (String operation : operations()) {
            List<String> row = new java.util.ArrayList<>();
            for (OutsideClient platform : platforms.values()) {
                row.add(ask(platform, operation).name());
            }
            truth.put(operation, row);
        }
        assertThat(truth).as("contracts/permissions/open-door.csv").isEqualTo(table);
    }

    /** Each of them is asked for everything, and told nothing but that it is not let in. */
    @Test
    void whoIsNotLetInIsNotLetInAnywhere() throws Exception {
        OutsideClient granted = Admin.platform(CLOCK, "L2", List.of(HERE), "projects");
        published(granted);
        Map<String, OutsideClient> shut = new LinkedHashMap<>();
        shut.put("unknown", client("app-nobody", "k1", "1f"));
        shut.put("without a grant", withoutGrant());
        shut.put("with a proposed grant", withProposedGrant());
        shut.put("suspended", suspended());
        shut.put("with a revoked key", withKey("REVOKED"));
        shut.put("with a rejected key", withKey("REJECTED"));
        shut.put("with a proposed key", withKey("PROPOSED"));
        shut.put("with another's key", withAnothersKey());
        Set<String> operations = operations();
        // Last: the clock goes on for it, and the tokens of administrators run out.
        shut.put("with an expired key", withExpiredKey());
        for (String operation : operations) {
            for (Map.Entry<String, OutsideClient> one : shut.entrySet()) {
                assertThat(ask(one.getValue(), operation))
                        .as(operation + " by one " + one.getKey())
                        .isEqualTo(Outcome.UNKNOWN);
            }
            assertThat(asked(operation, given()).statusCode())
                    .as(operation + " unsigned")
                    .isEqualTo(401);
        }
    }

    private void published(OutsideClient client) throws Exception {
        try (Sources sources = Sources.start(prefix, project, enterprise, fund)) {
            record = sources.admit(HERE, "1000000.00");
            Admin.eventually(
                    "published",
                    () -> client.get("/open/v1/projects/changes?limit=1000")
                            .body()
                            .toString()
                            .contains(record));
        }
        correction = client.send("POST", "/open/v1/projects/corrections", doubt("status", "ADMITTED"), Map.of())
                .text("id");
        snapshot = client.get("/open/v1/projects/snapshots/latest").text("snapshotId");
        assertThat(correction).startsWith("crn_");
        assertThat(snapshot).isNotEmpty();
    }

    private Outcome ask(OutsideClient platform, String operation) throws Exception {
        String path = path(operation);
        String body = body(operation);
        Map<String, String> more = operation.startsWith("POST")
                ? Map.of("Idempotency-Key", UUID.randomUUID().toString())
                : Map.of();
        OutsideClient.Answer answer = platform.send(method(operation), path, body, more);
        return switch (answer.status()) {
            case 401 -> Outcome.UNKNOWN;
            case 404 -> Outcome.HIDDEN;
            case 410 -> Outcome.GONE;
            case 422 -> Outcome.REFUSED;
            case 200, 201 -> shown(text(answer), path + body);
            default -> throw new AssertionError(operation + ": " + answer.status() + " " + text(answer));
        };
    }

    private Outcome shown(String answer, String question) {
        if (answer.contains(GRADED_VALUE) || answer.contains('"' + GRADED + "\":")) {
            return Outcome.WHOLE;
        }
        return List.of(record, correction, snapshot).stream()
                        .anyMatch(mark -> answer.contains(mark) && !question.contains(mark))
                ? Outcome.SHOWN
                : Outcome.IN;
    }

    private static String text(OutsideClient.Answer answer) throws IOException {
        byte[] bytes = answer.bytes();
        boolean zipped = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        try (GZIPInputStream file = zipped ? new GZIPInputStream(new ByteArrayInputStream(bytes)) : null) {
            return new String(file == null ? bytes : file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private io.restassured.response.Response asked(String operation, RequestSpecification request) {
        String body = body(operation);
        RequestSpecification ready = body.isEmpty()
                ? request
                : request.contentType("application/json").body(body);
        return ready.request(method(operation), path(operation));
    }

    private static String method(String operation) {
        return operation.substring(0, operation.indexOf(' '));
    }

    private String path(String operation) {
        String bucket = Sm3.hex(record.getBytes(StandardCharsets.UTF_8)).substring(0, 2);
        return operation
                        .substring(operation.indexOf(' ') + 1)
                        .replace("{dataset}", "projects")
                        .replace("{version}", "1")
                        .replace("{bucket}", bucket)
                        .replace("{kind}", "statistics")
                        .replace("{externalId}", "p1.2025-08")
                        .replace("{id}", operation.contains("corrections") ? correction : snapshot)
                + (operation.endsWith("/changes") ? "?limit=1000" : "");
    }

    private String body(String operation) {
        String statistics =
                "{\"projectCode\":\"2412-340207-07-02-654321\",\"month\":\"2025-08\",\"investment\":\"1500.00\"}";
        if (operation.startsWith("PUT")) {
            return statistics;
        }
        if (operation.endsWith("/batches")) {
            return "{\"rows\":[{\"externalId\":\"b1\",\"data\":" + statistics + "}]}";
        }
        return operation.startsWith("POST") ? doubt(GRADED, GRADED_VALUE) : "";
    }

    private String doubt(String field, String current) {
        return "{\"id\":\"" + record + "\",\"field\":\"" + field + "\",\"current\":\"" + current
                + "\",\"proposed\":\"STARTED\",\"evidence\":\"核对\"}";
    }

    /** Those that a platform signs, of the running service. */
    private static TreeSet<String> operations() throws IOException {
        JsonNode document = OutsideClient.JSON.readTree(
                Admin.system().get("/internal/openapi?format=json").asString());
        TreeSet<String> found = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> found.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        found.removeIf(operation -> !operation.contains(" /open/v1/") || operation.endsWith("/open/v1/keys"));
        assertThat(found).hasSizeGreaterThan(14);
        return found;
    }

    private static Map<String, List<String>> table() throws IOException {
        List<String> lines = Files.readAllLines(ProjectRoot.find().resolve("contracts/permissions/open-door.csv"));
        assertThat(lines.get(0)).isEqualTo(HEADER);
        Map<String, List<String>> rows = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(";", -1);
            rows.put(cells[0], List.of(cells).subList(1, 5));
            boolean told = List.of(cells).subList(2, 5).stream()
                    .anyMatch(cell -> cell.equals("SHOWN") || cell.equals("WHOLE"));
            assertThat(!told || !cells[5].isEmpty()).as(line + " says why").isTrue();
        }
        return rows;
    }

    private static OutsideClient client(String appId, String kid, String secret) {
        return new OutsideClient(Admin.address(), appId, kid, Algorithm.SM2_SM3, secret, CLOCK);
    }

    private static OutsideClient withoutGrant() {
        String appId = Admin.freshAppId();
        return client(appId, "k1", Admin.keyed(Admin.registered(appId), "k1"));
    }

    private static OutsideClient withProposedGrant() {
        String appId = Admin.freshAppId();
        String id = Admin.registered(appId);
        String secret = Admin.keyed(id, "k1");
        Admin.system()
                .body(Map.of("purpose", "x", "dataSets", List.of("projects"), "grade", "L2", "regions", List.of(HERE)))
                .post(Admin.APPLICATIONS + "/" + id + "/grants")
                .then()
                .statusCode(200);
        return client(appId, "k1", secret);
    }

    private static OutsideClient suspended() {
        String appId = Admin.freshAppId();
        String id = granted(appId);
        String secret = Admin.keyed(id, "k1");
        told(id, "/suspension");
        return client(appId, "k1", secret);
    }

    /** @param state at which the key stops */
    private static OutsideClient withKey(String state) {
        String appId = Admin.freshAppId();
        String id = granted(appId);
        String secret = state.equals("REVOKED") ? Admin.keyed(id, "k1") : Admin.proposedKey(id, "k1", null);
        if (state.equals("REVOKED")) {
            told(id, "/keys/k1/revocation");
        } else if (state.equals("REJECTED")) {
            Admin.security()
                    .body(Map.of("approve", false, "reason", "不同意"))
                    .post(Admin.APPLICATIONS + "/" + id + "/keys/k1/decision")
                    .then()
                    .statusCode(200);
        }
        return client(appId, "k1", secret);
    }

    private static OutsideClient withExpiredKey() throws Exception {
        String appId = Admin.freshAppId();
        String id = granted(appId);
        String secret = Admin.proposedKey(id, "k1", CLOCK.instant().plus(Duration.ofDays(1)));
        Admin.approveKey(id, "k1");
        OutsideClient client = client(appId, "k1", secret);
        assertThat(client.get("/open/v1/status").status()).isEqualTo(200);
        CLOCK.travel(Duration.ofDays(2));
        return client;
    }

    private static OutsideClient withAnothersKey() {
        String appId = Admin.freshAppId();
        Admin.keyed(granted(appId), "k1");
        String other = Admin.freshAppId();
        return client(appId, "k1", Admin.keyed(granted(other), "k1"));
    }

    private static String granted(String appId) {
        String id = Admin.registered(appId);
        Admin.granted(id, "L2", List.of(HERE), List.of("projects"));
        return id;
    }

    private static void told(String id, String step) {
        Admin.system()
                .body(Map.of("reason", "x"))
                .post(Admin.APPLICATIONS + "/" + id + step)
                .then()
                .statusCode(200);
    }
}
