package io.jidi.exchange.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnSources;
import io.jidi.exchange.Sources;
import io.jidi.exchange.outside.OutsideClient;
import io.jidi.platform.audit.Sm3;
import io.jidi.platform.id.TypeIds;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Carriers, agglomeration, elements and organizations: what each platform is told of them, and what it is told is gone. */
@QuarkusTest
class ElementsAndCarriersTest extends OnSources {

    private static final TestClock CLOCK = TestClock.clock();
    private static final String BASE_TOPIC = "project.base.events.v1";
    private static final String PROJECT_TOPIC = "project.project.events.v1";
    private static final String ENTERPRISE_TOPIC = "enterprise.enterprise.events.v1";

    @Test
    void carriersAreToldWhereTheirBaseLiesAndStayWithTheirLastDay() throws Exception {
        String base = id("bas");
        String hefei = newCarrier(base, "VOICE", "340100");
        String province = newCarrier(id("bas"), "BRAIN");
        OutsideClient whole = platform("L2", "340000", "base-carriers");
        await(whole, "base-carriers", province, "\"baseCode\":\"BRAIN\"");
        await(whole, "base-carriers", hefei, "\"boundary\":");
        OutsideClient low = platform("L1", "340100", "base-carriers");
        await(low, "base-carriers", hefei, "\"core\":true");
        assertThat(last(low, "base-carriers").get(hefei).path("data").has("boundary"))
                .isFalse();
        assertThat(last(low, "base-carriers")).doesNotContainKey(province);
        assertThat(last(platform("L2", "340200", "base-carriers"), "base-carriers"))
                .doesNotContainKeys(hefei, province);

        carrier(hefei, base, "VOICE", "2024-06-30", "340100");
        await(whole, "base-carriers", hefei, "\"toDate\":\"2024-06-30\"");
        reconciles(whole, "base-carriers");
        reconciles(low, "base-carriers");
    }

    @Test
    void aYearsReadingsAreReplacedWholeAndOtherYearsStay() throws Exception {
        String base = id("bas");
        String code = "B" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        computed(base, code, 2022, "AGG-A", "AGG-C");
        computed(base, code, 2023, "AGG-A", "AGG-C");
        OutsideClient client = platform("L2", "340000", "agglomeration");
        await(client, "agglomeration", code + ":2023:AGG-C", "\"numeratorEnterprises\":40");
        JsonNode revenue = last(client, "agglomeration").get(code + ":2022:AGG-A");
        assertThat(revenue.at("/data/numeratorRevenue/amount").asText()).isEqualTo("16400000.00");
        assertThat(revenue.at("/data/numeratorRevenue/unit").asText()).isEqualTo("WAN_CNY");
        assertThat(revenue.at("/data/percent").asText()).isEqualTo("82.83");
        OutsideClient low = platform("L1", "340100", "agglomeration");
        JsonNode shown = last(low, "agglomeration").get(code + ":2022:AGG-A").path("data");
        assertThat(shown.path("targetMet").asBoolean()).isTrue();
        assertThat(shown.has("numeratorRevenue") || shown.has("hhi")).isFalse();
        assertThat(last(platform("L2", "340200", "agglomeration"), "agglomeration"))
                .doesNotContainKey(code + ":2022:AGG-A");

        computed(base, code, 2022, "AGG-A");
        await(client, "agglomeration", code + ":2022:AGG-C", "\"reason\":\"NO_LONGER_LISTED\"");
        assertThat(last(client, "agglomeration")
                        .get(code + ":2023:AGG-C")
                        .path("op")
                        .asText())
                .isEqualTo("upsert");
        reconciles(client, "agglomeration");
    }

    @Test
    void elementsFollowTheirProjectAndAreKeptBackWithIt() throws Exception {
        String id = sources.admit("340100", "260000000.00");
        String request = id("elr");
        request(id, request, "340100", "IN_HAND");
        listed(id, "340100", "LAND", "FUNDS");
        OutsideClient client = platform("L2", "340000", "elements", "projects");
        await(client, "elements", id + ":FUNDS", "\"gapFunds\":{\"amount\":\"5000.00\",\"unit\":\"WAN_CNY\"}");
        await(client, "elements", request, "\"gap\":\"80.5\"");
        assertThat(last(client, "elements").get(request).at("/data/origin").asText())
                .isEqualTo("REQUEST");
        OutsideClient low = platform("L1", "340100", "elements");
        JsonNode shown = last(low, "elements").get(request).path("data");
        assertThat(shown.path("kind").asText()).isEqualTo("LAND");
        assertThat(shown.has("title") || shown.has("needed") || shown.has("handlingUnit"))
                .as(shown.toString())
                .isFalse();
        assertThat(last(platform("L2", "340200", "elements"), "elements")).doesNotContainKeys(request, id + ":LAND");

        listed(id, "340100", "FUNDS");
        await(client, "elements", id + ":LAND", "\"reason\":\"NO_LONGER_LISTED\"");
        assertThat(last(client, "elements").get(request).path("op").asText()).isEqualTo("upsert");
        reconciles(client, "elements");

        sources.change(id, "340100", "ADMITTED", true);
        await(client, "elements", request, "\"reason\":\"WITHDRAWN\"");
        await(client, "elements", id + ":FUNDS", "\"reason\":\"WITHDRAWN\"");
        assertThat(last(client, "elements").get(request).has("data")).isFalse();
        assertThat(last(platform("L2", "340000", "elements"), "elements")
                        .get(request)
                        .has("data"))
                .as("nor does one that comes later learn what it was")
                .isFalse();
        reconciles(client, "elements");

        sources.change(id, "340100", "ADMITTED", false);
        request(id, request, "340100", "DONE");
        await(client, "elements", request, "\"status\":\"DONE\"");
        await(client, "elements", id + ":FUNDS", "\"op\":\"upsert\"");
        reconciles(client, "elements");
    }

