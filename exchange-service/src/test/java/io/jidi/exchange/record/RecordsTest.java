package io.jidi.exchange.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnSources;
import io.jidi.exchange.Sources;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.exchange.outside.OutsideClient;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Records follow their events whole; the sequence has no gap; what is too old goes, and who was away that long is told. */
@QuarkusTest
class RecordsTest extends OnSources {

    private static final TestClock CLOCK = TestClock.clock();

    @Inject
    Sql sql;

    @Inject
    Retention retention;

    @Inject
    DataSets sets;

    @Test
    void titlesAndFundsAreMergedAndRankingsAreTakenApart() throws Exception {
        OutsideClient client =
                Admin.platform(CLOCK, "L2", List.of("340000"), "enterprises-titles", "funds", "city-scores", "bases");
        String firm = TypeIds.format("ent", UUID.randomUUID());
        ObjectNode title = Sources.example("io.jidi.enterprise.title.recognised");
        String titleId = TypeIds.format("ttl", UUID.randomUUID());
        title.put("titleId", titleId).put("enterpriseId", firm);
        sources.publish("enterprise.enterprise.events.v1", "io.jidi.enterprise.title.recognised", firm, title);
        ObjectNode revoked = Sources.example("io.jidi.enterprise.title.revoked");
        revoked.put("titleId", titleId).put("enterpriseId", firm);
        sources.publish("enterprise.enterprise.events.v1", "io.jidi.enterprise.title.revoked", firm, revoked);
        await(client, "enterprises-titles", titleId, "\"status\":\"ENDED\"");
        String ended = item(client, "enterprises-titles", titleId);
        assertThat(ended).contains("\"documentNo\"").contains("\"cause\":\"DATA_FRAUD\"");

        String fundId = TypeIds.format("fnd", UUID.randomUUID());
        ObjectNode opened = Sources.example("io.jidi.fund.fund.opened").put("id", fundId);
        sources.publish("fund.fund.events.v1", "io.jidi.fund.fund.opened", fundId, opened);
        ObjectNode moved = Sources.example("io.jidi.fund.fund.transitioned").put("fundId", fundId);
        sources.publish("fund.fund.events.v1", "io.jidi.fund.fund.transitioned", fundId, moved);
        await(client, "funds", fundId, "\"state\":\"APPROVED\"");
        assertThat(item(client, "funds", fundId)).contains("\"amount\":\"600000.00\",\"unit\":\"WAN_CNY\"");

        String round = TypeIds.format("scr", UUID.randomUUID());
        ObjectNode scores =
                Sources.example("io.jidi.project.score-round.changed").put("id", round);
        scores.put("status", "PUBLISHED");
        ArrayNode standings = scores.putArray("standings");
        standing(standings, "340100", "95.5", 1);
        standing(standings, "340200", "90.0", 2);
        sources.publish("project.score-round.events.v1", "io.jidi.project.score-round.changed", round, scores);
        await(client, "city-scores", round + ":340200", "\"rank\":2");
        OutsideClient wuhu = Admin.platform(CLOCK, "L2", List.of("340200"), "city-scores");
        assertThat(wuhu.get("/open/v1/city-scores/changes").body().toString())
                .contains("340200")
                .doesNotContain("340100");
        standings.remove(1);
        sources.publish("project.score-round.events.v1", "io.jidi.project.score-round.changed", round, scores);
        await(client, "city-scores", round + ":340200", "\"op\":\"delete\"");
    }

