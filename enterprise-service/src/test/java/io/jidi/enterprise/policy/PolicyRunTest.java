package io.jidi.enterprise.policy;

import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.office;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.NullNode;
import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.enterprise.assessment.AssessEverybody;
import io.jidi.enterprise.assessment.AssessmentRequest;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.indicator.FactSheets;
import io.jidi.enterprise.indicator.SheetRow;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What-if, comparison and the assessment of everybody, on the worked enterprises in a city of their own. */
@QuarkusTest
class PolicyRunTest extends OnRealParts {

    private static final String WHAT_IF = "/api/v1/criteria/what-if";
    private static final String EVERYBODY = "/api/v1/criteria/assessment-runs";
    private static final List<String> WORKED =
            List.of("91340100MA990001XA", "91340600MA99000284", "91340300MA9900036F", "91340200MA99000445");
    /** Chizhou, where no other test registers anybody. */
    private static final String CITY = "341700";

    @Inject
    Sql sql;

    @Inject
    PolicyRuns runs;

    @Inject
    AssessEverybody everybody;

    @Inject
    FactSheets sheets;

    @Inject
    CallContext call;

    @BeforeEach
    void settleOnce() {
        if (sql.number("select count(*) from enterprise where region_code = '" + CITY + "'") == 0) {
            WORKED.forEach(PolicyRunTest::settle);
        }
    }

    private static void settle(String worked) {
        String rows = Office.workedFile()
                .lines()
                .filter(line -> line.startsWith(worked))
                .reduce("", (all, line) -> all + line + "\n");
        String code = Office.freshCode();
        Office.register(rows.split(",")[1], code, CITY);
        Office.committed(rows.replace(worked, code));
    }

    private static Response answered(String path, String body) {
        Response started = office().body(body).post(path);
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(202);
        Response run = ended(started.header("Location"));
        assertThat((String) run.path("state")).as(run.asString()).isEqualTo("DONE");
        return run;
    }

    private static String question(String what) {
        return "{\"editionId\":\"SRDI-2026\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\","
                + "\"regionPrefix\":\"3417\"," + what + "}";
    }

    @Test
    void aHigherResearchRatioMovesOneFirmAndSaysWhy() {
        // 芜湖精驱 spent 4.65 % in 2024 and 5 % in 2025, 皖江智语 9 % and 11 %; the other two were not eligible before.
        Response run = answered(WHAT_IF, question("\"parameters\":{\"rdRatioMin\":\"4.66\"}"));

        run.then()
                .body("kind", equalTo("WHAT_IF"))
                .body("done", equalTo(4))
                .body("result.enterprises", equalTo(4))
                .body("result.moved", equalTo(Map.of("rise", 0, "fall", 1)))
                .body("result.steps", equalTo(Map.of("SRDI>SRDI", 1, "SRDI>NONE", 1, "NONE>NONE", 2)))
                .body("result.outcomes.after", equalTo(Map.of("ELIGIBLE", 1, "NOT_ELIGIBLE", 3)))
                .body("result.byCity", equalTo(Map.of("341700", Map.of("rise", 0, "fall", 1))))
                .body("result.bySize", equalTo(Map.of("SMALL", Map.of("rise", 0, "fall", 1))))
                .body("result.byCriterion", equalTo(Map.of("P3", Map.of("rise", 0, "fall", 1))))
                .body("result.movers.name", equalTo(List.of("芜湖精驱")))
                .body("result.movers[0].deciding", equalTo(List.of("P3")));
        assertThat((String) run.path("beforeDigest")).isNotEqualTo(run.path("afterDigest"));

        answered(WHAT_IF, question("\"parameters\":{\"rdRatioMin\":\"4.65\"}"))
                .then()
                .body("result.moved", equalTo(Map.of("rise", 0, "fall", 0)));
    }

