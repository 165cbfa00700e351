package io.jidi.exchange.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnRealParts;
import io.jidi.exchange.Sources;
import io.jidi.exchange.dataset.rules.Grade;
import io.jidi.exchange.outside.OutsideClient;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two major versions of a data set at once, and the end of the earlier one (project-library.md 4.7 A2). */
@QuarkusTest
@TestProfile(VersionsTest.Two.class)
class VersionsTest extends OnRealParts {

    private static final TestClock CLOCK = TestClock.clock();
    private static final LocalDate END = LocalDate.now(CLOCK.getZone()).plusDays(200);

    /** Projects as they are, after a version in which two fields had other names and one was not there. */
    public static class Two implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(WithEarlier.class);
        }
    }

    /** The shipped data sets, of which one is at its second version. */
    @Alternative
    @Singleton
    public static class WithEarlier extends DataSets {
        @Override
        public Optional<DataSet> find(String code) {
            return super.find(code).map(VersionsTest::second);
        }

        @Override
        public Collection<DataSet> all() {
            return super.all().stream().map(VersionsTest::second).toList();
        }
    }

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    @ConfigProperty(name = "jidi.peer.project")
    URI project;

    @ConfigProperty(name = "jidi.peer.enterprise")
    URI enterprise;

    @ConfigProperty(name = "jidi.peer.fund")
    URI fund;

    @AfterEach
    void backToPresent() {
        CLOCK.backToPresent();
    }

    private static DataSet second(DataSet set) {
        return set.code().equals("projects") ? with(set, earlier(set, END.minusDays(190), END)) : set;
    }

    private static EarlierVersion earlier(DataSet set, @Nullable LocalDate announced, @Nullable LocalDate removed) {
        return new EarlierVersion(
                "1.3.0",
                LocalDate.parse("2026-01-01"),
                announced,
                removed,
                List.of(
                        renamed(set, "name", "projectName", Grade.L1),
                        renamed(set, "totalInvestment", "investment", Grade.L1),
                        renamed(set, "regionCode", "regionCode", Grade.L1)),
                List.of("investment"));
    }

    private static Field renamed(DataSet set, String of, String name, Grade grade) {
        Field field = set.fields().stream()
                .filter(one -> one.name().equals(of))
                .findFirst()
                .orElseThrow();
        return new Field(
                name,
                field.titleZh(),
                field.titleEn(),
                field.from(),
                field.type(),
                grade,
                field.required(),
                field.mask(),
                of);
    }

    private static DataSet with(DataSet set, EarlierVersion... earlier) {
        return new DataSet(
                set.code(),
                "2.0.0",
                set.issued(),
                set.titleZh(),
                set.titleEn(),
                set.descriptionZh(),
                set.descriptionEn(),
                set.category(),
                set.updateCycle(),
                set.shareType(),
                set.shareConditionZh(),
                set.shareConditionEn(),
                set.topics(),
                set.id(),
                set.region(),
                set.sources(),
                set.fields(),
                set.totals(),
                set.related(),
                List.of(earlier));
    }

    @Test
    void bothAreServedAndTheEarlierOneSaysWhenItEnds() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        String id;
        try (Sources sources = Sources.start(prefix, project, enterprise, fund)) {
            id = sources.admit("340100", "260000000.00");
            Admin.eventually(
                    "published",
                    () -> client.get("/open/v1/projects/changes")
                            .body()
                            .toString()
                            .contains(id));
        }
        OutsideClient.Answer now = client.get("/open/v1/schemas/projects/2");
        assertThat(now.body().at("/properties/name").isMissingNode()).isFalse();
        assertThat(now.http().headers().firstValue("Deprecation")).isEmpty();
        OutsideClient.Answer before = client.get("/open/v1/schemas/projects/1");
        assertThat(before.bytes())
                .isEqualTo(client.get("/open/v1/schemas/projects/1.3.0").bytes());
        assertThat(names(before.body().path("properties")))
                .containsExactlyInAnyOrder("id", "rev", "projectName", "investment", "regionCode");
        assertThat(before.http().headers().firstValue("Deprecation").orElse("")).matches("@[0-9]{10}");
        assertThat(before.http().headers().firstValue("Sunset").orElse("")).endsWith("GMT");
        assertThat(before.http().headers().firstValue("Link").orElse(""))
                .isEqualTo("</open/v1/schemas/projects/2.0.0>; rel=\"successor-version\"");

        JsonNode change =
                client.get("/open/v1/projects/changes?version=1").body().at("/items/0");
        assertThat(names(change.path("data")))
                .containsExactlyInAnyOrder("id", "rev", "projectName", "investment", "regionCode");
        assertThat(change.path("seq"))
                .isEqualTo(client.get("/open/v1/projects/changes").body().at("/items/0/seq"));
        assertThat(client.get("/open/v1/projects/digest?version=1")
                        .body()
                        .at("/controlTotals/investment/WAN_CNY")
                        .asText())
                .isEqualTo(client.get("/open/v1/projects/digest")
                        .body()
                        .at("/controlTotals/totalInvestment/WAN_CNY")
                        .asText())
                .isNotEmpty();

        JsonNode manifest =
                client.get("/open/v1/projects/snapshots/latest?version=1").body();
        assertThat(manifest.path("schemaVersion").asText()).isEqualTo("1.3.0");
        assertThat(file(client, manifest)).contains("\"projectName\"").doesNotContain("\"name\"");
        JsonNode present = client.get("/open/v1/projects/snapshots/latest").body();
        assertThat(present.path("schemaVersion").asText()).isEqualTo("2.0.0");
        assertThat(file(client, present)).contains("\"name\"").doesNotContain("\"projectName\"");
        // Both are of one state: the feed goes on from either in either version.
        assertThat(manifest.path("feedCursor")).isEqualTo(present.path("feedCursor"));

        JsonNode versions = entry(client).path("versions");
        assertThat(versions.at("/0/version").asText()).isEqualTo("2.0.0");
        assertThat(versions.at("/1/version").asText()).isEqualTo("1.3.0");
        assertThat(versions.at("/1/removedFrom").asText()).isEqualTo(END.toString());
        assertThat(client.get("/open/v1/projects/changes?version=3").status()).isEqualTo(404);
    }

    @Test
    void fromItsLastDayOnTheEarlierOneIsGoneAndTheOtherStays() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        CLOCK.travelTo(END.atStartOfDay(io.jidi.platform.time.ClockSource.BUSINESS_ZONE)
                .minusMinutes(1)
                .toInstant());
        assertThat(client.get("/open/v1/schemas/projects/1").status()).isEqualTo(200);
        CLOCK.travelTo(END.atStartOfDay(io.jidi.platform.time.ClockSource.BUSINESS_ZONE)
                .plusMinutes(1)
                .toInstant());
        OutsideClient.Answer gone = client.get("/open/v1/schemas/projects/1");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text("detail")).contains("2.0.0");
        assertThat(client.get("/open/v1/projects/changes?version=1").status()).isEqualTo(404);
        assertThat(client.get("/open/v1/projects/changes").status()).isEqualTo(200);
        assertThat(entry(client).path("versions")).hasSize(1);
    }

    @Test
    void anEndIsAnnouncedAHalfYearAheadOrTheServiceDoesNotStart() {
        DataSet set = new DataSets().find("projects").orElseThrow();
        LocalDate day = LocalDate.parse("2026-01-01");
        assertThatThrownBy(() -> earlier(set, day, day.plusDays(179))).hasMessageContaining("180 days");
        assertThat(earlier(set, day, day.plusDays(180)).removedFrom()).isEqualTo("2026-06-30");
        assertThatThrownBy(() -> earlier(set, null, day)).hasMessageContaining("announced");
        assertThatThrownBy(() -> earlier(set, day, null)).hasMessageContaining("announced");
    }

    @Test
    void anEarlierVersionShowsNothingOfWhatThePresentOneHides() {
        DataSet set = new DataSets().find("projects").orElseThrow();
        for (Field wrong : List.of(
                renamed(set, "admissionEditionId", "edition", Grade.L1),
                new Field("x", "x", "x", "/x", FieldType.TEXT, Grade.L1, false, null, "noSuchField"),
                new Field("x", "x", "x", "/x", FieldType.INTEGER, Grade.L1, false, null, "name"))) {
            EarlierVersion before = new EarlierVersion("1.0.0", set.issued(), null, null, List.of(wrong), List.of());
            assertThatThrownBy(() -> with(set, before)).as(wrong.toString()).hasMessageContaining("earlier version");
        }
        EarlierVersion same = new EarlierVersion("2.1.0", set.issued(), null, null, List.of(), List.of());
        assertThatThrownBy(() -> with(set, same)).hasMessageContaining("twice");
    }

    private static JsonNode entry(OutsideClient client) throws Exception {
        for (JsonNode entry : client.get("/open/v1/catalog").body().path("items")) {
            if (entry.path("code").asText().equals("projects")) {
                return entry;
            }
        }
        throw new AssertionError("projects is not in the catalogue");
    }

    private static String file(OutsideClient client, JsonNode manifest) throws Exception {
        byte[] file = client.get(manifest.at("/files/0/url").asText()).bytes();
        try (GZIPInputStream lines = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
