package io.jidi.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.audit.AuditChain;
import io.jidi.platform.audit.Retention;
import io.jidi.platform.audit.Sm3;
import io.jidi.platform.audit.rules.ExportCheck;
import io.jidi.platform.audit.rules.ExportManifest;
import io.jidi.platform.sm.Sm2Key;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.jidi.testkit.parts.FreshDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** reliability.md 4.4, row 39 offline, and the record of project-library.md 4.5. */
@QuarkusTest
@WithTestResource(SampleParts.class)
class AuditRecordTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENTRIES = "/internal/audit/entries";

    @Inject
    Sql sql;

    @Inject
    AuditChain chain;

    @Inject
    Retention retention;

    @ConfigProperty(name = "jidi.audit.checkpoints")
    String checkpoints;

    FreshDatabase database;

    @Test
    void anEntryHasTheFieldsOfTheRecordAndIsFoundByEachOfThem() {
        String request = "req-" + UUID.randomUUID();
        String id = Notes.as(Tokens.office())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("X-Request-Id", request)
                .header("X-Jidi-Client-Address", "192.0.2.7")
                .body(Notes.note("recorded"))
                .post("/api/v1/notes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        allSealed();
        for (String filter : List.of("object=" + id, "requestId=" + request)) {
            auditor(ENTRIES + "?" + filter)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].actor", equalTo("test-user"))
                    .body("items[0].name", equalTo("test-user"))
                    .body("items[0].roles", equalTo(List.of("PROVINCE_OFFICE")))
                    .body("items[0].organisation", equalTo("AH-OFFICE"))
                    .body("items[0].address", equalTo("192.0.2.7"))
                    .body("items[0].channel", equalTo("API"))
                    .body("items[0].eventType", equalTo("CHANGE"))
                    .body("items[0].result", equalTo("SUCCEEDED"))
                    .body("items[0].action", equalTo("NOTE_WRITTEN"))
                    .body("items[0].requestId", equalTo(request))
                    .body("items[0].service", equalTo("sample-service"));
        }
        String previous = auditor(ENTRIES + "?object=" + id).path("items[0].previousHash");
        assertThat(previous).hasSize(64);
    }

    @Test
    void pagesGiveEveryEntryOnceNewestFirstAndAnUnknownFilterIsRefused() {
        String actor = "pager-" + UUID.randomUUID();
        for (int i = 0; i < 7; i++) {
            Notes.post(
                            Tokens.of("PROVINCE_OFFICE").user(actor).sign(),
                            UUID.randomUUID().toString(),
                            "page " + i)
                    .then()
                    .statusCode(201);
        }
        List<String> positions = new ArrayList<>();
        String after = "";
        do {
            Response page = auditor(ENTRIES + "?actor=" + actor + "&pageSize=3" + after);
            positions.addAll(page.path("items.position"));
            String token = page.path("nextPageToken");
            after = token == null ? "" : "&after=" + token;
        } while (!after.isEmpty());
        assertThat(positions).hasSize(7).doesNotHaveDuplicates();
        List<Long> ids = positions.stream()
                .map(position -> Long.valueOf(position.substring(position.indexOf('_') + 1)))
                .toList();
        assertThat(ids).isSortedAccordingTo(Collections.reverseOrder());
        auditor(ENTRIES + "?colour=red").then().statusCode(400).body("code", equalTo("UNKNOWN_FILTER"));
        auditor(ENTRIES + "?at.gte=yesterday").then().statusCode(400);
        auditor(ENTRIES + "?after=nowhere").then().statusCode(400);
        auditor(ENTRIES + "?at.gte=2999-01-01T00:00:00Z").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void onlyAuditorsReadAndExport() {
        for (String role : List.of("PROVINCE_OFFICE", "SYSTEM_ADMIN", "SECURITY_ADMIN", "DEPARTMENT")) {
            for (String path : List.of(ENTRIES, "/internal/audit/export")) {
                Notes.as(Tokens.of(role).sign()).get(path).then().statusCode(403);
            }
        }
        Notes.as(Tokens.of("AUDIT_ADMIN").sign()).get(ENTRIES).then().statusCode(200);
    }

    @Test
    void refusedWritesAndMissingRolesAreRecorded() {
        String actor = "refused-" + UUID.randomUUID();
        Tokens office = Tokens.of("PROVINCE_OFFICE").user(actor);
        Notes.post(office.sign(), UUID.randomUUID().toString(), "refused")
                .then()
                .statusCode(409);
        String id = Notes.write("to be changed");
        Notes.as(office.sign())
                .header("If-Match", "\"v7\"")
                .body("{\"title\":\"late\"}")
                .patch("/api/v1/notes/" + id)
                .then()
                .statusCode(412);
        Notes.post(Tokens.of("ENTERPRISE").user(actor).sign(), UUID.randomUUID().toString(), "no role")
                .then()
                .statusCode(403);
        Notes.as(Tokens.of("ENTERPRISE").user(actor).sign())
                .get("/api/v1/notes")
                .then()
                .statusCode(403);
        Notes.eventually(
                "four refusals", () -> sql.number("select count(*) from audit_entry where actor = ?", actor) == 4);
        List<String> reasons = auditor(ENTRIES + "?eventType=REFUSAL&actor=" + actor)
                .then()
                .statusCode(200)
                .body("items.result", everyItem(equalTo("REFUSED")))
                .extract()
                .path("items.reason");
        assertThat(reasons)
                .containsExactlyInAnyOrder("NOTE_TITLE_REFUSED", "PRECONDITION_FAILED", "FORBIDDEN", "FORBIDDEN");
    }

    @Test
    void anExportProvesItselfAndEveryTamperingIsFoundAtItsFirstRow() throws Exception {
        for (int i = 0; i < 6; i++) {
            Notes.write("exported " + i);
        }
        allSealed();
        String file = export();
        List<String> lines = List.of(file.split("\n"));
        String key =
                JSON.readTree(lines.get(lines.size() - 1)).path("publicKey").asText();
        int last = lines.size() - 2;
        assertThat(check(lines, key).fault()).isEmpty();
        assertThat(check(lines, key).records()).isGreaterThanOrEqualTo(6);
        long tail = JSON.readTree(lines.get(last)).path("sequence").asLong();
        long middle = tail - 3;

        assertThat(fault(changed(lines, last - 3, "test-user", "nobody"), key))
                .isEqualTo("record " + middle + " was changed");
        assertThat(fault(without(lines, last - 3), key))
                .isEqualTo("record " + middle + " is missing: record " + (middle + 1) + " stands in its place");
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, last - 3, last - 2);
        assertThat(fault(swapped, key)).startsWith("record " + middle + " is missing");
        List<String> doubled = new ArrayList<>(lines);
        doubled.add(last - 3, lines.get(last - 3));
        assertThat(fault(doubled, key)).isEqualTo("record " + middle + " is out of order after record " + middle);
        assertThat(fault(lines.subList(0, last - 1), key)).contains("its tail was cut");
        assertThat(fault(without(without(lines, last), last - 1), key))
                .isEqualTo("records " + (tail - 1) + " to " + tail + " are missing at the end");
        List<String> longer = new ArrayList<>(lines);
        longer.add(lines.get(last));
        assertThat(fault(longer, key)).isEqualTo("something follows the manifest");
    }

    /** Without the signature and the known key a forger's own chain is as whole as ours. */
    @Test
    void aChainBuiltAnewIsConsistentButSignedByNobody() throws Exception {
        Notes.write("forged");
        allSealed();
        List<String> lines = List.of(export().split("\n"));
        String key =
                JSON.readTree(lines.get(lines.size() - 1)).path("publicKey").asText();
        Sm2Key forger = Sm2Key.of("1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef");
        List<String> forged = rebuilt(lines, forger);

        assertThat(check(forged, null).fault())
                .as("the control: only the key tells them apart")
                .isEmpty();
        assertThat(fault(forged, key)).isEqualTo("signed with another key than the one expected");
        List<String> withOurName = new ArrayList<>(forged);
        withOurName.set(forged.size() - 1, forged.get(forged.size() - 1).replace(forger.publicKey(), key));
        assertThat(fault(withOurName, key)).isEqualTo("the manifest is not signed with its key");
    }

    @Test
    void whatIsTooOldIsGivenUpAndTheRestStaysVerifiable() throws Exception {
        Notes.write("before the years");
        allSealed();
        // In this order: without a file the next checkpoint is due at once, and of an empty chain there is none.
        tamper("truncate audit_entry, audit_seal, audit_pending");
        Files.deleteIfExists(Path.of(checkpoints, "sample-service.jsonl"));
        tamper("insert into audit_entry (form, recorded_at, actor, organisation, roles, action, object, request_id)"
                + " select case when n < 4 then 1 else 2 end, now() - interval '500 days', 'old', 'AH', '{}', 'OLD', 'x' || n, 'r'"
                + " from generate_series(1, 5) n");
        tamper("insert into audit_pending select id from audit_entry on conflict do nothing");
        allSealed();
        Notes.write("after the years");
        allSealed();
        assertThat(sql.number("select count(*) from audit_entry")).isGreaterThanOrEqualTo(6);
        assertThat(chain.verify().firstFault()).isEmpty();

        assertThatThrownBy(() -> sql.number("select audit_prune(6, (select hash from audit_seal where sequence = 6),"
                        + " now(), now(), '')"))
                .as("not even asked directly does the database give up what is young")
                .hasStackTraceContaining("at least 184 days");
        assertThat(retention.prune()).isEqualTo(5);

        assertThat(sql.number("select count(*) from audit_entry where action = 'OLD'"))
                .isZero();
        AuditChain.Verdict after = chain.verify();
        assertThat(after.firstFault()).isEmpty();
        assertThat(after.head().sequence()).isEqualTo(after.entries() + 5);
        List<String> lines = Arrays.asList(export().split("\n"));
        assertThat(check(lines, null).fault()).isEmpty();

        // The export is an act of its own; its seal must follow the one that is taken out.
        allSealed();
        tamper("delete from audit_seal where sequence = 6");
        assertThat(chain.verify().firstFault())
                .hasValueSatisfying(found -> assertThat(found).contains("seal 6"));
        tamper("update audit_anchor set sequence = 6");
        assertThat(chain.verify().firstFault())
                .as("a beginning that was moved is signed by no one")
                .hasValueSatisfying(found -> assertThat(found).contains("no one of this installation signed"));
        tamper("truncate audit_entry, audit_seal, audit_pending, audit_anchor");
        Files.deleteIfExists(Path.of(checkpoints, "sample-service.jsonl"));
        assertThat(chain.verify().firstFault()).isEmpty();
    }

    private static List<String> rebuilt(List<String> lines, Sm2Key key) throws Exception {
        List<String> forged = new ArrayList<>();
        String hash = JSON.readTree(lines.get(0)).path("hash").asText();
        long records = 0;
        long sequence = 0;
        Sm3.Running sum = Sm3.running();
        for (String line : lines.subList(0, lines.size() - 1)) {
            ObjectNode node = (ObjectNode) JSON.readTree(line);
            if (node.path("type").asText().equals("checkpoint")) {
                continue;
            }
            if (node.path("type").asText().equals("record")) {
                String row = node.path("row").asText().replace("test-user", "nobody");
                String next = Sm3.hex(hash.getBytes(StandardCharsets.US_ASCII), row.getBytes(StandardCharsets.UTF_8));
                node.put("row", row).put("previous", hash).put("hash", next);
                hash = next;
                sequence = node.path("sequence").asLong();
                records++;
            }
            forged.add(JSON.writeValueAsString(node));
            sum.add(JSON.writeValueAsString(node) + '\n');
        }
        String sm3 = sum.hex();
        String at = "2026-11-29T00:00:00Z";
        String text = ExportManifest.signedText("sample-service", records, sequence, hash, sm3, at);
        forged.add(JSON.writeValueAsString(new ExportManifest(
                ExportManifest.TYPE,
                "sample-service",
                records,
                sequence,
                hash,
                sm3,
                at,
                key.publicKey(),
                HexFormat.of().formatHex(key.sign(text.getBytes(StandardCharsets.UTF_8))))));
        return forged;
    }

    private static ExportCheck.Verdict check(List<String> lines, String key) throws Exception {
        return ExportCheck.check(new BufferedReader(new StringReader(String.join("\n", lines) + "\n")), key);
    }

    private static String fault(List<String> lines, String key) throws Exception {
        return check(lines, key).fault().orElse("nothing was found");
    }

    private static List<String> without(List<String> lines, int index) {
        List<String> fewer = new ArrayList<>(lines);
        fewer.remove(index);
        return fewer;
    }

    private static List<String> changed(List<String> lines, int index, String from, String to) {
        List<String> changed = new ArrayList<>(lines);
        assertThat(lines.get(index)).contains(from);
        changed.set(index, lines.get(index).replace(from, to));
        return changed;
    }

    private static String export() {
        Response answer = auditor("/internal/audit/export");
        answer.then().statusCode(200);
        return answer.asString();
    }

    private static Response auditor(String path) {
        return Notes.as(Tokens.of("AUDITOR").user("auditor").sign()).get(path);
    }

    private void allSealed() {
        Notes.eventually("all is sealed", () -> sql.number("select count(*) from audit_pending") == 0);
    }

    private void tamper(String statement) throws Exception {
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
                var work = owner.createStatement()) {
            work.execute(statement);
        }
    }
}