    @Test
    void aFirmThatWouldRiseIsNamedWithWhatHeldItBack() {
        // 蚌埠芯感 fails INNOV-2022 by its growth points alone: 10 of 15.
        Response run = answered(
                WHAT_IF,
                question("\"parameters\":{\"growthMin\":\"10\",\"equityMin\":\"99999\"}")
                        .replace("SRDI-2026", "INNOV-2022"));

        assertThat(run.<List<String>>path("result.movers.name")).contains("蚌埠芯感");
        assertThat(run.<List<String>>path("result.movers.find { it.name == '蚌埠芯感' }.deciding"))
                .contains("POINTS")
                .doesNotContain("G1", "G2");
        assertThat(run.<String>path("result.movers.find { it.name == '蚌埠芯感' }.after"))
                .isEqualTo("INNOVATIVE");
    }

    @Test
    void aValuationInAnotherCurrencyIsJudgedByTheRatesOfTheQuestion() {
        String code = Office.freshCode();
        Office.register("黄山独角兽" + code, code, "341002");
        String rows = "";
        for (String fact : List.of(
                "foundedDate,2020-03-01",
                "listing,NONE",
                "independentLegalPerson,yes",
                "fundingRounds,currency=CNY;date=2025-05-01;investor=PROFESSIONAL;paidIn=36000;postMoney=700000")) {
            rows += code + ",黄山独角兽" + code + ",," + fact + ",,CERTIFICATE\n";
        }
        Office.committed(rows);
        String question = question("\"parameters\":{\"valuationMin\":\"100001\"}%s")
                .replace("SRDI-2026", "UNI-GEI-2025")
                .replace("\"3417\"", "\"341002\"");

        // 7 billion yuan are 1 billion dollars at 7 yuan and less at 7.2; without a rate nobody can tell.
        answered(WHAT_IF, question.formatted(",\"rates\":[{\"currency\":\"USD\",\"year\":2025,\"yuanPerUnit\":\"7\"}]"))
                .then()
                .body("result.enterprises", equalTo(1))
                .body("result.leftToExact", equalTo(1))
                .body("result.moved.fall", equalTo(1))
                .body("result.movers[0].before", equalTo("UNICORN"))
                .body("result.movers[0].deciding", equalTo(List.of("U5")));
        answered(
                        WHAT_IF,
                        question.formatted(",\"rates\":[{\"currency\":\"USD\",\"year\":2025,\"yuanPerUnit\":\"7.2\"}]"))
                .then()
                .body("result.moved", equalTo(Map.of("rise", 0, "fall", 0)));
        answered(WHAT_IF, question.formatted(""))
                .then()
                .body("result.outcomes.before", equalTo(Map.of("NEEDS_DATA", 1)));
        office().body(question.formatted(",\"rates\":[{\"currency\":\"CNY\",\"year\":2025,\"yuanPerUnit\":\"7\"}]"))
                .post(WHAT_IF)
                .then()
                .statusCode(422)
                .body(containsString("/rates"));
    }

    @Test
    void twoEditionsAreComparedOverEverybody() {
        Response run = answered(
                WHAT_IF,
                question("\"otherEditionId\":\"SRDI-2026\"")
                        .replace("\"SRDI-2026\",\"kind\"", "\"SRDI-2022\",\"kind\""));

        run.then().body("result.enterprises", equalTo(4)).body("result.steps.'SRDI>SRDI'", equalTo(2));
    }

