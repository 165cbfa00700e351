package io.jidi.testkit.sample;

import static io.restassured.RestAssured.given;

import io.jidi.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How the tests talk to the sample. */
final class Notes {

    private static final String NOTE =
            "{\"title\":\"%s\",\"regionCode\":\"340100\",\"balance\":{\"amount\":\"12.30\",\"currency\":\"CNY\"}}";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Notes() {}

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).header("Accept-Language", "en");
    }

    static RequestSpecification office() {
        return as(Tokens.office());
    }

    static String note(String title) {
        return String.format(NOTE, title);
    }

    static Response post(String token, String key, String title) {
        return as(token).header("Idempotency-Key", key).body(note(title)).post("/api/v1/notes");
    }

    /** Writes a note and answers its id. */
    static String write(String title) {
        return post(Tokens.office(), UUID.randomUUID().toString(), title)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static void rename(String id, long version, String title) {
        office().header("If-Match", "\"v" + version + "\"")
                .body("{\"title\":\"" + title + "\"}")
                .patch("/api/v1/notes/" + id)
                .then()
                .statusCode(200);
    }

    /** Does the same in many threads at once and answers what each got. */
    static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> works = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                works.add(work);
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(works, 60, TimeUnit.SECONDS)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Waits for what happens by itself, and says what did not. */
    static void eventually(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come about: " + what);
            }
            Thread.onSpinWait();
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
