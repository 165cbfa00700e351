package io.jidi.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.gateway.edge.Refusals;
import io.jidi.gateway.identity.TokenCheck;
import io.jidi.gateway.identity.Verified;
import io.jidi.gateway.limits.CallerRates;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** To the issuer and back: authorization code with PKCE (RFC 6749, 7636; OpenID Connect Core 3.1). */
@Singleton
class SignIn {

    private static final Logger LOG = Logger.getLogger(SignIn.class);

    /** Before the framework's own routes, after the doorway. */
    private static final int ORDER = -100;

    /** So long somebody may stand before the issuer's page. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration COME_BACK = Duration.ofSeconds(2);
    private static final int RANDOM_BYTES = 32;

    private final SessionSettings settings;
    private final IssuerCalls issuer;
    private final Crumbs crumbs;
    private final TokenCheck tokens;
    private final CallerRates rates;
    private final Refusals refusals;
    private final SignInLog log;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignIn(
            SessionSettings settings,
            IssuerCalls issuer,
            Crumbs crumbs,
            TokenCheck tokens,
            CallerRates rates,
            Refusals refusals,
            SignInLog log,
            Clock clock) {
        this.settings = settings;
        this.issuer = issuer;
        this.crumbs = crumbs;
        this.tokens = tokens;
        this.rates = rates;
        this.refusals = refusals;
        this.log = log;
        this.clock = clock;
    }

    /** What must come back from the issuer with the browser that was sent there. */
    record Attempt(String state, String nonce, String verifier, String back) {}

    void register(@Observes Router router) {
        if (settings.on()) {
            router.get("/auth/sign-in").order(ORDER).handler(this::send);
            router.get("/auth/callback").order(ORDER).handler(this::receive);
        }
    }

    private void send(RoutingContext context) {
        String back = Optional.ofNullable(context.request().getParam("back")).orElse("/");
        if (!isOurs(back)) {
            refusals.refuse(
                    context,
                    PlatformProblem.INVALID_PARAMETER.at(
                            "?back", "应为本站路径，以 / 开头", "Expected a path of this site, beginning with /"));
            return;
        }
        issuer.endpoints()
                .onSuccess(known -> {
                    Attempt attempt = new Attempt(random(), random(), random(), back);
                    crumbs.set(context, Crumbs.LOGIN, attempt, PATIENCE);
                    Map<String, String> query = new LinkedHashMap<>();
                    query.put("response_type", "code");
                    query.put("client_id", settings.client());
                    query.put("redirect_uri", settings.redirectUri());
                    query.put("scope", "openid");
                    query.put("state", attempt.state());
                    query.put("nonce", attempt.nonce());
                    query.put("code_challenge_method", "S256");
                    query.put("code_challenge", challenge(attempt.verifier()));
                    redirect(context, known.path("authorization_endpoint").asText() + "?" + IssuerCalls.form(query));
                })
                .onFailure(away -> unavailable(context, away));
    }

    private void receive(RoutingContext context) {
        Optional<Attempt> attempt = crumbs.get(context, Crumbs.LOGIN, Attempt.class);
        crumbs.clear(context, Crumbs.LOGIN);
        String state = context.request().getParam("state");
        String code = context.request().getParam("code");
        if (attempt.isEmpty()
                || state == null
                || code == null
                || !same(attempt.get().state(), state)) {
            // A sign-in that this browser did not begin, or that lay too long: it begins anew.
            refuse(context, "state");
            return;
        }
        issuer.tokens(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        settings.redirectUri(),
                        "code_verifier",
                        attempt.get().verifier()))
                .compose(answer -> signedIn(context, attempt.get(), answer))
                .onSuccess(verified -> {
                    log.signedIn(context, verified.caller());
                    redirect(context, attempt.get().back());
                })
                .onFailure(failure -> {
                    if (failure instanceof IssuerCalls.Refused || failure instanceof Problem) {
                        refuse(context, "issuer");
                    } else {
                        log.failed(context, "issuer away");
                        unavailable(context, failure);
                    }
                });
    }

    /** Each is an entry in the audit trail, which nobody may fill: who is refused again and again is put off without one. */
    private void refuse(RoutingContext context, String where) {
        Optional<Duration> comeBack = rates.refusedToken(
                        context.request().remoteAddress().hostAddress())
                .comeBack();
        if (comeBack.isPresent()) {
            refusals.refuse(context, PlatformProblem.TOO_MANY_REQUESTS.problem().retryAfter(comeBack.get()));
        } else {
            log.failed(context, where);
            refusals.refuse(context, PlatformProblem.UNAUTHENTICATED.problem());
        }
    }

    private Future<Verified> signedIn(RoutingContext context, Attempt attempt, JsonNode answer) {
        String access = answer.path("access_token").asText();
        String identity = answer.path("id_token").asText();
        return tokens.identity(identity, settings.client()).compose(told -> {
            if (!(told.getClaim("nonce") instanceof String nonce) || !same(attempt.nonce(), nonce)) {
                return Future.failedFuture(PlatformProblem.UNAUTHENTICATED.problem());
            }
            return tokens.check("Bearer " + access).compose(verified -> {
                if (!verified.caller().userId().equals(told.getSubject())) {
                    return Future.failedFuture(PlatformProblem.UNAUTHENTICATED.problem());
                }
                Session session = new Session(
                        access,
                        answer.hasNonNull("refresh_token")
                                ? answer.path("refresh_token").asText()
                                : null,
                        identity,
                        random(),
                        clock.instant(),
                        verified.expiresAt());
                crumbs.set(context, Crumbs.SESSION, session, settings.longest());
                return Future.succeededFuture(verified);
            });
        });
    }

    private void unavailable(RoutingContext context, Throwable away) {
        LOG.warnf("the issuer cannot be asked: %s", away.getMessage());
        refusals.refuse(
                context,
                PlatformProblem.UNAVAILABLE
                        .problem("身份服务暂不可用，请稍后重试", "The identity service is away; try again")
                        .retryAfter(COME_BACK));
    }

    /** A path of this site and nothing that a browser might take for another: no second slash, no backslash, no control. */
    static boolean isOurs(String back) {
        return back.matches("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]{0,1000}") || back.equals("/");
    }

    static void redirect(RoutingContext context, String address) {
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    private String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