    /** Restricted from its first day: neither the project nor anything of it was ever shared. */
    @Test
    void aProjectThatIsAdmittedRestrictedIsNeverShared() throws Exception {
        String secret = id("prj");
        ObjectNode admitted = Sources.example("io.jidi.project.project.admitted");
        admitted.put("projectId", secret).put("regionCode", "340100").put("restricted", true);
        sources.publish(PROJECT_TOPIC, "io.jidi.project.project.admitted", secret, admitted);
        sources.report(secret, "340100", "2025-08", 1, "15000000.00");
        // The log keeps its order: what comes after it was read after it.
        String open = sources.admit("340100", "1.00");
        sources.report(open, "340100", "2025-08", 1, "1.00");
        OutsideClient client = platform("L2", "340000", "projects", "project-months");
        await(client, "projects", open, "\"op\":\"upsert\"");
        Admin.eventually(
                "the report is told",
                () -> last(client, "project-months").keySet().stream().anyMatch(key -> key.startsWith(open)));
        String marker = sources.admit("340100", "2.00");
        await(client, "projects", marker, "\"op\":\"upsert\"");
        assertThat(last(client, "projects")).doesNotContainKey(secret);
        assertThat(last(client, "project-months").keySet()).noneMatch(key -> key.startsWith(secret));
    }

    @Test
    void organizationsAreTheEnterprisesOfTheRegistryAndTheDepartments() throws Exception {
        String firm = id("ent");
        ObjectNode registered = Sources.example("io.jidi.enterprise.enterprise.registered");
        registered
                .put("enterpriseId", firm)
                .put("regionCode", "340100")
                .put("status", "ACTIVE")
                .put("controllingCreditCode", "91340000711771143J");
        sources.publish(ENTERPRISE_TOPIC, "io.jidi.enterprise.enterprise.registered", firm, registered);
        String department = id("dpt");
        sources.publish(
                "project.department.events.v1",
                "io.jidi.project.department.entered",
                department,
                Sources.example("io.jidi.project.department.entered").put("id", department));
        OutsideClient client = platform("L2", "340000", "organizations");
        await(client, "organizations", firm, "\"kind\":\"ENTERPRISE\"");
        await(client, "organizations", firm, "\"controllingCreditCode\":\"91340000711771143J\"");
        await(client, "organizations", department, "\"departmentCode\":\"FINANCE\"");
        JsonNode shown = last(client, "organizations").get(department).path("data");
        assertThat(shown.path("name").asText()).isEqualTo("省财政厅");
        assertThat(shown.path("regionCode").asText()).isEqualTo("340000");
        OutsideClient hefei = platform("L1", "340100", "organizations");
        assertThat(last(hefei, "organizations").get(firm).path("data").has("controllingCreditCode"))
                .isFalse();
        assertThat(last(hefei, "organizations")).doesNotContainKey(department);

        ObjectNode moved = Sources.example("io.jidi.enterprise.enterprise.changed");
        moved.put("enterpriseId", firm).put("regionCode", "340200").put("status", "ACTIVE");
        sources.publish(ENTERPRISE_TOPIC, "io.jidi.enterprise.enterprise.changed", firm, moved);
        await(hefei, "organizations", firm, "\"reason\":\"OUT_OF_SCOPE\"");
        await(client, "organizations", firm, "\"regionCode\":\"340200\"");
        reconciles(client, "organizations");
        reconciles(hefei, "organizations");
    }

    /** Its project became restricted: the platform that has the item is told that it is gone. */
    @Test
    void anItemThatIsWithdrawnIsGone() throws Exception {
        String item = id("itm");
        ObjectNode changed = Sources.example("io.jidi.project.item.changed");
        changed.put("id", item)
                .put("kind", "OPEN_PLATFORM")
                .put("regionCode", "340100")
                .put("restricted", false);
        sources.publish("project.item.events.v1", "io.jidi.project.item.changed", item, changed);
        OutsideClient client = platform("L2", "340000", "platforms");
        await(client, "platforms", item, "\"op\":\"upsert\"");
        sources.publish(
                "project.item.events.v1",
                "io.jidi.project.item.withdrawn",
                item,
                Sources.example("io.jidi.project.item.withdrawn").put("id", item));
        await(client, "platforms", item, "\"reason\":\"WITHDRAWN\"");
        sources.publish("project.item.events.v1", "io.jidi.project.item.changed", item, changed);
        await(client, "platforms", item, "\"rev\":3");
    }

