package io.jidi.exchange.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.jidi.exchange.Admin;
import io.jidi.exchange.OnRealParts;
import io.jidi.exchange.outside.OutsideClient;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Platforms are let in by two people, and for what was granted only. */
@QuarkusTest
class ApplicationTest extends OnRealParts {

    private static final Map<String, Object> GRANT =
            Map.of("purpose", "共享", "dataSets", List.of("projects"), "grade", "L1", "regions", List.of("340000"));

    @Inject
    Sql sql;

    @Test
    void whoProposesCannotDecideAndOfficesCannotEither() {
        String id = Admin.registered(Admin.freshAppId());
        String grants = Admin.APPLICATIONS + "/" + id + "/grants";
        Admin.system()
                .body(GRANT)
                .post(grants)
                .then()
                .statusCode(200)
                .body("grants[0].state", equalTo("PROPOSED"))
                .body("grants[0].inboundKinds", equalTo(List.of()));
        Map<String, Object> agreed = Map.of("approve", true, "reason", "同意");
        Admin.system().body(agreed).post(grants + "/1/decision").then().statusCode(403);
        Admin.as("SECURITY_ADMIN", "sysadmin")
                .body(agreed)
                .post(grants + "/1/decision")
                .then()
                .statusCode(403)
                .body("code", equalTo("TWO_PEOPLE_NEEDED"));
        Admin.system().body(GRANT).post(grants).then().statusCode(409);
        Admin.security()
                .body(agreed)
                .post(grants + "/1/decision")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("grants[0].state", equalTo("IN_FORCE"))
                .body("grants[0].requestsPerMinute", equalTo(600))
                .body("grants[0].snapshotsPerHour", equalTo(6));
        Admin.security().body(agreed).post(grants + "/1/decision").then().statusCode(409);
        for (String role : List.of("PROVINCE_OFFICE", "DATA_PLATFORM", "AUDIT_ADMIN")) {
            Admin.as(role, "someone").body(GRANT).post(grants).then().statusCode(403);
        }
        assertThat(sql.number("select count(*) from audit_entry where object = ?", id))
                .isEqualTo(3);
    }

    @Test
    void aGrantThatCannotBeIsRefusedWithItsField() {
        String id = Admin.registered(Admin.freshAppId());
        Map<String, Object> wrong = Map.of(
                "grade",
                "L4",
                "dataSets",
                List.of("projects", "salaries"),
                "inboundKinds",
                List.of("statistics", "salaries"),
                "regions",
                List.of("440000"),
                "purpose",
                " ",
                "requestsPerMinute",
                0);
        wrong.forEach((field, value) -> {
            Map<String, Object> grant = new HashMap<>(GRANT);
            grant.put(field, value);
            int status = Admin.system()
                    .body(grant)
                    .post(Admin.APPLICATIONS + "/" + id + "/grants")
                    .statusCode();
            assertThat(status).as(field).isIn(400, 422);
        });
        Map<String, Object> noPoint = Map.of("kid", "k", "algorithm", "SM2-SM3", "publicKey", "04" + "11".repeat(64));
        Admin.system()
                .body(noPoint)
                .post(Admin.APPLICATIONS + "/" + id + "/keys")
                .then()
                .statusCode(422);
        Admin.system()
                .body(Map.of("kid", "k", "algorithm", "MD5"))
                .post(Admin.APPLICATIONS + "/" + id + "/keys")
                .then()
                .statusCode(422);
    }

    @Test
    void whatIsNotGrantedDoesNotExistAndAnotherGrantEndsTheCursor() throws Exception {
        OutsideClient client = Admin.platform(TestClock.clock(), "L1", List.of("340200"), "projects");
        for (String path : List.of("/changes", "/snapshots/latest", "/digest", "/digest/buckets", "/corrections")) {
            assertThat(client.get("/open/v1/funds" + path).text("code")).isEqualTo("DATA_SET_UNKNOWN");
            assertThat(client.get("/open/v1/nothing" + path).text("code")).isEqualTo("DATA_SET_UNKNOWN");
        }
        assertThat(client.get("/open/v1/schemas/funds/1").status()).isEqualTo(404);
        String cursor = client.get("/open/v1/projects/changes").text("nextCursor");
        assertThat(client.get("/open/v1/projects/changes?cursor=" + cursor).status())
                .isEqualTo(200);
        String id = Admin.system()
                .get(Admin.APPLICATIONS + "?q="
                        + client.headers("GET", "/", "", "n-xxxxxx").get("X-App-Id"))
                .path("items[0].id");
        Admin.granted(id, "L1", List.of("340000"), List.of("projects"));
        OutsideClient.Answer gone = client.get("/open/v1/projects/changes?cursor=" + cursor);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.http().headers().firstValue("Link"))
                .contains("</open/v1/projects/snapshots/latest>; rel=\"alternate\"");
        assertThat(client.get("/open/v1/projects/changes?cursor=made-up").text("code"))
                .isEqualTo("INVALID_CURSOR");
        assertThat(client.get("/open/v1/projects/changes?limit=1001").status()).isEqualTo(400);
        assertThat(client.get("/open/v1/projects/changes?since=1").status()).isEqualTo(400);
    }

    @Test
    void aSecretIsSealedForItsOwner() {
        SealedSecret secrets = new SealedSecret("one");
        String sealed = secrets.seal("app:k1", "geheim");
        assertThat(sealed).doesNotContain("geheim");
        assertThat(secrets.open("app:k1", sealed)).isEqualTo("geheim");
        assertThatThrownBy(() -> secrets.open("app:k2", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SealedSecret("two").open("app:k1", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThat(secrets.draw()).hasSizeGreaterThan(40).isNotEqualTo(secrets.draw());
    }
}