    @Test
    void everybodyIsAssessedAndOnlyChangesAreStored() {
        String body = "{\"assessment\":{\"standard\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\"},"
                + "\"regionPrefix\":\"3417\"}";
        String stored = "select count(*) from assessment a join enterprise e on e.id = a.enterprise_id"
                + " where e.region_code = '" + CITY + "'";
        String told = "select count(*) from event where type = 'io.jidi.enterprise.tier.changed'"
                + " and data ->> 'regionCode' = '" + CITY + "'";

        Response run = answered(EVERYBODY, body);
        run.then()
                .body("kind", equalTo("ASSESS_EVERYBODY"))
                .body("result", equalTo(Map.of("changed", 2, "unchanged", 2, "notJudged", 0, "leftToExact", 0)));
        assertThat(sql.number(stored)).isEqualTo(2);
        assertThat(sql.number(told)).isEqualTo(2);
        // Departments may ask what would be, and read those answers only.
        as(Tokens.of("DEPARTMENT").sign())
                .get(WHAT_IF + "/" + run.path("id"))
                .then()
                .statusCode(404);

        answered(EVERYBODY, body)
                .then()
                .body("result", equalTo(Map.of("changed", 0, "unchanged", 4, "notJudged", 0, "leftToExact", 0)));
        assertThat(sql.number(stored)).isEqualTo(2);
        // Hefei's list does not judge a firm of Chizhou.
        answered(EVERYBODY, body.replace("SRDI", "EAGLET-HEFEI")).then().body("result.notJudged", equalTo(4));
    }

    @Test
    void aRunWhoseProcessDiedIsTakenUpAgainAndActsAsWhoAsked() {
        Response answered = answered(
                EVERYBODY,
                "{\"assessment\":{\"standard\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\"},"
                        + "\"regionPrefix\":\"341221\"}");
        String firm = Office.settled(WORKED.get(0), "341221").id();

        Response run = ended(EVERYBODY + "/" + TypeIds.format("run", copy(answered.path("id"), 1, "null")));

        assertThat(run.<String>path("state")).isEqualTo("DONE");
        assertThat(run.<Object>path("result.changed")).isEqualTo(1);
        office().get("/api/v1/assessments?enterpriseId=" + firm)
                .then()
                .body("items.assessedBy", equalTo(List.of(run.<String>path("startedBy"))));
        assertThat(lost(WHAT_IF, question("\"parameters\":{\"rdRatioMin\":\"4.66\"}"), PolicyRuns.MOST_TAKES - 1)
                        .<Integer>path("result.moved.fall"))
                .isEqualTo(1);
    }

    @Test
    void aRunThatEndsItsProcessEachTimeFailsVisibly() {
        Response run = lost(WHAT_IF, question("\"parameters\":{\"rdRatioMin\":\"4.66\"}"), PolicyRuns.MOST_TAKES);

        assertThat(run.<String>path("state")).isEqualTo("FAILED");
        assertThat(run.<String>path("failure")).isEqualTo("PROCESS_LOST");
        assertThat(run.<String>path("endedAt")).isNotNull();
    }

    @Test
    void aRunWhoseRulesAreNotWhatTheyWereIsNotAnswered() {
        Response asked = answered(WHAT_IF, question("\"otherEditionId\":\"LG-2026\""));
        UUID id = copy(asked.path("id"), 1, "'" + "0".repeat(64) + "'");

        assertThat(ended(WHAT_IF + "/" + TypeIds.format("run", id)).<String>path("failure"))
                .isEqualTo("RULES_CHANGED");
        // Nor one whose edition a later release does not know.
        UUID gone = copy(asked.path("id"), 1, "after_digest", "replace(question, 'LG-2026', 'LG-1999')");
        assertThat(ended(WHAT_IF + "/" + TypeIds.format("run", gone)).<String>path("failure"))
                .isEqualTo("RULES_CHANGED");
    }

