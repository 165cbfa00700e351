package io.jidi.exchange.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnSources;
import io.jidi.platform.audit.Sm3;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** A platform that knows only the documentation takes a snapshot, follows the feed and reconciles. */
@QuarkusTest
class OutsidePlatformTest extends OnSources {

    private static final TestClock CLOCK = TestClock.clock();

    @Inject
    Sql sql;

    /** What a platform holds of a data set: revisions by identifier, and how far it has read. */
    private static final class Copy {
        private final OutsideClient client;
        private final String set;
        private final SortedMap<String, JsonNode> records = new TreeMap<>();
        private final List<JsonNode> seen = new ArrayList<>();
        private String cursor = "";

        Copy(OutsideClient client, String set) {
            this.client = client;
            this.set = set;
        }

        JsonNode takeSnapshot() throws Exception {
            OutsideClient.Answer manifest = client.get("/open/v1/" + set + "/snapshots/latest");
            assertThat(manifest.status()).as(manifest.body().toString()).isEqualTo(200);
            records.clear();
            byte[] file =
                    client.get(manifest.body().at("/files/0/url").asText()).bytes();
            JsonNode told = manifest.body().at("/files/0");
            assertThat(told.path("bytes").asLong()).isEqualTo(file.length);
            assertThat(told.path("sm3").asText()).isEqualTo(Sm3.hex(file));
            assertThat(told.path("sha256").asText())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
            for (String line : lines(file)) {
                JsonNode record = OutsideClient.JSON.readTree(line);
                records.put(record.path("id").asText(), record);
            }
            assertThat(manifest.body().path("rowCount").asInt()).isEqualTo(records.size());
            cursor = manifest.text("feedCursor");
            return manifest.body();
        }

        /** Reads to the end; how many changes there were. */
        int follow(int limit) throws Exception {
            int changes = 0;
            while (true) {
                OutsideClient.Answer page = client.get(
                        "/open/v1/" + set + "/changes?limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
                assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
                for (JsonNode item : page.body().path("items")) {
                    seen.add(item);
                    changes++;
                    if (item.path("op").asText().equals("delete")) {
                        records.remove(item.path("id").asText());
                    } else {
                        records.put(item.path("id").asText(), item.path("data"));
                    }
                }
                if (page.body().path("items").isEmpty() && !cursor.isEmpty()) {
                    assertThat(page.text("nextCursor")).isEqualTo(cursor);
                }
                cursor = page.text("nextCursor");
                if (!page.body().path("hasMore").asBoolean()) {
                    return changes;
                }
            }
        }

        String digest() {
            StringBuilder lines = new StringBuilder();
            records.forEach((id, record) -> lines.append(id)
                    .append(':')
                    .append(record.path("rev").asLong())
                    .append('\n'));
            return Sm3.hex(lines.toString().getBytes(StandardCharsets.UTF_8));
        }

        void reconciles() throws Exception {
            OutsideClient.Answer told = client.get("/open/v1/" + set + "/digest");
            assertThat(told.body().path("count").asInt()).isEqualTo(records.size());
            assertThat(told.text("sm3")).isEqualTo(digest());
        }
    }

