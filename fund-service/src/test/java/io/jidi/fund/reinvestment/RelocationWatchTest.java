package io.jidi.fund.reinvestment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Contracts;
import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A fund earns credit and loses it when the firm leaves the province (fund.md 2.4), over HTTP and by the event. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RelocationWatchTest {

    private static final String MOVED = "io.jidi.enterprise.enterprise.relocated";

    @Inject
    RelocationWatch watch;

    @Inject
    Sql sql;

    @Inject
    CallContext call;

    @Test
    void itReadsEveryGoldenExampleOfItsSource() {
        for (String example : Contracts.examples(MOVED)) {
            handle("evt_golden", example);
        }
    }

    @Test
    void theWorkedExampleOverHttpAndTheLossByTheEvent() {
        Story story = new Story();
        String k1 = story.recognised(story.invest("30000000.00"), "K1", null);
        String k2 = story.recognised(story.invest("20000000.00"), "K2", null);
        String k5 = story.recognised(story.invest("25000000.00"), "K5", "18000000.00");

        story.standing("2026-06-30")
                .body("tests[0].basis", equalTo("MOTHER_PAID_IN"))
                .body("tests[0].base.amount", equalTo("60000000.00"))
                .body("tests[0].required.amount", equalTo("72000000.00"))
                .body("tests[0].counted.amount", equalTo("68000000.00"))
                .body("tests[0].shortfall.amount", equalTo("4000000.00"))
                .body("tests[0].ratio", equalTo("0.9444444444"))
                .body("tests[0].status", equalTo("SHORT"))
                .body("forecast.atRisk.amount", equalTo("20000000.00"))
                .body("forecast.shortfallIfWatchedLeave.amount", equalTo("24000000.00"))
                // The other test asks for the province's money looked through, and takes only the first four
                // categories.
                .body("tests[1].basis", equalTo("PROVINCIAL_PAID_IN"))
                .body("tests[1].counted.amount", equalTo("50000000.00"));
        assertThat(k1).isNotEqualTo(k5);
        story.certify("2026-06-30").body("standing.tests[0].counted.amount", equalTo("68000000.00"));

        String firm = story.firmOf(k2);
        handle("evt_left" + k2, moved(firm, "OUT_OF_PROVINCE", "2029-12-01"));
        handle("evt_left" + k2, moved(firm, "OUT_OF_PROVINCE", "2029-12-01"));
        handle("evt_in" + k2, moved(firm, "WITHIN_PROVINCE", "2027-01-01"));
        story.standing("2029-12-01")
                .body("tests[0].counted.amount", equalTo("48000000.00"))
                .body("tests[0].ratio", equalTo("0.6666666667"))
                .body("claims.find { it.id == '" + k2 + "' }.credit.state", equalTo("REVOKED"))
                .body("claims.find { it.id == '" + k2 + "' }.steps.findAll { it.kind == 'ENDED' }", hasSize(1));
        story.standing("2029-11-30").body("tests[0].counted.amount", equalTo("68000000.00"));
        assertThat(sql.number(
                        "select count(*) from event where aggregate = ? and type = 'io.jidi.fund.reinvestment.revoked'",
                        k2))
                .isEqualTo(1);
        // What was certified stays what it was.
        office("office")
                .get("/api/v1/funds/" + story.fund + "/reinvestment/certificates")
                .then()
                .body("items[0].standing.tests[0].counted.amount", equalTo("68000000.00"));

        // Back in the province and recognised again, it counts again.
        story.recognise(k2, "K2", "2030-03-01").statusCode(201);
        story.standing("2030-03-01").body("tests[0].counted.amount", equalTo("68000000.00"));
    }

    @Test
    void whatCannotCountIsRefused() {
        Story story = new Story();
        String investment = story.invest("1000000.00");
        String claim = story.claim(investment, "K1").statusCode(201).extract().path("id");
        story.claim(investment, "K2").statusCode(409).body("code", equalTo("FUND_CLAIM_EXISTS"));
        story.claim(story.invest("1.00"), "K9").statusCode(422).body("code", equalTo("FUND_CLAIM_INVALID"));
        story.recognise(claim, "K1", "2026-05-01").statusCode(409).body("code", equalTo("FUND_CLAIM_NOT_EVIDENCED"));
        story.evidence(claim, "K5", null).statusCode(422).body("code", equalTo("FUND_CLAIM_INVALID"));
        story.evidence(claim, "K1", "5.00").statusCode(422);
        story.evidence(claim, "K1", null).statusCode(201);
        office("claimant")
                .body("{\"category\":\"K1\",\"day\":\"2026-05-01\",\"document\":\"x\"}")
                .post("/api/v1/reinvestments/" + claim + "/recognitions")
                .then()
                .statusCode(403)
                .body("code", equalTo("FUND_CLAIM_FOUR_EYES"));
        story.evidence(claim, "K6", "5.00").statusCode(201);
        story.recognise(claim, "K6", "2026-05-01").statusCode(422);
        story.evidence(claim, "K2", null).statusCode(201);
        story.recognise(claim, "K2", "2020-01-01").statusCode(422).body("errors[0].pointer", equalTo("/day"));
        office("office")
                .body("{\"ending\":\"CLOSED\",\"day\":\"2026-05-01\",\"document\":\"x\"}")
                .post("/api/v1/reinvestments/" + claim + "/endings")
                .then()
                .statusCode(422);
        given().auth()
                .oauth2(Tokens.of("FUND_MANAGER").scope("region:320000").sign())
                .get("/api/v1/reinvestments/" + claim)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(Tokens.of("FUND_MANAGER").scope("region:320000").sign())
                .get("/api/v1/reinvestments?fundId=" + story.fund)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    private static String moved(String creditCode, String move, String day) {
        return "{\"creditCode\":\"" + creditCode + "\",\"move\":\"" + move + "\",\"effectiveDate\":\"" + day
                + "\",\"reason\":\"总部迁出\",\"somethingNew\":1}";
    }

    private void handle(String id, String data) {
        var request = Arc.container().requestContext();
        boolean opened = !request.isActive();
        if (opened) {
            request.activate();
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                call.actAs(Caller.system("test"), "test", null);
                watch.handle(new ReceivedEvent(
                        id, "/enterprise-service", MOVED, "ent_x", 1, Instant.EPOCH, null, "test", null, data));
            });
        } finally {
            if (opened) {
                request.terminate();
            }
        }
    }

    private static RequestSpecification office(String user) {
        return given().auth()
                .oauth2(Tokens.of("PROVINCE_OFFICE").user(user).sign())
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String money(String amount) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"CNY\"}";
    }

    /** A sub-fund under the new-materials terms in which the mother fund has paid 6,000万. */
    private final class Story {

        private final String fund;
        private int firms;

        Story() {
            String mother = opened("MOTHER", "");
            fund = opened("SUB", "\"parentFundId\":\"" + mother + "\",");
            String partner =
                    partner("\"name\":\"新材料母基金\",\"governmentTier\":\"PROVINCE\",\"moneySource\":\"GUIDANCE_FUND\","
                            + "\"investingFundId\":\"" + mother + "\"");
            String social = partner("\"name\":\"社会资本\",\"governmentTier\":\"NONE\",\"moneySource\":\"SOCIAL\"");
            post("/funds/" + fund + "/commitments", commitment(partner, "60000000.00"));
            post("/funds/" + fund + "/commitments", commitment(social, "60000000.00"));
            move(fund, "ESTABLISHED");
            String issued = post(
                    "/funds/" + fund + "/capital-calls",
                    "{\"total\":" + money("120000000.00")
                            + ",\"noticeDate\":\"2026-03-02\",\"purposes\":[{\"purpose\":\"投资\",\"amount\":"
                            + money("120000000.00") + "}]}");
            for (String one : new String[] {partner, social}) {
                post(
                        "/capital-calls/" + issued + "/payments",
                        "{\"partnerId\":\"" + one + "\",\"amount\":" + money("60000000.00")
                                + ",\"paidDate\":\"2026-03-10\",\"bankAccount\":\"1001\",\"bankReference\":\"R-" + one
                                + "\"}");
            }
            post(
                    "/funds/" + fund + "/enrolments",
                    "{\"termsId\":\"NEW-MATERIALS\",\"validFromDate\":\"2026-04-01\",\"document\":\"合作协议\"}");
        }

        String invest(String amount) {
            String firm = "91340100MA99" + String.format("%04d", ++firms) + "XA";
            String deal = post(
                    "/deals",
                    "{\"fundId\":\"" + fund + "\",\"creditCode\":\"" + firm
                            + "\",\"enterpriseName\":\"新材\",\"stage\":\"PROSPECT\"}");
            for (String fact : new String[] {
                "industryClass ENCOURAGED", "publicStockElement NONE", "relatedParty false", "inProvincialList true"
            }) {
                post(
                        "/funds/" + fund + "/evidence",
                        "{\"fact\":\"" + fact.split(" ")[0] + "\",\"target\":\"" + firm + "\",\"value\":\""
                                + fact.split(" ")[1] + "\",\"document\":\"尽调报告\",\"validFromDate\":\"2026-01-01\"}");
            }
            String body = "{\"fundId\":\"" + fund + "\",\"dealId\":\"" + deal
                    + "\",\"tranche\":1,\"instrument\":\"EQUITY\",\"committed\":" + money(amount) + "}";
            ValidatableResponse answer =
                    office("office").body(body).post("/api/v1/investments").then();
            if (answer.extract().statusCode() == 422) {
                office("second")
                        .body("{\"rule\":\"R04\",\"reason\":\"首期\",\"document\":\"纪要\"}")
                        .post("/api/v1/compliance/checks/" + answer.extract().path("errors[0].params.check")
                                + "/overrides")
                        .then()
                        .statusCode(201);
                answer = office("office").body(body).post("/api/v1/investments").then();
            }
            String investment = answer.statusCode(201).extract().path("id");
            post(
                    "/investments/" + investment + "/fundings",
                    "{\"amount\":" + money(amount) + ",\"fundedDate\":\"2026-04-02\",\"bankReference\":\"P-"
                            + investment + "\"}");
            return investment;
        }

        ValidatableResponse claim(String investment, String category) {
            return office("claimant")
                    .body("{\"investmentId\":\"" + investment + "\",\"category\":\"" + category
                            + "\",\"day\":\"2026-05-01\",\"document\":\"申报表\"}")
                    .post("/api/v1/reinvestments")
                    .then();
        }

        ValidatableResponse evidence(String claim, String category, String amount) {
            return office("claimant")
                    .body("{\"category\":\"" + category + "\","
                            + (amount == null ? "" : "\"amount\":" + money(amount) + ",")
                            + "\"day\":\"2026-05-01\",\"document\":\"营业执照\"}")
                    .post("/api/v1/reinvestments/" + claim + "/evidence")
                    .then();
        }

        ValidatableResponse recognise(String claim, String category, String day) {
            return office("office")
                    .body("{\"category\":\"" + category + "\",\"day\":\"" + day + "\",\"document\":\"认定函\"}")
                    .post("/api/v1/reinvestments/" + claim + "/recognitions")
                    .then();
        }

        String recognised(String investment, String category, String amount) {
            String claim = claim(investment, category).statusCode(201).extract().path("id");
            evidence(claim, category, amount).statusCode(201);
            recognise(claim, category, "2026-05-01").statusCode(201);
            return claim;
        }

        ValidatableResponse standing(String day) {
            return office("office")
                    .get("/api/v1/funds/" + fund + "/reinvestment?asOf=" + day)
                    .then()
                    .statusCode(200);
        }

        ValidatableResponse certify(String day) {
            return office("office")
                    .body("{\"asOf\":\"" + day + "\"}")
                    .post("/api/v1/funds/" + fund + "/reinvestment/certificates")
                    .then()
                    .statusCode(201);
        }

        String firmOf(String claim) {
            return office("office")
                    .get("/api/v1/reinvestments/" + claim)
                    .then()
                    .extract()
                    .path("creditCode");
        }

        private String partner(String what) {
            return post("/funds/" + fund + "/partners", "{\"kind\":\"LP\"," + what + "}");
        }

        private String opened(String layer, String more) {
            String id = post(
                    "/funds",
                    "{\"code\":\"R-"
                            + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT)
                            + "\",\"name\":\"新材料基金\",\"layer\":\"" + layer + "\"," + more
                            + "\"regionCode\":\"340100\",\"manager\":\"合肥产投\",\"terms\":{\"termYears\":8,"
                            + "\"investmentYears\":4,\"noticeBusinessDays\":10,\"callBasis\":\"COMMITMENT\"},"
                            + "\"termsFrom\":\"2026-01-01\"}");
            move(id, "APPROVED");
            move(id, "RAISING");
            return id;
        }

        private void move(String id, String to) {
            String etag =
                    office("office").get("/api/v1/funds/" + id).then().extract().header("ETag");
            office("office")
                    .header("If-Match", etag)
                    .body("{\"to\":\"" + to + "\",\"reason\":\"按程序\",\"effectiveDate\":\"2026-02-01\"}")
                    .post("/api/v1/funds/" + id + "/transitions")
                    .then()
                    .statusCode(200);
        }

        private String commitment(String partner, String amount) {
            return "{\"partnerId\":\"" + partner + "\",\"amount\":" + money(amount)
                    + ",\"closingNumber\":1,\"signedDate\":\"2026-02-02\"}";
        }

        private String post(String path, String body) {
            return office("office")
                    .body(body)
                    .post("/api/v1" + path)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }
    }
}
