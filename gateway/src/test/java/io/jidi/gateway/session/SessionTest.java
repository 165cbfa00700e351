package io.jidi.gateway.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.jidi.gateway.stubs.StubIssuer;
import io.jidi.gateway.stubs.StubService;
import io.jidi.gateway.stubs.Stubs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.http.Cookies;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser at the gateway: to the issuer and back, reading, writing, renewed and let go. */
@QuarkusTest
@QuarkusTestResource(value = Stubs.class, restrictToAnnotatedClass = false)
class SessionTest {

    private static final long HOUR = 3_600;

    Stubs.Around around;

    @BeforeEach
    void anIssuerThatGivesAnHour() {
        around.issuer().life = HOUR;
        around.issuer().refreshes = true;
        around.issuer().nonce = null;
        around.issuer().asked.clear();
    }

    private static RequestSpecification browser(Cookies cookies) {
        return given().redirects().follow(false).cookies(cookies);
    }

    private static Map<String, String> query(String location) {
        Map<String, String> query = new java.util.HashMap<>();
        for (String pair : location.substring(location.indexOf('?') + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private Response begun() {
        Response sent = given().redirects().follow(false).get("/auth/sign-in?back=/projects?page=2");
        assertThat(sent.statusCode()).isEqualTo(302);
        around.issuer().nonce = query(sent.header("Location")).get("nonce");
        return sent;
    }

    private Response back(Response sent, String code) {
        return browser(sent.detailedCookies())
                .get("/auth/callback?code=" + code + "&state="
                        + query(sent.header("Location")).get("state"));
    }

    private Cookies signedIn() {
        Response answer = back(begun(), "good");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(302);
        return live(answer);
    }

    /** The cookies that a browser would keep of an answer. */
    private static Cookies live(Response answer) {
        return new Cookies(answer.detailedCookies().asList().stream()
                .filter(cookie -> cookie.getMaxAge() != 0)
                .toList());
    }

    private static JsonPath session(Cookies cookies) {
        return browser(cookies)
                .get("/auth/session")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aBrowserGoesToTheIssuerWithAChallengeAndComesBackWithASealedCookie() throws Exception {
        Response sent = begun();
        Map<String, String> query = query(sent.header("Location"));
        assertThat(sent.header("Location")).startsWith(around.issuer().name() + "/authorize?");
        assertThat(query)
                .containsEntry("client_id", StubIssuer.CLIENT)
                .containsEntry("redirect_uri", Stubs.ADDRESS + "/auth/callback")
                .containsEntry("code_challenge_method", "S256");

        Response answer = back(sent, "good");
        assertThat(answer.header("Location")).isEqualTo("/projects?page=2");
        Map<String, String> asked = around.issuer().asked.get(0);
        assertThat(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                .digest(asked.get("code_verifier").getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(query.get("code_challenge"));
        Cookie cookie = live(answer).get("jidi-session");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.ISO_8859_1))
                .doesNotContain("eyJ")
                .doesNotContain("refresh");

        browser(live(answer))
                .get("/auth/session")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("userId", equalTo("reader"))
                .body("roles", contains("PROVINCE_OFFICE"))
                .body("scope.regions", contains("340000"));
        browser(live(answer)).get("/api/v1/funds").then().statusCode(200);
        StubService.Seen seen = around.fund().last();
        assertThat(seen.header("authorization").orElseThrow()).startsWith("Bearer eyJ");
        assertThat(seen.header("cookie")).isEmpty();
    }

    @Test
    void whoComesBackWithoutHavingBeenSentIsNotSignedIn() {
        Response sent = begun();
        Cookies login = sent.detailedCookies();
        String state = query(sent.header("Location")).get("state");
        for (String wrong : new String[] {
            "code=good", "state=" + state, "code=good&state=other", "code=bad&state=" + state, "error=access_denied"
        }) {
            Response answer = browser(login).get("/auth/callback?" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.detailedCookies().asList())
                    .as(wrong)
                    .noneMatch(cookie -> cookie.getName().startsWith("jidi-session"));
        }
        // Another browser with the same address.
        given().redirects()
                .follow(false)
                .get("/auth/callback?code=good&state=" + state)
                .then()
                .statusCode(401);
        around.issuer().nonce = "of another sign-in";
        browser(login).get("/auth/callback?code=good&state=" + state).then().statusCode(401);
        around.issuer().nonce = null;
        browser(login).get("/auth/callback?code=good&state=" + state).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/",
                "//evil.test",
                "/\\evil.test",
                "/%5Cevil.test",
                "\\\\evil.test",
                "javascript:alert(1)",
                "",
                "/%0d%0aSet-Cookie:x=1"
            })
    void theWayBackLeadsNowhereElse(String back) {
        Response answer = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get("/auth/sign-in?back=" + back.replace("\\", "%5C"));
        assertThat(answer.statusCode()).as(back).isEqualTo(400);
    }

    @Test
    void aWriteNeedsTheWordThatOnlyOurScriptCanRead() {
        Cookies cookies = signedIn();
        String word = session(cookies).getString("csrfToken");
        int before = around.fund().asked();
        browser(cookies).post("/api/v1/funds").then().statusCode(403);
        browser(cookies)
                .header("X-CSRF-Token", "guessed")
                .post("/api/v1/funds")
                .then()
                .statusCode(403);
        browser(cookies)
                .header("X-CSRF-Token", word)
                .header("Origin", "https://evil.test")
                .post("/api/v1/funds")
                .then()
                .statusCode(403);
        browser(cookies)
                .header("X-CSRF-Token", word)
                .header("Sec-Fetch-Site", "cross-site")
                .post("/api/v1/funds")
                .then()
                .statusCode(403);
        browser(cookies)
                .header("Sec-Fetch-Site", "cross-site")
                .get("/api/v1/funds")
                .then()
                .statusCode(403);
        assertThat(around.fund().asked()).isEqualTo(before);
        browser(cookies)
                .header("X-CSRF-Token", word)
                .header("Origin", Stubs.ADDRESS)
                .header("Sec-Fetch-Site", "same-origin")
                .body("{}")
                .post("/api/v1/funds")
                .then()
                .statusCode(200);
        // A caller with a bearer token of its own is no browser: nobody else can make it send that header.
        given().auth()
                .oauth2(around.issuer().office())
                .post("/api/v1/funds")
                .then()
                .statusCode(200);
    }

    @Test
    void aCookieThatIsNotOursOpensNothing() {
        Cookies cookies = signedIn();
        String good = cookies.getValue("jidi-session");
        Response sent = begun();
        List<String> wrong = new ArrayList<>(List.of(
                "x", good.substring(2), good.substring(0, good.length() - 2), "A" + good.substring(1) + "A", ""));
        // Sealed by us for another purpose.
        wrong.add(sent.detailedCookies().getValue("jidi-login"));
        for (String value : wrong) {
            given().cookie("jidi-session", value).get("/api/v1/funds").then().statusCode(401);
            given().cookie("jidi-session", value).get("/auth/session").then().statusCode(401);
        }
        given().cookie("jidi-login", good)
                .redirects()
                .follow(false)
                .get("/auth/callback?code=good&state=x")
                .then()
                .statusCode(401);
    }

    @Test
    void aTokenThatSoonExpiresIsExchangedOnceForAllRequestsOfAPage() throws Exception {
        around.issuer().life = 30;
        Cookies cookies = signedIn();
        around.issuer().life = HOUR;
        around.issuer().asked.clear();
        ExecutorService page = Executors.newFixedThreadPool(6);
        try {
            Callable<Response> request = () -> browser(cookies).get("/api/v1/funds");
            for (Future<Response> answer :
                    page.invokeAll(List.of(request, request, request, request, request, request))) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                assertThat(live(answer.get()).getValue("jidi-session"))
                        .isNotNull()
                        .isNotEqualTo(cookies.getValue("jidi-session"));
            }
        } finally {
            page.shutdownNow();
        }
        assertThat(around.issuer().asked).hasSize(1);
        assertThat(around.issuer().asked.get(0)).containsEntry("grant_type", "refresh_token");
        // A body that was under way while the issuer was asked arrives whole.
        around.issuer().life = 30;
        Cookies again = signedIn();
        around.issuer().life = HOUR;
        Response written = browser(again)
                .header("X-CSRF-Token", word(again))
                .body("y".repeat(300_000))
                .post("/api/v1/funds");
        assertThat(written.statusCode()).isEqualTo(200);
        assertThat(around.fund().last().bodyBytes()).isEqualTo(300_000);
    }

    private static String word(Cookies cookies) {
        return session(cookies).getString("csrfToken");
    }

    @Test
    void anIssuerThatRefusesEndsTheSessionWithItsTokenAndNotBefore() {
        around.issuer().life = 30;
        Cookies soon = signedIn();
        around.issuer().refreshes = false;
        browser(soon).get("/api/v1/funds").then().statusCode(200);

        around.issuer().life = 1;
        around.issuer().refreshes = true;
        Cookies over = signedIn();
        around.issuer().refreshes = false;
        // The gateway allows ten seconds for clocks that differ; what the token opens then, the cookie opens no longer.
        Response answer = null;
        long deadline = System.nanoTime() + java.util.concurrent.TimeUnit.SECONDS.toNanos(20);
        do {
            java.util.concurrent.locks.LockSupport.parkNanos(java.util.concurrent.TimeUnit.MILLISECONDS.toNanos(200));
            answer = browser(over).get("/api/v1/funds");
        } while (answer.statusCode() == 200 && System.nanoTime() < deadline);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.detailedCookies().get("jidi-session").getMaxAge()).isZero();
    }

    @Test
    void whoSignsOutIsLetGoHereAndAtTheIssuer() {
        Cookies cookies = signedIn();
        browser(cookies).post("/auth/sign-out").then().statusCode(403);
        browser(cookies).get("/api/v1/funds").then().statusCode(200);
        Response answer = browser(cookies).header("X-CSRF-Token", word(cookies)).post("/auth/sign-out");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String>path("location"))
                .startsWith(around.issuer().name() + "/endsession?")
                .contains("id_token_hint=eyJ")
                .contains("post_logout_redirect_uri=http%3A%2F%2Fjidi.test%2F");
        assertThat(answer.detailedCookies().get("jidi-session").getMaxAge()).isZero();
        // A copy of the cookie, taken before.
        browser(cookies).get("/api/v1/funds").then().statusCode(401);
        browser(cookies).get("/auth/session").then().statusCode(401);
        given().post("/auth/sign-out").then().statusCode(200).body("location", equalTo("/"));
    }

    @Test
    void aKeyThatIsShortOrOfAnExampleIsRefused() {
        assertThatThrownBy(() -> SessionSettings.check("short", false)).hasMessageContaining("at least 32");
        assertThatThrownBy(() -> SessionSettings.check("change-me-change-me-change-me-change-me", true))
                .hasMessageContaining("example");
        assertThatThrownBy(() -> SessionSettings.check("a".repeat(40), true)).hasMessageContaining("example");
        SessionSettings.check("0123456789abcdefghijklmnopqrstuv", true);
    }
}