    @Test
    void aPlatformTakesASnapshotFollowsTheFeedAndReconcilesToZero() throws Exception {
        OutsideClient client = Admin.platform(
                CLOCK, "L2", List.of("340000"), "projects", "project-months", "funds", "enterprises-titles");
        String first = sources.admit("340100", "260000000.00");
        String second = sources.admit("340200", "33333333.33");
        Copy projects = new Copy(client, "projects");
        Admin.eventually("both projects are published", () -> {
            projects.follow(1);
            return projects.records.keySet().containsAll(List.of(first, second));
        });
        assertThat(projects.records.get(second).path("totalInvestment").toString())
                .isEqualTo("{\"amount\":\"3333.333333\",\"unit\":\"WAN_CNY\"}");

        // Fed from the beginning and fed from a snapshot, the two copies are one.
        Copy fresh = new Copy(client, "projects");
        JsonNode manifest = fresh.takeSnapshot();
        assertThat(fresh.digest()).isEqualTo(projects.digest());
        assertThat(manifest.path("schemaVersion").asText()).isEqualTo("1.0.0");
        ObjectNode unsigned = manifest.deepCopy();
        unsigned.remove("signature");
        assertThat(client.isFromExchange(
                        sorted(unsigned), manifest.at("/signature/value").asText()))
                .isTrue();

        Copy months = new Copy(client, "project-months");
        months.takeSnapshot();
        sources.report(first, "340100", "2025-08", 1, "15000000.00");
        sources.report(first, "340100", "2025-08", 2, "14000000.00");
        sources.change(second, "340200", "EXITED", false);
        String third = sources.admit("340300", "100.00");
        Admin.eventually("the feed goes on from the snapshot", () -> {
            fresh.follow(100);
            months.follow(100);
            return fresh.records.containsKey(third)
                    && fresh.records.get(second).path("status").asText().equals("EXITED")
                    && months.records.containsKey(first + ":2025-08")
                    && months.records.get(first + ":2025-08").path("revision").asInt() == 2;
        });
        assertThat(months.records.get(first + ":2025-08").at("/actual/amount").asText())
                .isEqualTo("1400.00");
        projects.follow(100);
        for (Copy copy : List.of(projects, fresh, months)) {
            copy.reconciles();
        }
        // Numbers ascend and none is there twice.
        assertThat(fresh.seen.stream().map(item -> item.path("seq").asLong()).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        // The totals of the digest are those of the copy.
        OutsideClient.Answer digest = client.get("/open/v1/projects/digest");
        java.math.BigDecimal sum = projects.records.values().stream()
                .map(record -> new java.math.BigDecimal(
                        record.at("/totalInvestment/amount").asText("0")))
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
        assertThat(new java.math.BigDecimal(digest.body()
                        .at("/controlTotals/totalInvestment/WAN_CNY")
                        .asText()))
                .isEqualByComparingTo(sum);
    }

    @Test
    void bucketsFindWhatDiffersWithoutAFullPull() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        String one = sources.admit("340100", "100.00");
        Copy copy = new Copy(client, "projects");
        Admin.eventually("published", () -> {
            copy.follow(1000);
            return copy.records.containsKey(one);
        });
        String bucket = Sm3.hex(one.getBytes(StandardCharsets.UTF_8)).substring(0, 2);
        JsonNode buckets = client.get("/open/v1/projects/digest/buckets").body().path("buckets");
        long all = 0;
        boolean found = false;
        for (JsonNode each : buckets) {
            all += each.path("count").asLong();
            String lines = String.join(
                    "",
                    copy.records.entrySet().stream()
                            .filter(entry -> Sm3.hex(entry.getKey().getBytes(StandardCharsets.UTF_8))
                                    .startsWith(each.path("bucket").asText()))
                            .map(entry -> entry.getKey() + ":"
                                    + entry.getValue().path("rev").asLong() + "\n")
                            .toList());
            assertThat(each.path("sm3").asText()).isEqualTo(Sm3.hex(lines.getBytes(StandardCharsets.UTF_8)));
            found |= each.path("bucket").asText().equals(bucket);
        }
        assertThat(found).isTrue();
        assertThat(all).isEqualTo(copy.records.size());
        assertThat(client.get("/open/v1/projects/digest/buckets/" + bucket)
                        .body()
                        .path("lines")
                        .toString())
                .contains(one + ":1");
        assertThat(client.get("/open/v1/projects/digest/buckets/zz").status()).isEqualTo(404);
    }

    @Test
    void aCityGetsCountsAndDigestsNothingOfAnother() throws Exception {
        OutsideClient wuhu = Admin.platform(CLOCK, "L1", List.of("340200"), "projects", "project-months");
        OutsideClient province = Admin.platform(CLOCK, "L2", List.of("340000"), "projects");
        String hefei = sources.admit("340100", "777000000.00");
        String moving = sources.admit("340207", "5000000.00");
        String theirs = sources.admit("340221", "6000000.00");
        Copy city = new Copy(wuhu, "projects");
        Copy whole = new Copy(province, "projects");
        Admin.eventually("all three are published", () -> {
            city.follow(2);
            whole.follow(2);
            return whole.records.keySet().containsAll(List.of(hefei, moving, theirs))
                    && city.records.containsKey(theirs);
        });
        assertThat(city.records).containsKey(moving).doesNotContainKey(hefei);
        assertThat(city.records.values())
                .allSatisfy(
                        record -> assertThat(record.path("regionCode").asText()).startsWith("3402"));
        city.reconciles();
        JsonNode manifest = new Copy(wuhu, "projects").takeSnapshot();
        assertThat(manifest.path("rowCount").asInt()).isEqualTo(city.records.size());

        // It leaves for another city: to the one it is gone, to the province it is the same record.
        sources.change(moving, "340100", "ADMITTED", false);
        Admin.eventually("the move is told", () -> {
            // The province first: what it has been told, the city can be told too.
            whole.follow(10);
            city.follow(10);
            return whole.records.get(moving).path("regionCode").asText().equals("340100");
        });
        assertThat(city.records).doesNotContainKey(moving);
        JsonNode last = city.seen.get(city.seen.size() - 1);
        assertThat(last.path("op").asText()).isEqualTo("delete");
        assertThat(last.path("reason").asText()).isEqualTo("OUT_OF_SCOPE");
        assertThat(last.has("data")).isFalse();
        city.reconciles();
        whole.reconciles();

        // What comes after is none of its business any more.
        int told = city.seen.size();
        sources.change(moving, "340100", "EXITED", false);
        Admin.eventually("the province has it", () -> {
            whole.follow(10);
            return whole.records.get(moving).path("status").asText().equals("EXITED");
        });
        city.follow(10);
        assertThat(city.seen).hasSize(told);
        // A snapshot of the province is none of the city's, whoever tells it the identifier.
        String foreign = province.get("/open/v1/projects/snapshots/latest").text("snapshotId");
        assertThat(wuhu.get("/open/v1/projects/snapshots/" + foreign).status()).isEqualTo(410);
        assertThat(wuhu.get("/open/v1/projects/snapshots/" + foreign + "/file").status())
                .isEqualTo(410);
    }

