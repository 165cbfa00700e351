package io.jidi.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.jidi.embedded.FreePort;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuerTest {
    private static final String BACK = "http://127.0.0.1:8080/signed-in";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePort.any();
    private final String issuer = Issuer.urlFor(port);

    @TempDir
    private static Path folder;

    private @org.jspecify.annotations.Nullable Issuer running;

    private static Path keyFile() {
        return folder.resolve("issuer/key.json");
    }

    @BeforeAll
    void start() throws Exception {
        running = Issuer.start(port, keyFile(), DemoUsers.load());
        assertThat(get("/jwks").statusCode()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    static List<DemoUser> people() {
        return DemoUsers.load().all().stream().filter(user -> !user.machine()).toList();
    }

    @ParameterizedTest
    @MethodSource("people")
    void every_person_gets_exactly_the_claims_seeded(DemoUser user) throws Exception {
        SignedJWT token = accessToken(password(user.username(), user.username()));

        Map<String, Object> claims = token.getJWTClaimsSet().toJSONObject();
        assertThat(claims)
                .containsOnlyKeys(
                        "iss",
                        "aud",
                        "sub",
                        "name",
                        "preferred_username",
                        "groups",
                        "org",
                        "scopes",
                        "iat",
                        "nbf",
                        "exp",
                        "jti")
                .containsEntry("iss", issuer)
                .containsEntry("aud", "jidi")
                .containsEntry("sub", user.username())
                .containsEntry("name", user.name())
                .containsEntry("groups", user.groups())
                .containsEntry("org", user.org())
                .containsEntry("scopes", user.scopes());
        assertThat(verifies(token)).isTrue();
    }

    @Test
    void the_seeded_users_are_those_of_the_shared_list() {
        assertThat(DemoUsers.load().all())
                .extracting(DemoUser::username)
                .containsExactly(
                        "office",
                        "checker",
                        "industry",
                        "hefei",
                        "wuhu",
                        "jinghu",
                        "firm",
                        "voice",
                        "manager",
                        "manager2",
                        "committee",
                        "auditor",
                        "platform",
                        "sysadmin",
                        "secadmin",
                        "auditadmin");
    }

    /** GB/T 22239-2019, 8.1.5: each role can be tried, and nobody holds two. */
    @Test
    void every_role_has_a_user_and_no_administrator_holds_a_second() {
        assertThat(DemoUsers.load().all().stream().flatMap(user -> user.groups().stream()))
                .contains(
                        "PROVINCE_OFFICE",
                        "DEPARTMENT",
                        "CITY_OFFICE",
                        "BASE_OFFICE",
                        "FUND_MANAGER",
                        "INVESTMENT_COMMITTEE",
                        "ENTERPRISE",
                        "AUDITOR",
                        "DATA_PLATFORM",
                        "SYSTEM_ADMIN",
                        "SECURITY_ADMIN",
                        "AUDIT_ADMIN");
        assertThat(DemoUsers.load().all())
                .allSatisfy(user -> assertThat(user.groups()).hasSize(1));
    }

    @Test
    void a_wrong_password_an_unknown_user_and_a_machine_get_no_token_by_password() throws Exception {
        assertRefused(password("office", "hefei"), 400, "invalid_grant");
        assertRefused(password("nobody", "nobody"), 400, "invalid_grant");
        assertRefused(password("office", ""), 400, "invalid_grant");
        assertRefused(password("platform", "platform"), 400, "invalid_grant");
    }

    @Test
    void the_machine_client_gets_its_token_with_its_secret_only() throws Exception {
        SignedJWT token =
                accessToken(post("/token", "grant_type=client_credentials&client_id=platform&client_secret=platform"));
        assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("DATA_PLATFORM");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("platform");
        assertThat(accessToken(basic("platform:platform")).getJWTClaimsSet().getSubject())
                .isEqualTo("platform");

        assertRefused(basic("platform:wrong"), 401, "invalid_client");
        assertRefused(basic("office:office"), 401, "invalid_client");
        assertRefused(post("/token", "grant_type=client_credentials&client_id=platform"), 401, "invalid_client");
    }

    @Test
    void a_repeated_parameter_is_refused() throws Exception {
        assertRefused(
                post(
                        "/token",
                        "grant_type=password&client_id=jidi-cli&username=hefei&password=hefei&username=sysadmin"),
                400,
                "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                ""
            })
    void grants_in_which_the_asker_names_the_claims_are_refused(String grant) throws Exception {
        assertRefused(
                post(
                        "/token",
                        "grant_type=" + encode(grant)
                                + "&client_id=platform&client_secret=platform&assertion=e30.e30.&subject_token=e30.e30."
                                + "&refresh_token=x&audience=jidi"),
                400,
                "unsupported_grant_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/debugger",
                "/jidi/debugger",
                "/jidi/introspect",
                "/other/token",
                "/other/jwks",
                "/jidi/x/token",
                "/token"
            })
    void every_other_endpoint_and_issuer_is_closed(String path) throws Exception {
        String url = "http://127.0.0.1:" + port + path;
        assertThat(http.send(request(url).GET().build(), text()).statusCode()).isEqualTo(404);
        assertThat(http.send(
                                request(url)
                                        .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                                        .build(),
                                text())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_issuer_name_does_not_follow_host_or_forwarded_headers() throws Exception {
        String form = "grant_type=password&client_id=jidi-cli&username=office&password=office";
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /jidi/token HTTP/1.1\r\nHost: evil.example:80\r\nX-Forwarded-Proto: https\r\n"
                            + "X-Forwarded-Port: 444\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            + "Connection: close\r\nContent-Length: " + form.length() + "\r\n\r\n" + form)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String token = answer.replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
            assertThat(SignedJWT.parse(token).getJWTClaimsSet().getIssuer()).isEqualTo(issuer);
        }
    }

    @Test
    void the_signing_key_is_not_the_published_one_and_only_its_owner_can_read_the_file() throws Exception {
        String published = new String(
                no.nav.security.mock.oauth2.token.KeyProvider.class
                        .getResourceAsStream("/mock-oauth2-server-keys.json")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String modulus = keys().getKeys().get(0).toRSAKey().getModulus().toString();
        assertThat(published).doesNotContain(modulus);
        assertThat(keys().getKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.isPrivate()).isFalse());
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_token_outlives_a_restart_of_the_issuer() throws Exception {
        SignedJWT before = accessToken(password("office", "office"));
        int other = FreePort.any();
        try (Issuer again = Issuer.start(other, keyFile(), DemoUsers.load())) {
            assertThat(again).isNotNull();
            String json = http.send(
                            request(Issuer.urlFor(other) + "/jwks").GET().build(), text())
                    .body();
            var key = JWKSet.parse(json)
                    .getKeyByKeyId(before.getHeader().getKeyID())
                    .toRSAKey();
            assertThat(before.verify(new RSASSAVerifier(key))).isTrue();
        }
    }

    @Test
    void discovery_names_only_what_is_open() throws Exception {
        Map<String, Object> document =
                JSONObjectUtils.parse(get("/.well-known/openid-configuration").body());
        assertThat(document)
                .containsEntry("issuer", issuer)
                .containsEntry("jwks_uri", issuer + "/jwks")
                .containsEntry("code_challenge_methods_supported", List.of("S256"))
                .containsEntry("revocation_endpoint", issuer + "/revoke")
                .doesNotContainKeys("introspection_endpoint");
    }

    @Test
    void a_browser_signs_in_with_code_and_pkce_and_gets_the_users_claims_only() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String query = authorization(verifier, BACK);
        assertThat(get("/authorize?" + query).body()).contains("登录").contains("智能语音基地");

        String code = logIn(query, "username=voice&password=voice&claims=" + encode("{\"groups\":[\"SYSTEM_ADMIN\"]}"));
        HttpResponse<String> answer = exchange(code, verifier.getValue());

        SignedJWT token = accessToken(answer);
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("voice");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("jidi");
        assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("BASE_OFFICE");
        assertThat(token.getJWTClaimsSet().getStringListClaim("scopes")).containsExactly("base:VOICE");
        SignedJWT identity =
                SignedJWT.parse(JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "id_token"));
        assertThat(identity.getJWTClaimsSet().getAudience()).containsExactly("jidi-web");
        assertThat(identity.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(exchange(code, verifier.getValue()).statusCode())
                .as("a code works once")
                .isEqualTo(400);
    }

    @Test
    void a_refresh_token_is_good_once_for_the_same_user_and_not_after_it_was_revoked() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = logIn(authorization(verifier, BACK), "username=voice&password=voice");
        String first = refreshToken(exchange(code, verifier.getValue()));
        HttpResponse<String> refreshed = refresh(first);
        SignedJWT token = accessToken(refreshed);
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("voice");
        assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("BASE_OFFICE");
        assertThat(token.getJWTClaimsSet().getStringListClaim("scopes")).containsExactly("base:VOICE");
        assertRefused(refresh(first), 400, "invalid_grant");
        assertRefused(refresh("invented"), 400, "invalid_grant");
        String second = refreshToken(refreshed);
        assertThat(post("/revoke", "client_id=jidi-web&token=" + encode(second)).statusCode())
                .isEqualTo(200);
        assertRefused(refresh(second), 400, "invalid_grant");
    }

    private HttpResponse<String> refresh(String token) throws Exception {
        return post("/token", "grant_type=refresh_token&client_id=jidi-web&refresh_token=" + encode(token));
    }

    private static String refreshToken(HttpResponse<String> answer) throws Exception {
        return JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "refresh_token");
    }

    @Test
    void a_code_without_its_verifier_is_worthless() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String query = authorization(verifier, BACK);
        assertRefused(exchange(logIn(query, "username=voice&password=voice"), ""), 400, "invalid_request");
        assertThat(exchange(logIn(query, "username=voice&password=voice"), new CodeVerifier().getValue())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_wrong_password_at_the_page_shows_the_page_again() throws Exception {
        String query = authorization(new CodeVerifier(), BACK);
        HttpResponse<String> answer = post("/authorize?" + query, "username=voice&password=wrong");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("用户名或密码不对");
        assertThat(answer.headers().firstValue("location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://evil.example/",
                "http://127.0.0.1@evil.example/",
                "http://127.0.0.1.evil.example/",
                "javascript:alert(1)",
                "",
                "http://127.0.0.1:8080/#x"
            })
    void codes_and_log_outs_go_to_this_machine_only(String address) throws Exception {
        assertRefused(get("/authorize?" + authorization(new CodeVerifier(), address)), 400, "invalid_request");
        if (!address.isEmpty()) {
            assertRefused(get("/endsession?post_logout_redirect_uri=" + encode(address)), 400, "invalid_request");
        }
    }

    @Test
    void a_request_without_challenge_is_refused() throws Exception {
        String query = authorization(new CodeVerifier(), BACK).replaceAll("&code_challenge=[^&]*", "");
        assertRefused(get("/authorize?" + query), 400, "invalid_request");
    }

    @Test
    void pages_of_this_machine_may_read_answers_others_may_not() throws Exception {
        assertThat(origin("http://127.0.0.1:8080")).contains("http://127.0.0.1:8080");
        assertThat(origin("https://evil.example")).isEmpty();
    }

    private java.util.Optional<String> origin(String origin) throws Exception {
        return http.send(
                        request(issuer + "/jwks").header("Origin", origin).GET().build(), text())
                .headers()
                .firstValue("access-control-allow-origin");
    }

    private String logIn(String query, String form) throws Exception {
        HttpResponse<String> answer = post("/authorize?" + query, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String location = answer.headers().firstValue("location").orElseThrow();
        assertThat(location).startsWith(BACK + "?").contains("state=s-1");
        return location.replaceAll(".*[?&]code=([^&]+).*", "$1");
    }

    private HttpResponse<String> exchange(String code, String verifier) throws Exception {
        return post(
                "/token",
                "grant_type=authorization_code&client_id=jidi-web&code=" + code + "&redirect_uri=" + encode(BACK)
                        + "&code_verifier=" + verifier);
    }

    private static String authorization(CodeVerifier verifier, String back) {
        return "response_type=code&client_id=jidi-web&scope=openid&state=s-1&nonce=n-1&redirect_uri=" + encode(back)
                + "&code_challenge_method=S256&code_challenge="
                + CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
    }

    private HttpResponse<String> password(String username, String password) throws Exception {
        return post("/token", "grant_type=password&client_id=jidi-cli&username=" + username + "&password=" + password);
    }

    private HttpResponse<String> basic(String pair) throws Exception {
        return http.send(
                request(issuer + "/token")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)))
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                text());
    }

    private static SignedJWT accessToken(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SignedJWT.parse(JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "access_token"));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + error + "\"").doesNotContain("access_token");
    }

    private boolean verifies(SignedJWT token) throws Exception {
        return token.verify(new RSASSAVerifier(
                keys().getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey()));
    }

    private JWKSet keys() throws Exception {
        return JWKSet.parse(get("/jwks").body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(issuer + path).GET().build(), text());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return http.send(
                request(issuer + path)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                text());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/x-www-form-urlencoded");
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