    @Test
    void aRunOverADraftThatWasWithdrawnMeanwhileIsAnsweredAsAsked() throws Exception {
        String text;
        try (InputStream file = getClass().getResourceAsStream("/editions/srdi-2026.yaml")) {
            text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
        String draft = given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/yaml", ContentType.BINARY)))
                .auth()
                .oauth2(Tokens.office())
                .contentType("application/yaml")
                .body(text.replace("edition: SRDI-2026", "edition: ASKED-2090")
                        .replace("standard: SRDI", "standard: ASKED")
                        .replace("from: 2026-04-01", "from: 2090-01-01")
                        .replace("{value: 3, unit: \"%\"", "{value: 4.66, unit: \"%\"")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/criteria/drafts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Response asked = answered(WHAT_IF, question("\"draftId\":\"" + draft + "\""));
        asked.then().body("result.moved.fall", equalTo(1));
        office().body("{\"reason\":\"改用正式文本\"}")
                .post("/api/v1/criteria/drafts/" + draft + "/withdraw")
                .then()
                .statusCode(200);

        Response again = ended(WHAT_IF + "/" + TypeIds.format("run", copy(asked.path("id"), 1, "after_digest")));

        assertThat(again.<String>path("state")).isEqualTo("DONE");
        assertThat(again.<Object>path("result")).isEqualTo(asked.path("result"));
    }

    @Test
    void whoWasOvertakenWritesNothing() {
        Response answered = answered(WHAT_IF, question("\"otherEditionId\":\"LG-2026\""));
        PolicyRuns.Taken before = new PolicyRuns.Taken(
                RunId.fromString(answered.path("id")),
                RunKind.WHAT_IF,
                NullNode.getInstance(),
                null,
                null,
                Caller.system("test"),
                "",
                UUID.randomUUID());

        assertThat(runs.beat(before, 1)).isFalse();
        assertThat(runs.done(before, Map.of())).isFalse();
        runs.failed(before, "Late");
        runs.leave(before);

        office().get(WHAT_IF + "/" + answered.path("id"))
                .then()
                .body("state", equalTo("DONE"))
                .body("result", equalTo(answered.path("result")));
    }

    /** A run whose process was lost so often, once it has ended. */
    private Response lost(String path, String body, int takes) {
        Response answered = answered(path, body);
        return ended(path + "/" + TypeIds.format("run", copy(answered.path("id"), takes, "after_digest")));
    }

    /** The run as it stood in the hands of a process that died. */
    private UUID copy(String run, int takes, String afterDigest) {
        return copy(run, takes, afterDigest, "question");
    }

    private UUID copy(String run, int takes, String afterDigest, String question) {
        UUID id = UUID.randomUUID();
        sql.update(
                "insert into policy_run (id, kind, question, before_digest, after_digest, state, done, caller, request_id,"
                        + " started_by, started_at, beat_at, taken_by, takes) select ?, kind, " + question
                        + ", before_digest, "
                        + afterDigest + ", 'RUNNING', 1000, caller, request_id, started_by, started_at, beat_at, ?, ?"
                        + " from policy_run where id = ?",
                id,
                UUID.randomUUID(),
                takes,
                RunId.fromString(run).value());
        return id;
    }

    private static Response ended(String location) {
        Instant patience = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            Response run = office().get(location);
            if (!run.path("state").equals("RUNNING")) {
                return run;
            }
            assertThat(Instant.now()).isBefore(patience);
        }
    }

    @Test
    void runsAtTheSameTimeStoreAChangeOnce() throws Exception {
        List<SheetRow> firms = newFirms(4);

        List<AssessEverybody.Counts> counts = Office.atOnce(6, () -> judged(firms));

        assertThat(counts.stream().mapToLong(AssessEverybody.Counts::changed).sum())
                .isEqualTo(4);
        assertThat(counts.stream().mapToLong(AssessEverybody.Counts::unchanged).sum())
                .isEqualTo(20);
        firms.forEach(firm -> assertThat(assessments(firm)).isOne());
    }

    @Test
    void aRunOutlastsALockThatIsHeldLongerThanItMayWait() {
        List<SheetRow> firms = newFirms(2);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<AssessEverybody.Counts> run = QuarkusTransaction.requiringNew()
                    .call(() -> {
                        sql.list(
                                "select id from enterprise where id = ? for update",
                                row -> row.getObject(1, UUID.class),
                                firms.get(1).id().value());
                        Future<AssessEverybody.Counts> started = thread.submit(() -> judged(firms));
                        Set<Instant> waits = new HashSet<>();
                        while (waits.size() < 2 && !started.isDone()) {
                            waits.addAll(QuarkusTransaction.requiringNew().call(this::transactionsThatWaitForALock));
                        }
                        return started;
                    });

            assertThat(run).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(new AssessEverybody.Counts(2, 0, 0, 0));
        } finally {
            thread.shutdownNow();
        }
        firms.forEach(firm -> assertThat(assessments(firm)).isOne());
    }