    private String newCarrier(String base, String code, String... regions) throws Exception {
        return carrier(id("car"), base, code, null, regions);
    }

    private String carrier(String id, String base, String code, @Nullable String toDate, String... regions)
            throws Exception {
        ObjectNode data = Sources.example("io.jidi.project.carrier.changed");
        data.put("id", id).put("baseId", base).put("baseCode", code);
        ArrayNode in = data.putArray("regionCodes");
        List.of(regions).forEach(in::add);
        if (toDate != null) {
            data.put("toDate", toDate);
        }
        sources.publish(BASE_TOPIC, "io.jidi.project.carrier.changed", base, data);
        return id;
    }

    private void computed(String base, String code, int year, String... definitions) throws Exception {
        ObjectNode data = Sources.example("io.jidi.project.agglomeration.computed");
        data.put("baseId", base).put("baseCode", code).put("year", year);
        ArrayNode all = ((ArrayNode) data.path("readings")).deepCopy();
        ArrayNode some = data.putArray("readings");
        all.forEach(reading -> {
            if (List.of(definitions).contains(reading.path("definition").asText())) {
                some.add(reading);
            }
        });
        sources.publish(BASE_TOPIC, "io.jidi.project.agglomeration.computed", base, data);
    }

    private void request(String project, String id, String region, String status) throws Exception {
        ObjectNode data = (ObjectNode)
                Sources.JSON.readTree(io.jidi.testkit.Contracts.examples("io.jidi.project.element.changed").stream()
                        .filter(one -> one.contains("\"LAND\""))
                        .findFirst()
                        .orElseThrow());
        data.put("id", id).put("projectId", project).put("regionCode", region).put("status", status);
        sources.publish(PROJECT_TOPIC, "io.jidi.project.element.changed", project, data);
    }

    private void listed(String project, String region, String... kinds) throws Exception {
        ObjectNode data = Sources.example("io.jidi.project.element.listed");
        data.put("projectId", project).put("regionCode", region);
        ArrayNode all = ((ArrayNode) data.path("elements")).deepCopy();
        ArrayNode some = data.putArray("elements");
        all.forEach(one -> {
            if (List.of(kinds).contains(one.path("kind").asText())) {
                some.add(one);
            }
        });
        sources.publish(PROJECT_TOPIC, "io.jidi.project.element.listed", project, data);
    }

    private static String id(String kind) {
        return TypeIds.format(kind, UUID.randomUUID());
    }

    private static OutsideClient platform(String grade, String region, String... sets) {
        return Admin.platform(CLOCK, grade, List.of(region), sets);
    }

    private static void await(OutsideClient client, String set, String id, String part) throws Exception {
        Admin.eventually(id + " " + part, () -> {
            JsonNode item = last(client, set).get(id);
            return item != null && item.toString().contains(part);
        });
    }

    /** The last change of each record that the platform is told, from the beginning. */
    private static Map<String, JsonNode> last(OutsideClient client, String set) throws Exception {
        Map<String, JsonNode> last = new TreeMap<>();
        String cursor = "";
        while (true) {
            OutsideClient.Answer page = client.get(
                    "/open/v1/" + set + "/changes?limit=1000" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
            page.body().path("items").forEach(item -> last.put(item.path("id").asText(), item));
            if (!page.body().path("hasMore").asBoolean()) {
                return last;
            }
            cursor = page.text("nextCursor");
        }
    }

    /** Feed, snapshot and digest tell the same records with the same revisions. */
    private static void reconciles(OutsideClient client, String set) throws Exception {
        StringBuilder told = new StringBuilder();
        last(client, set).forEach((id, item) -> {
            if (!item.path("op").asText().equals("delete")) {
                told.append(id).append(':').append(item.path("rev").asLong()).append('\n');
            }
        });
        OutsideClient.Answer digest = client.get("/open/v1/" + set + "/digest");
        assertThat(digest.text("sm3")).isEqualTo(Sm3.hex(told.toString().getBytes(StandardCharsets.UTF_8)));
        OutsideClient.Answer manifest = client.get("/open/v1/" + set + "/snapshots/latest");
        StringBuilder kept = new StringBuilder();
        byte[] file = client.get(manifest.body().at("/files/0/url").asText()).bytes();
        String lines =
                new String(new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes(), StandardCharsets.UTF_8);
        for (String line : lines.lines().toList()) {
            JsonNode record = OutsideClient.JSON.readTree(line);
            kept.append(record.path("id").asText())
                    .append(':')
                    .append(record.path("rev").asLong())
                    .append('\n');
        }
        assertThat(kept.toString()).isEqualTo(told.toString());
        assertThat(manifest.body().path("controlTotals"))
                .isEqualTo(digest.body().path("controlTotals"));
    }
}