    @Test
    void theSequenceHasNoGapAndARebuildGivesTheSameRows() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(sources.admit(i % 2 == 0 ? "340100" : "340200", i + "0000.00"));
        }
        String last = ids.get(19);
        await(client, "projects", last, "\"op\":\"upsert\"");
        Admin.eventually("all is published", () -> sql.number("select count(*) from unpublished") == 0);
        // Below what went by age only the present state is left; above it every number is there.
        assertThat(sql.number("select count(*) from change c join data_set_head h using (data_set)"
                        + " where c.data_set = 'projects' and c.seq > h.expired_seq"))
                .isEqualTo(sql.number("select seq - expired_seq from data_set_head where data_set = 'projects'"))
                .isPositive();
        long before = sql.number("select count(*) from change");
        Admin.system()
                .post("/internal/consumers/published-records/rebuild")
                .then()
                .statusCode(200)
                .body("tables.table", equalTo(List.of("projection", "withheld")));
        // Everything was marked again; nothing changed, so nothing is published again.
        Admin.eventually("the marks are gone", () -> sql.number("select count(*) from unpublished") == 0);
        assertThat(sql.number("select count(*) from change")).isEqualTo(before);
    }

    @Test
    void afterFourHundredDaysReplacedChangesAndTombstonesGoAndAnOldCursorIsToldSo() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        String kept = sources.admit("340100", "1.00");
        String gone = sources.admit("340100", "2.00");
        await(client, "projects", gone, "\"op\":\"upsert\"");
        await(client, "projects", kept, "\"op\":\"upsert\"");
        String early = client.get("/open/v1/projects/changes?limit=1").text("nextCursor");
        sources.change(kept, "340100", "EXITED", false);
        sources.change(gone, "340100", "ADMITTED", true);
        await(client, "projects", gone, "\"op\":\"delete\"");
        await(client, "projects", kept, "\"status\":\"EXITED\"");
        String whole = client.get("/open/v1/projects/digest").text("sm3");

        CLOCK.travel(Duration.ofDays(399));
        retention.clear();
        OutsideClient later = client.at(CLOCK.instant());
        assertThat(later.get("/open/v1/projects/changes?cursor=" + early).status())
                .isEqualTo(200);
        CLOCK.travel(Duration.ofDays(2));
        retention.clear();
        OutsideClient.Answer expired = client.at(CLOCK.instant()).get("/open/v1/projects/changes?cursor=" + early);
        assertThat(expired.status()).isEqualTo(410);
        assertThat(expired.text("code")).isEqualTo("CURSOR_EXPIRED");
        // From the beginning the present state is whole, and the digest is what it was.
        String all = client.at(CLOCK.instant())
                .get("/open/v1/projects/changes?limit=1000")
                .body()
                .toString();
        assertThat(all).contains(kept).doesNotContain(gone);
        assertThat(client.at(CLOCK.instant()).get("/open/v1/projects/digest").text("sm3"))
                .isEqualTo(whole);
        // A record that comes back goes on counting its revisions.
        sources.change(gone, "340100", "ADMITTED", false);
        Admin.eventually(
                "it is back",
                () -> client.at(CLOCK.instant())
                        .get("/open/v1/projects/changes?limit=1000")
                        .body()
                        .toString()
                        .contains("\"id\":\"" + gone + "\",\"rev\":3"));
    }

    @Test
    void aRetentionShorterThanPromisedStopsTheService() {
        assertThatThrownBy(() -> new Retention(sets, sql, CLOCK, Duration.ofDays(399)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void standing(ArrayNode standings, String region, String score, int rank) {
        ObjectNode one =
                standings.addObject().put("region", region).put("score", score).put("rank", rank);
        one.putArray("parts");
    }

    private static void await(OutsideClient client, String set, String id, String part) throws Exception {
        Admin.eventually(id + " " + part, () -> item(client, set, id).contains(part));
    }

    /** The last change of a record as text; empty when there is none. */
    private static String item(OutsideClient client, String set, String id) throws Exception {
        String cursor = "";
        String last = "";
        while (true) {
            OutsideClient.Answer page = client.get(
                    "/open/v1/" + set + "/changes?limit=1000" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
            for (var item : page.body().path("items")) {
                if (item.path("id").asText().equals(id)) {
                    last = item.toString();
                }
            }
            if (!page.body().path("hasMore").asBoolean()) {
                return last;
            }
            cursor = page.text("nextCursor");
        }
    }
}
