package io.jidi.local.issuer;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Stands before the server: checks a request and passes on one it has written itself, so that nothing of the original
 * that was not looked at (Host, forwarded headers, repeated or extra parameters) can have an effect.
 */
final class Wall implements Function<OAuth2HttpRequest, OAuth2HttpResponse> {
    static final String ISSUER_ID = "jidi";
    /** The public client of browsers: code flow with PKCE. */
    static final String WEB_CLIENT = "jidi-web";
    /** The public client of the command line: password grant. */
    static final String CLI_CLIENT = "jidi-cli";

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    private final String base;
    private final DemoUsers users;
    private final LoginPage page;
    private final RefreshTokens refreshTokens = new RefreshTokens(Clock.systemUTC());
    private final Function<OAuth2HttpRequest, OAuth2HttpResponse> server;

    Wall(int port, DemoUsers users, Function<OAuth2HttpRequest, OAuth2HttpResponse> server) {
        this.base = "http://127.0.0.1:" + port;
        this.users = users;
        this.page = new LoginPage(users);
        this.server = server;
    }

    @Override
    public OAuth2HttpResponse apply(OAuth2HttpRequest request) {
        OAuth2HttpResponse answer;
        try {
            answer = route(request);
        } catch (IllegalArgumentException e) {
            answer = Answers.error(400, "invalid_request", String.valueOf(e.getMessage()));
        }
        return Answers.forBrowserOf(request.getHeaders().get("Origin"), answer);
    }

    private OAuth2HttpResponse route(OAuth2HttpRequest request) {
        String what = request.getMethod() + " " + request.getOriginalUrl().encodedPath();
        return switch (what) {
            case "GET /jidi/.well-known/openid-configuration", "GET /jidi/.well-known/oauth-authorization-server" ->
                Answers.json(200, discovery());
            case "GET /jidi/jwks" -> server.apply(get("/jidi/jwks", Headers.of()));
            case "GET /jidi/authorize" -> askToLogIn(query(request));
            case "POST /jidi/authorize" -> logIn(query(request), Form.parse(request.getBody()));
            case "POST /jidi/token" -> token(Form.parse(request.getBody()), basic(request));
            case "POST /jidi/revoke" -> revoke(Form.parse(request.getBody()));
            case "GET /jidi/userinfo" -> server.apply(get("/jidi/userinfo", authorization(request)));
            case "GET /jidi/endsession" -> logOut(query(request));
            default ->
                request.getMethod().equals("OPTIONS")
                        ? Answers.empty(204)
                        : Answers.error(404, "not_found", "no such endpoint: " + what);
        };
    }

    private OAuth2HttpResponse askToLogIn(Form query) {
        checkAuthorization(query);
        return Answers.html(200, page.show(false));
    }

    private OAuth2HttpResponse logIn(Form query, Form login) {
        checkAuthorization(query);
        Optional<DemoUser> user =
                users.admit(login.get("username"), login.get("password")).filter(found -> !found.machine());
        if (user.isEmpty()) {
            return Answers.html(401, page.show(true));
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("username", user.get().username());
        form.put("claims", JSONObjectUtils.toJSONString(user.get().claims()));
        return server.apply(
                post("/jidi/authorize?" + Form.encode(authorization(query)), Form.encode(form), Headers.of()));
    }

    private static Map<String, String> authorization(Form query) {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("response_type", "code");
        kept.put("client_id", WEB_CLIENT);
        kept.put("scope", "openid");
        kept.put("code_challenge_method", "S256");
        for (String name : new String[] {"redirect_uri", "state", "nonce", "code_challenge"}) {
            kept.put(name, query.get(name));
        }
        return kept;
    }

    private static void checkAuthorization(Form query) {
        require(query.get("response_type").equals("code"), "response_type must be code");
        require(query.get("client_id").equals(WEB_CLIENT), "client_id must be " + WEB_CLIENT);
        require(Set.of(query.get("scope").split(" ", -1)).contains("openid"), "scope must contain openid");
        require(isOnThisMachine(query.get("redirect_uri")), "redirect_uri must be an http address of this machine");
        // Without a challenge the server would not ask for the verifier either.
        require(query.get("code_challenge_method").equals("S256"), "code_challenge_method must be S256");
        require(query.get("code_challenge").matches("[A-Za-z0-9_-]{43}"), "code_challenge must be a SHA-256 value");
    }

    private OAuth2HttpResponse token(Form form, Optional<String[]> basic) {
        return switch (form.get("grant_type")) {
            case "password" -> byPassword(form);
            case "client_credentials" -> byClientSecret(form, basic);
            case "authorization_code" -> byCode(form);
            case "refresh_token" -> byRefreshToken(form);
            default ->
                Answers.error(
                        400,
                        "unsupported_grant_type",
                        "grants: authorization_code, client_credentials, password, refresh_token");
        };
    }

    private OAuth2HttpResponse byPassword(Form form) {
        require(form.get("client_id").equals(CLI_CLIENT), "client_id must be " + CLI_CLIENT);
        return users.admit(form.get("username"), form.get("password"))
                .filter(user -> !user.machine())
                .map(user -> tokenOf(
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                CLI_CLIENT,
                                "username",
                                user.username(),
                                "password",
                                user.username(),
                                "scope",
                                "openid"),
                        Headers.of()))
                .orElseGet(() -> Answers.error(400, "invalid_grant", "unknown user or wrong password"));
    }