    @Test
    void aRestrictedProjectIsTakenBackWithAllThatHangsOnIt() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L2", List.of("340000"), "projects", "project-months");
        String id = sources.admit("340100", "1000000.00");
        sources.report(id, "340100", "2025-09", 1, "10000.00");
        Copy projects = new Copy(client, "projects");
        Copy months = new Copy(client, "project-months");
        Admin.eventually("it is there", () -> {
            projects.follow(100);
            months.follow(100);
            return projects.records.containsKey(id) && months.records.containsKey(id + ":2025-09");
        });
        sources.change(id, "340100", "ADMITTED", true);
        sources.report(id, "340100", "2025-10", 1, "20000.00");
        Admin.eventually("it is gone", () -> {
            projects.follow(100);
            months.follow(100);
            return !projects.records.containsKey(id) && !months.records.containsKey(id + ":2025-09");
        });
        assertThat(months.seen.stream().map(item -> item.path("id").asText())).doesNotContain(id + ":2025-10");
        String deleted = "/open/v1/projects/snapshots/latest?includeDeleted=true";
        byte[] file = client.get(client.get(deleted).body().at("/files/0/url").asText())
                .bytes();
        assertThat(lines(file)).contains("{\"deleted\":true,\"id\":\"" + id + "\",\"rev\":2}");

        sources.change(id, "340100", "ADMITTED", false);
        Admin.eventually("it is back, with what was held back", () -> {
            projects.follow(100);
            months.follow(100);
            return projects.records.containsKey(id) && months.records.containsKey(id + ":2025-10");
        });
        assertThat(projects.records.get(id).path("rev").asInt()).isEqualTo(3);
        projects.reconciles();
        months.reconciles();
    }

    @Test
    void aFileIsResumedAndARepeatedReadGivesTheSameBytes() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        String id = sources.admit("340100", "1.00");
        Copy copy = new Copy(client, "projects");
        Admin.eventually("published", () -> {
            copy.follow(1000);
            return copy.records.containsKey(id);
        });
        JsonNode manifest = copy.takeSnapshot();
        String url = manifest.at("/files/0/url").asText();
        byte[] whole = client.get(url).bytes();
        OutsideClient.Answer head = client.send("GET", url, "", Map.of("Range", "bytes=0-99"));
        OutsideClient.Answer tail = client.send("GET", url, "", Map.of("Range", "bytes=100-"));
        assertThat(head.status()).isEqualTo(206);
        assertThat(head.http().headers().firstValue("Content-Range")).contains("bytes 0-99/" + whole.length);
        byte[] joined = new byte[whole.length];
        System.arraycopy(head.bytes(), 0, joined, 0, 100);
        System.arraycopy(tail.bytes(), 0, joined, 100, whole.length - 100);
        assertThat(joined).isEqualTo(whole);
        assertThat(client.send("GET", url, "", Map.of("Range", "bytes=" + whole.length + "-"))
                        .status())
                .isEqualTo(416);
        // What left the house is in the audit trail, to the byte.
        List<String> taken = sql.list(
                "select action || ' ' || regexp_replace(reason, '^[a-z0-9-]+ ', '') from audit_entry where object = ?"
                        + " and kind = 'EXPORT' and reason like ? order by id",
                row -> row.getString(1),
                manifest.path("snapshotId").asText(),
                "%projects%");
        String all = "DOWNLOAD_SNAPSHOT projects bytes 0-" + (whole.length - 1) + "/" + whole.length;
        assertThat(taken)
                .containsExactly(
                        "TAKE_SNAPSHOT projects " + manifest.path("rowCount").asInt(),
                        all,
                        all,
                        "DOWNLOAD_SNAPSHOT projects bytes 0-99/" + whole.length,
                        "DOWNLOAD_SNAPSHOT projects bytes 100-" + (whole.length - 1) + "/" + whole.length);

        byte[] once = client.get("/open/v1/projects/changes?limit=1000").bytes();
        sources.change(id, "340100", "EXITED", false);
        Admin.eventually("there is more", () -> copy.follow(1000) > 0);
        List<String> before = items(once);
        List<String> after =
                items(client.get("/open/v1/projects/changes?limit=1000").bytes());
        assertThat(after.subList(0, before.size())).isEqualTo(before);
    }

    private static List<String> items(byte[] page) throws Exception {
        List<String> items = new ArrayList<>();
        OutsideClient.JSON.readTree(page).path("items").forEach(item -> items.add(item.toString()));
        return items;
    }

    private static List<String> lines(byte[] file) throws Exception {
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String sorted(JsonNode json) throws Exception {
        return io.jidi.platform.http.JsonRules.canonical()
                .writeValueAsString(OutsideClient.JSON.treeToValue(json, TreeMap.class));
    }
}
