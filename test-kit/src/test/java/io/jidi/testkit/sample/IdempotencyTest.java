package io.jidi.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** reliability.md 3.1 and rows 8, 9 and 30. */
@QuarkusTest
@WithTestResource(SampleParts.class)
class IdempotencyTest {

    private static final int KEYS = 20;
    private static final int POSTS_PER_KEY = 25;

    @Inject
    Sql sql;

    @AfterEach
    void present() {
        TestClock.clock().backToPresent();
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswerByteForByte() {
        String key = UUID.randomUUID().toString();
        Response first = Notes.post(Tokens.office(), key, "once");
        Response second = Notes.post(Tokens.office(), key, "once");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(notes("once")).isOne();
    }

    @Test
    void theQuotedFormOfTheDraftIsTheSameKey() {
        String key = UUID.randomUUID().toString();
        Notes.post(Tokens.office(), key, "quoted").then().statusCode(201);
        Notes.post(Tokens.office(), '"' + key + '"', "quoted").then().header("Idempotency-Replayed", "true");
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        String key = UUID.randomUUID().toString();
        Notes.post(Tokens.office(), key, "mine").then().statusCode(201);
        Notes.post(Tokens.office(), key, "other")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        assertThat(notes("other")).isZero();
    }

    @Test
    void keysOfAnotherOrganisationAreIndependent() {
        String key = UUID.randomUUID().toString();
        Notes.post(Tokens.office(), key, "two organisations").then().statusCode(201);
        Notes.post(Tokens.of("PROVINCE_OFFICE").organisation("WH").sign(), key, "two organisations")
                .then()
                .statusCode(201);
        assertThat(notes("two organisations")).isEqualTo(2);
    }

    @Test
    void aKeyIsNeededAndHasLimits() {
        Notes.office()
                .body(Notes.note("keyless"))
                .post("/api/v1/notes")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
        Notes.post(Tokens.office(), "k".repeat(1000), "long")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_INVALID"));
        Notes.post(Tokens.office(), "", "empty").then().statusCode(400);
        Notes.post(Tokens.office(), "k".repeat(64), "just fits").then().statusCode(201);
    }

    @Test
    void aMistakeMayBeCorrectedUnderTheSameKey() {
        String key = UUID.randomUUID().toString();
        Notes.office()
                .header("Idempotency-Key", key)
                .body("{\"title\":1}")
                .post("/api/v1/notes")
                .then()
                .statusCode(400);
        Notes.post(Tokens.office(), key, "corrected").then().statusCode(201);
    }

    @Test
    void aRefusalByARuleIsAnAnswerToo() {
        String key = UUID.randomUUID().toString();
        Response first = Notes.post(Tokens.office(), key, "refused");
        Response second = Notes.post(Tokens.office(), key, "refused");
        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.contentType()).isEqualTo("application/problem+json");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void aKeyIsStillKnownAfterThirteenMonths() {
        String key = UUID.randomUUID().toString();
        Notes.post(Tokens.office(), key, "old").then().statusCode(201);
        TestClock.clock().travel(Duration.ofDays(400));
        Notes.post(Tokens.office(), key, "old").then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(notes("old")).isOne();
    }

    @Test
    void manyIdenticalPostsAtOnceTakeEffectOnce() throws Exception {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            String key = UUID.randomUUID().toString();
            answers.addAll(Notes.atOnce(POSTS_PER_KEY, () -> {
                Response answer = Notes.post(Tokens.office(), key, "in parallel");
                return answer.statusCode() == 201 ? "made" : answer.path("code");
            }));
        }
        // A CONFLICT would come from the unique index, after waiting on it with a connection of the pool.
        assertThat(answers).hasSize(KEYS * POSTS_PER_KEY).containsOnly("made", "REQUEST_IN_PROGRESS");
        assertThat(notes("in parallel")).isEqualTo(KEYS);
    }

    @Test
    void ofManyChangesWithTheSameVersionOneIsMade() throws Exception {
        String id = Notes.write("contended");
        List<Integer> statuses = Notes.atOnce(
                64,
                () -> Notes.office()
                        .header("If-Match", "\"v0\"")
                        .body("{\"title\":\"changed\"}")
                        .patch("/api/v1/notes/" + id)
                        .statusCode());
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 412)).hasSize(63);
    }

    private long notes(String title) {
        return sql.number("select count(*) from note where title = ?", title);
    }
}