    /** The beginnings of the transactions that wait: a second one is another try. */
    private List<Instant> transactionsThatWaitForALock() {
        return sql.list(
                "select xact_start from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                        + " and query like '%from enterprise %'",
                row -> row.getTimestamp(1).toInstant());
    }

    private List<SheetRow> newFirms(int number) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < number; i++) {
            ids.add(Office.worked(WORKED.get(0)).id());
        }
        List<SheetRow> firms = new ArrayList<>();
        sheets.everybody(
                "",
                rows -> rows.stream()
                        .filter(row -> ids.contains(row.id().toString()))
                        .forEach(firms::add));
        assertThat(firms).hasSize(number);
        return firms;
    }

    private AssessEverybody.Counts judged(List<SheetRow> firms) {
        ManagedContext scope = Arc.container().requestContext();
        scope.activate();
        try {
            call.actAs(
                    new Caller("office", "office", "office", Set.of("PROVINCE_OFFICE"), DataScope.everything()),
                    "r",
                    null);
            AssessEverybody.Run run = everybody.start(
                    new AssessmentRequest(
                            "SRDI", null, null, ApplicationKind.NEW, LocalDate.of(2026, 6, 1), null, null),
                    () -> {});
            firms.forEach(run::add);
            run.judge();
            return run.counts();
        } finally {
            scope.terminate();
        }
    }

    private long assessments(SheetRow firm) {
        return sql.number(
                "select count(*) from assessment where enterprise_id = ?",
                firm.id().value());
    }

    @Test
    void aQuestionThatMakesNoSenseIsRefused() {
        refused(question("\"parameters\":{\"rdRatio\":\"4\"}"), 422, "no parameter is called");
        refused(question("\"parameters\":{\"rdRatioMin\":\"four\"}"), 422, "not a number");
        refused(question("\"parameters\":{\"rdRatioMin\":null}"), 422, "no value");
        given().auth()
                .oauth2(Tokens.office())
                .contentType(ContentType.JSON)
                .header("Accept-Language", "zh-CN")
                .body(question("\"parameters\":{\"rdRatio\":\"4\"}"))
                .post(WHAT_IF)
                .then()
                .statusCode(422)
                .body(containsString("没有名为“rdRatio”的参数"), not(containsString("no parameter")));
        given().auth()
                .oauth2(Tokens.office())
                .contentType(ContentType.JSON)
                .header("Accept-Language", "zh-CN")
                .body(question("\"parameters\":{\"rdRatioMin\":\"four\"}"))
                .post(WHAT_IF)
                .then()
                .statusCode(422)
                .body(containsString("“four”不是"), not(containsString("not a")));
        refused(question("\"otherEditionId\":\"SRDI-1999\""), 422, "SRDI-1999");
        refused(question("\"draftId\":\"edd_nobody\""), 422, "edd_nobody");
        refused(question("\"otherEditionId\":\"LG-2026\",\"draftId\":\"x\""), 400, "only one");
        office().body("{\"assessment\":{\"standard\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"2999-06-01\"}}")
                .post(EVERYBODY)
                .then()
                .statusCode(422);
        as(Tokens.of("CITY_OFFICE").scope("region:341700").sign())
                .body(question("\"otherEditionId\":\"LG-2026\""))
                .post(WHAT_IF)
                .then()
                .statusCode(403);
        office().get(WHAT_IF + "/run_01kb2c3d4e5f6g7h8j9kamcnps").then().statusCode(404);
    }

    private static void refused(String body, int status, String says) {
        office().body(body).post(WHAT_IF).then().statusCode(status).body(containsString(says));
    }
}