    private OAuth2HttpResponse byClientSecret(Form form, Optional<String[]> basic) {
        String id = basic.map(pair -> pair[0]).orElse(form.get("client_id"));
        String secret = basic.map(pair -> pair[1]).orElse(form.get("client_secret"));
        return users.admit(id, secret)
                .filter(DemoUser::machine)
                .map(client -> tokenOf(
                        Map.of("grant_type", "client_credentials"),
                        Headers.of("Authorization", "Basic " + base64(client.username() + ":" + client.username()))))
                .orElseGet(() -> Answers.error(401, "invalid_client", "unknown client or wrong secret"));
    }

    private OAuth2HttpResponse byCode(Form form) {
        require(form.get("client_id").equals(WEB_CLIENT), "client_id must be " + WEB_CLIENT);
        require(form.get("code_verifier").matches("[A-Za-z0-9._~-]{43,128}"), "code_verifier is missing or malformed");
        require(isOnThisMachine(form.get("redirect_uri")), "redirect_uri must be an http address of this machine");
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("grant_type", "authorization_code");
        kept.put("client_id", WEB_CLIENT);
        for (String name : new String[] {"code", "redirect_uri", "code_verifier"}) {
            kept.put(name, form.get(name));
        }
        return remembered(tokenOf(kept, Headers.of()));
    }

    /** Good once: the answer holds the next one. The server takes up the claims of the log-in that it belongs to. */
    private OAuth2HttpResponse byRefreshToken(Form form) {
        require(form.get("client_id").equals(WEB_CLIENT), "client_id must be " + WEB_CLIENT);
        String token = form.get("refresh_token");
        if (!refreshTokens.spend(token)) {
            return Answers.error(400, "invalid_grant", "unknown, spent, revoked or expired refresh token");
        }
        return remembered(tokenOf(
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        WEB_CLIENT,
                        "refresh_token",
                        token,
                        "scope",
                        "openid"),
                Headers.of()));
    }

    private OAuth2HttpResponse remembered(OAuth2HttpResponse answer) {
        try {
            if (answer.getStatus() == 200 && answer.getBody() != null) {
                Object token = JSONObjectUtils.parse(answer.getBody()).get("refresh_token");
                if (token instanceof String text) {
                    refreshTokens.remember(text);
                }
            }
        } catch (ParseException e) {
            throw new IllegalStateException("the server's token answer is no JSON", e);
        }
        return answer;
    }

    /** RFC 7009: what is unknown is revoked already. */
    private OAuth2HttpResponse revoke(Form form) {
        require(form.get("client_id").equals(WEB_CLIENT), "client_id must be " + WEB_CLIENT);
        refreshTokens.spend(form.get("token"));
        return Answers.empty(200);
    }

    private OAuth2HttpResponse tokenOf(Map<String, String> form, Headers headers) {
        return server.apply(post("/jidi/token", Form.encode(form), headers));
    }

    private static OAuth2HttpResponse logOut(Form query) {
        String back = query.get("post_logout_redirect_uri");
        require(back.isEmpty() || isOnThisMachine(back), "post_logout_redirect_uri must be an address of this machine");
        return back.isEmpty() ? Answers.html(200, "<!doctype html><p>已退出 · Signed out</p>") : Answers.redirect(back);
    }

    private Map<String, Object> discovery() {
        String issuer = base + "/" + ISSUER_ID;
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("authorization_endpoint", issuer + "/authorize");
        document.put("token_endpoint", issuer + "/token");
        document.put("userinfo_endpoint", issuer + "/userinfo");
        document.put("end_session_endpoint", issuer + "/endsession");
        document.put("revocation_endpoint", issuer + "/revoke");
        document.put("jwks_uri", issuer + "/jwks");
        document.put("response_types_supported", new String[] {"code"});
        document.put("response_modes_supported", new String[] {"query"});
        document.put(
                "grant_types_supported",
                new String[] {"authorization_code", "client_credentials", "password", "refresh_token"});
        document.put("subject_types_supported", new String[] {"public"});
        document.put("id_token_signing_alg_values_supported", new String[] {"RS256"});
        document.put("code_challenge_methods_supported", new String[] {"S256"});
        document.put("scopes_supported", new String[] {"openid"});
        document.put(
                "token_endpoint_auth_methods_supported",
                new String[] {"none", "client_secret_basic", "client_secret_post"});
        return document;
    }

    private OAuth2HttpRequest get(String path, Headers headers) {
        return new OAuth2HttpRequest(withHost(headers), "GET", HttpUrl.get(base + path), "");
    }

    private OAuth2HttpRequest post(String path, String body, Headers headers) {
        Headers all = headers.newBuilder()
                .set("Content-Type", "application/x-www-form-urlencoded")
                .build();
        return new OAuth2HttpRequest(withHost(all), "POST", HttpUrl.get(base + path), body);
    }

    private Headers withHost(Headers headers) {
        return headers.newBuilder()
                .set("Host", base.substring("http://".length()))
                .build();
    }

    private static Headers authorization(OAuth2HttpRequest request) {
        String value = request.getHeaders().get("Authorization");
        return value == null ? Headers.of() : Headers.of("Authorization", value);
    }

    private static Form query(OAuth2HttpRequest request) {
        return Form.parse(request.getOriginalUrl().encodedQuery());
    }

    private static Optional<String[]> basic(OAuth2HttpRequest request) {
        String value = request.getHeaders().get("Authorization");
        if (value == null || !value.startsWith("Basic ")) {
            return Optional.empty();
        }
        String pair =
                new String(Base64.getDecoder().decode(value.substring("Basic ".length())), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        require(colon > 0, "malformed Authorization header");
        return Optional.of(new String[] {pair.substring(0, colon), pair.substring(colon + 1)});
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isOnThisMachine(String address) {
        try {
            URI uri = URI.create(address);
            return "http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && THIS_MACHINE.contains(uri.getHost())
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
