package io.jidi.project.base;

import static io.jidi.project.Office.as;
import static io.jidi.project.Office.eventually;
import static io.jidi.project.Office.office;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.Peer;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A base's members, held against what the registry tells of them. */
@QuarkusTest
class BaseMembersTest extends OnRealParts {

    private static final String TOPIC = "enterprise.enterprise.events.v1";
    private static final String REGISTERED = "io.jidi.enterprise.enterprise.registered";
    private static final String CHANGED = "io.jidi.enterprise.enterprise.changed";
    private static final String TIER = "io.jidi.enterprise.tier.changed";
    private static final String HEFEI = "340100";

    @Inject
    Sql sql;

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    @ConfigProperty(name = "jidi.peer.enterprise")
    URI peer;

    private Peer registry;
    private final List<String> firms = new ArrayList<>();
    private String industry = "";

    @BeforeEach
    void theRegistryIsUp() throws Exception {
        Office.openBases();
        industry = "/api/v1/bases/" + office().get("/api/v1/bases/by-code/HOME").<String>path("id") + "/industry";
        registry = Peer.start("/enterprise-service", peer, prefix, Set.of(TOPIC));
    }

    /** Other tests rebuild the same tables from logs of their own. */
    @AfterEach
    void theRegistryIsDown() {
        registry.close();
        for (String firm : firms) {
            for (String table : List.of("owner_tier", "owner_enterprise")) {
                sql.update("delete from " + table + " where enterprise = ?", firm);
            }
            sql.update("delete from consumer_aggregate where aggregate = ?", firm);
        }
    }

    @Test
    void aMemberThatMovesAwayOrCeasesToBeIsShownAndEndedByHand() throws Exception {
        String code = Office.freshCreditCode();
        String member = "{\"creditCode\":\"" + code + "\",\"name\":\"自报名称\",\"role\":\"SUPPORTING\","
                + "\"leadingIndustry\":true,\"fromDate\":\"2021-01-01\"}";
        office().body(member).post(industry + "/members").then().statusCode(201);
        finding(code, "UNKNOWN").body(of(code, "registry"), nullValue());

        String firm = firm();
        publish(firm, REGISTERED, entry(firm, code, "HOME", null));
        publish(
                firm,
                TIER,
                entry(firm, code, "HOME", null)
                        .put("ladder", "MIIT")
                        .put("tier", "SRDI")
                        .put("direction", "RISE")
                        .put("assessedOn", "2026-11-24"));
        finding(code, "CONFIRMED")
                .body(of(code, "name"), equalTo("自报名称"))
                .body(of(code, "registry.name"), equalTo("名录名称"))
                .body(of(code, "registry.tiers.tier"), contains("SRDI"));
        publish(firm, CHANGED, entry(firm, code, "VOICE", "ACTIVE"));
        finding(code, "ELSEWHERE").body(of(code, "registry.baseCode"), equalTo("VOICE"));
        publish(firm, CHANGED, entry(firm, code, null, "ACTIVE"));
        finding(code, "ELSEWHERE").body(of(code, "registry.baseCode"), nullValue());
        publish(firm, CHANGED, entry(firm, code, "HOME", "LEFT_PROVINCE"));
        finding(code, "GONE");
        publish(firm, CHANGED, entry(firm, code, "HOME", "DEREGISTERED"));
        finding(code, "GONE");

        end(code, "2020-12-31", 422).body("errors[0].pointer", equalTo("/creditCode"));
        end(code, "2026-11-01", 201).body("members.creditCode", not(hasItem(code)));
        end(code, "2026-11-02", 422);
        office().get(industry + "?asOf=2026-11-01")
                .then()
                .body(of(code, "toDate"), equalTo("2026-11-01"))
                .body(of(code, "endReason"), equalTo("企业注销"));
        office().body(member.replace("2021-01-01", "2026-10-31"))
                .post(industry + "/members")
                .then()
                .statusCode(422);
    }

    @Test
    void whomTheRegistryPlacesInTheBaseIsACandidateUntilItIsAMember() throws Exception {
        String here = registered("HOME", "ACTIVE");
        String gone = registered("HOME", "DEREGISTERED");
        String other = registered("VOICE", "ACTIVE");
        candidates(Tokens.office())
                .body("items.creditCode", hasItem(here))
                .body("items.creditCode", not(hasItem(gone)))
                .body("items.creditCode", not(hasItem(other)));
        candidates(base("HOME")).body("items.creditCode", hasItem(here));
        // The office of another base sees no enterprise of this one.
        candidates(base("VOICE")).body("items", hasSize(0));
        office().body("{\"creditCode\":\"" + here + "\",\"name\":\"x\",\"role\":\"LEADING\",\"leadingIndustry\":false,"
                        + "\"fromDate\":\"2021-01-01\"}")
                .post(industry + "/members")
                .then()
                .statusCode(201);
        candidates(Tokens.office()).body("items.creditCode", not(hasItem(here)));
        // Members are known to all; what the registry says of one only where it may be seen.
        as(base("VOICE"))
                .get(industry)
                .then()
                .body(of(here, "finding"), equalTo("CONFIRMED"))
                .body(of(here, "registry"), nullValue());
        as(base("HOME")).get(industry).then().body(of(here, "registry.baseCode"), equalTo("HOME"));
        as(base("VOICE"))
                .body("{\"creditCode\":\"" + here + "\",\"toDate\":\"2026-11-01\",\"reason\":\"x\"}")
                .post(industry + "/members/end")
                .then()
                .statusCode(403);
    }

    private String registered(String base, String status) throws Exception {
        String firm = firm();
        String code = Office.freshCreditCode();
        publish(firm, CHANGED, entry(firm, code, base, status));
        return code;
    }

    private String firm() {
        String firm = TypeIds.format("ent", UUID.randomUUID());
        firms.add(firm);
        return firm;
    }

    private ValidatableResponse finding(String code, String finding) {
        return office().get(industry).then().statusCode(200).body(of(code, "finding"), equalTo(finding));
    }

    private ValidatableResponse end(String code, String day, int status) {
        return office().body("{\"creditCode\":\"" + code + "\",\"toDate\":\"" + day + "\",\"reason\":\"企业注销\"}")
                .post(industry + "/members/end")
                .then()
                .statusCode(status);
    }

    private ValidatableResponse candidates(String token) {
        return as(token).get(industry + "/members/candidates").then().statusCode(200);
    }

    private static String base(String code) {
        return Tokens.of("BASE_OFFICE")
                .user("b-" + code)
                .organisation(code)
                .scope("base:" + code)
                .sign();
    }

    private static String of(String code, String field) {
        return "members.find { it.creditCode == '" + code + "' }." + field;
    }

    private static ObjectNode entry(String firm, String code, String base, String status) {
        ObjectNode entry = Office.JSON
                .createObjectNode()
                .put("enterpriseId", firm)
                .put("creditCode", code)
                .put("name", "名录名称")
                .put("regionCode", HEFEI);
        if (base != null) {
            entry.put("baseCode", base);
        }
        if (status != null) {
            entry.put("status", status);
        }
        return entry;
    }

    private void publish(String firm, String type, ObjectNode data) throws Exception {
        registry.publish(TOPIC, type, firm, data.toString());
        long sent = registry.events(firm);
        eventually(
                "the registry's event is taken in",
                () -> sql.number(
                                "select coalesce(max(version), 0) from consumer_aggregate"
                                        + " where consumer = 'owner-enterprises' and aggregate = ?",
                                firm)
                        == sent);
    }
}
