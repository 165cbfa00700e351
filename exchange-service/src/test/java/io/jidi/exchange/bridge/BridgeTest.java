package io.jidi.exchange.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnRealParts;
import io.jidi.exchange.Sources;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.exchange.outside.OutsideClient;
import io.jidi.exchange.signature.rules.Algorithm;
import io.jidi.platform.audit.Sm3;
import io.jidi.platform.http.JsonRules;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.parts.SharedParts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies in the folder and in the tables is the feed, however often the bridge falls down on the way. */
@QuarkusTest
@TestProfile(BridgeTest.Bridged.class)
class BridgeTest extends OnRealParts {

    private static final String APP = "app-bridge";
    private static final Path FOLDER = Path.of("target", "bridge-" + UUID.randomUUID());

    /** The bridge steps when the test says so. */
    public static class Bridged implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "jidi.exchange.bridge.folder",
                    FOLDER.toString(),
                    "jidi.exchange.bridge.files",
                    APP,
                    "jidi.exchange.bridge.tables",
                    APP,
                    "jidi.exchange.bridge.pause",
                    "10h");
        }
    }

    @Inject
    Bridge bridge;

    @Inject
    FillTables tables;

    @Inject
    DataSets sets;

    @Inject
    Sql sql;

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    @ConfigProperty(name = "jidi.peer.project")
    URI project;

    @ConfigProperty(name = "jidi.peer.enterprise")
    URI enterprise;

    @ConfigProperty(name = "jidi.peer.fund")
    URI fund;

    private Sources sources;
    private String application = "";
    private OutsideClient client;

    @BeforeEach
    void theApplicationIsThere() throws Exception {
        sources = Sources.start(prefix, project, enterprise, fund);
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("delete from bridge_state");
            sql.update("delete from exchange_out.change");
        });
        new BridgeFolderTree(FOLDER).remove();
        application = QuarkusTransaction.requiringNew()
                .call(() ->
                        sql.first("select id::text from application where app_id = ?", row -> row.getString(1), APP))
                .map(unused -> Admin.security()
                        .get(Admin.APPLICATIONS + "?appId=" + APP)
                        .<String>path("items[0].id"))
                .orElseGet(() -> Admin.registered(APP));
        Admin.granted(application, "L1", List.of("340000"), List.of("projects", "project-months"));
        String kid = "k" + UUID.randomUUID().toString().substring(0, 8);
        Admin.revokeKeys(application);
        client = new OutsideClient(
                Admin.address(), APP, kid, Algorithm.SM2_SM3, Admin.keyed(application, kid), TestClock.clock());
    }

    @AfterEach
    void theServicesAreDown() {
        sources.close();
    }

    @Test
    void filesAndTablesAreTheFeed() throws Exception {
        published("340100", "340200");
        toTheEnd();
        String id = published("340300");
        sources.change(id, "340300", "ADMITTED", true);
        sources.report(id, "340300", "2025-08", 1, "15000000.00");
        Admin.eventually("withdrawn", () -> feed("projects").toString().contains("WITHDRAWN"));
        toTheEnd();

        assertThat(files("projects", 1)).isNotEmpty().isEqualTo(feed("projects"));
        assertThat(rows("projects")).isEqualTo(byInstant(feed("projects")));
        assertThat(files("project-months", 1)).isEqualTo(feed("project-months"));
        for (Path manifest : named(folder("projects", 1), ".manifest.json")) {
            requireTrue(manifest);
        }
        // Nothing new, nothing written.
        List<String> before = names(folder("projects", 1));
        assertThat(bridge.step()).isFalse();
        assertThat(names(folder("projects", 1))).isEqualTo(before);
    }

    @Test
    void aFileThatCouldNotBeWrittenIsWrittenWholeLaterWithWhatWasDecidedThen() throws Exception {
        published("340100");
        toTheEnd();
        Path folder = folder("projects", 1);
        List<String> before = names(folder);
        published("340200");
        for (String part : List.of(".ndjson", ".ndjson.manifest.json")) {
            Path obstacle = Files.createDirectories(folder.resolve("." + planned() + part.substring(7) + ".part"));
            Files.writeString(obstacle.resolve("x"), "x");
            assertThatThrownBy(() -> bridge.step()).isInstanceOf(RuntimeException.class);
            // No file with a plain name is half: where a manifest is, its file is whole; else there is none to take.
            for (Path manifest : named(folder, ".manifest.json")) {
                requireTrue(manifest);
            }
            assertThat(named(folder, ".manifest.json")).hasSize((int) before.stream()
                    .filter(name -> name.endsWith(".manifest.json"))
                    .count());
            Files.delete(obstacle.resolve("x"));
            Files.delete(obstacle);
        }
        // In the meantime there is more: the file keeps the end that was decided on.
        published("340300");
        toTheEnd();
        assertThat(files("projects", 1)).isEqualTo(feed("projects"));
        assertThat(named(folder, ".ndjson"))
                .hasSize(named(folder, ".manifest.json").size());
        assertThat(names(folder)).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void whoDiesAfterTheFileAndBeforeTheNoteWritesTheSameFileAgain() throws Exception {
        published("340100", "340200");
        toTheEnd();
        Path folder = folder("projects", 1);
        Map<String, String> before = contents(folder);
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("update bridge_state set writing_to = seq, seq = 0 where channel = 'FILES'"
                        + " and data_set = 'projects'"));
        published("340300");
        toTheEnd();
        Map<String, String> after = contents(folder);
        before.forEach((name, content) -> assertThat(after.get(name)).as(name).isEqualTo(content));
        assertThat(files("projects", 1)).isEqualTo(feed("projects"));
    }

    @Test
    void aNarrowerGrantBeginsAgainAndLeavesNothingOfTheWiderOne() throws Exception {
        String hefei = published("340100");
        String wuhu = published("340200");
        sources.report(wuhu, "340200", "2025-08", 1, "15000000.00");
        Admin.eventually("reported", () -> feed("project-months").toString().contains(wuhu));
        toTheEnd();
        assertThat(files("projects", 1).toString()).contains(hefei, wuhu);
        Admin.granted(application, "L1", List.of("340200"), List.of("projects"));
        toTheEnd();
        assertThat(folder("projects", 1)).doesNotExist();
        assertThat(folder("project-months", 1)).doesNotExist();
        assertThat(files("projects", 2)).isNotEmpty().isEqualTo(feed("projects"));
        assertThat(files("projects", 2).toString()).contains(wuhu).doesNotContain(hefei);
        assertThat(rows("projects")).isEqualTo(byInstant(feed("projects")));
        assertThat(rows("project-months")).isEmpty();
    }

    @Test
    void aSuspendedApplicationGetsNothingNew() throws Exception {
        published("340100");
        toTheEnd();
        int before = files("projects", 1).size();
        String later = published("340200");
        Admin.system()
                .body(Map.of("reason", "停用"))
                .post(Admin.APPLICATIONS + "/" + application + "/suspension")
                .then()
                .statusCode(200);
        toTheEnd();
        assertThat(files("projects", 1)).hasSize(before);
        assertThat(rows("projects").toString()).doesNotContain(later);
        Admin.security()
                .body(Map.of("reason", "恢复"))
                .post(Admin.APPLICATIONS + "/" + application + "/resumption")
                .then()
                .statusCode(200);
        toTheEnd();
        assertThat(rows("projects").toString()).contains(later);
    }

    /** The two statements that docs/exchange.md gives to the administrator of the database. */
    @Test
    void aReaderReadsTheViewsAndNothingElse() throws Exception {
        published("340100");
        toTheEnd();
        String role = "bridge_reader_" + UUID.randomUUID().toString().substring(0, 8);
        try (Connection server = SharedParts.get().admin().connect(database());
                Statement statement = server.createStatement()) {
            statement.execute("create role " + role);
            statement.execute("grant usage on schema exchange_out to " + role);
            for (var set : sets.all()) {
                statement.execute("grant select on exchange_out." + set.code().replace('-', '_') + " to " + role);
            }
            statement.execute("set role " + role);
            List<String> granted = List.of("projects", "project-months");
            for (var set : sets.all()) {
                try (ResultSet rows = statement.executeQuery(
                        "select count(*) from exchange_out." + set.code().replace('-', '_'))) {
                    rows.next();
                    assertThat(rows.getInt(1))
                            .as(set.code())
                            .isEqualTo(
                                    granted.contains(set.code())
                                            ? feed(set.code()).size()
                                            : 0);
                }
            }
            for (String forbidden : List.of(
                    "select from exchange_out.change",
                    "select from public.change",
                    "select from public.application_key",
                    "delete from exchange_out.projects",
                    "update exchange_out.projects set rev = 1",
                    "insert into exchange_out.projects (seq) values (1)")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .as(forbidden)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private String database() {
        return sql.first("select current_database()", row -> row.getString(1)).orElseThrow();
    }

    @Test
    void anotherApplicationsTablesAreEmptiedBeforeTheyAreFilled() throws Exception {
        published("340100");
        toTheEnd();
        tables.takeOver(APP);
        assertThat(rows("projects")).isNotEmpty();
        tables.takeOver("app-other");
        assertThat(rows("projects")).isEmpty();
        toTheEnd();
        assertThat(rows("projects")).isEqualTo(byInstant(feed("projects")));
    }

    private String published(String... regions) throws Exception {
        String last = "";
        for (String region : regions) {
            String id = sources.admit(region, "26000000.00");
            Admin.eventually("published", () -> sql.number("select count(*) from record where id = ?", id) == 1);
            last = id;
        }
        return last;
    }

    private void toTheEnd() {
        while (bridge.step()) {
            continue;
        }
    }

    /** Of the file that would be written next, as far as its name goes. */
    private String planned() {
        long seq = sql.number("select seq from bridge_state where channel = 'FILES' and data_set = 'projects'");
        long to = sql.number("select max(seq) from change where data_set = 'projects'");
        return "%020d-%020d.ndjson".formatted(seq + 1, to);
    }

    private List<JsonNode> feed(String set) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        client.get("/open/v1/" + set + "/changes?limit=1000")
                .body()
                .path("items")
                .forEach(items::add);
        return items;
    }

    /** The same instant may be written with more zeros. */
    private static List<JsonNode> byInstant(List<JsonNode> items) {
        items.forEach(item -> {
            String name = item.has("data") ? "changedAt" : "deletedAt";
            ((ObjectNode) item)
                    .put(
                            name,
                            java.time.OffsetDateTime.parse(item.path(name).asText())
                                    .toInstant()
                                    .toString());
        });
        return items;
    }

    private static Path folder(String set, int generation) {
        return FOLDER.resolve(APP).resolve(set).resolve("g%04d".formatted(generation));
    }

    /** As a platform takes them: by manifest, in the order of their names. */
    private static List<JsonNode> files(String set, int generation) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        for (Path manifest : named(folder(set, generation), ".manifest.json")) {
            Path file = manifest.resolveSibling(
                    OutsideClient.JSON.readTree(manifest.toFile()).path("file").asText());
            for (String line : Files.readAllLines(file)) {
                items.add(OutsideClient.JSON.readTree(line));
            }
        }
        return items;
    }

    private void requireTrue(Path manifest) throws Exception {
        ObjectNode told = (ObjectNode) OutsideClient.JSON.readTree(manifest.toFile());
        byte[] file =
                Files.readAllBytes(manifest.resolveSibling(told.path("file").asText()));
        assertThat(told.path("sm3").asText()).isEqualTo(Sm3.hex(file));
        assertThat(told.path("bytes").asLong()).isEqualTo(file.length);
        assertThat(told.path("count").asLong())
                .isEqualTo(new String(file, java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .count());
        String signature = told.at("/signature/value").asText();
        told.remove("signature");
        String canonical =
                JsonRules.canonical().writeValueAsString(OutsideClient.JSON.treeToValue(told, TreeMap.class));
        assertThat(client.isFromExchange(canonical, signature)).isTrue();
    }

    /** In the words of the feed. */
    private List<JsonNode> rows(String set) {
        return sql.list(
                "select json_strip_nulls(json_build_object('seq', seq, 'op', op, 'id', id, 'rev', rev, 'reason', reason,"
                        + " 'data', data))::text, changed_at from exchange_out." + set.replace('-', '_')
                        + " order by seq",
                row -> {
                    ObjectNode item;
                    try {
                        item = (ObjectNode) OutsideClient.JSON.readTree(row.getString(1));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    String at = row.getObject(2, java.time.OffsetDateTime.class)
                            .toInstant()
                            .toString();
                    return item.put(item.has("data") ? "changedAt" : "deletedAt", at);
                });
    }

    private static List<Path> named(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)
                            && !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : named(folder, ".ndjson")) {
            contents.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
        return contents;
    }

    /** A tree of folders that earlier tests of this class left. */
    private record BridgeFolderTree(Path root) {
        void remove() throws IOException {
            if (Files.exists(root)) {
                try (Stream<Path> all = Files.walk(root)) {
                    for (Path one :
                            all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.delete(one);
                    }
                }
            }
        }
    }
}
