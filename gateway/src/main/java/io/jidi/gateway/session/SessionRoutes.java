package io.jidi.gateway.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.gateway.edge.Refusals;
import io.jidi.gateway.identity.TokenCheck;
import io.jidi.gateway.identity.Verified;
import io.jidi.platform.problem.PlatformProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the cockpit asks about the session: who am I, and let me go. */
@Singleton
class SessionRoutes {

    private static final int ORDER = -100;

    private final SessionSettings settings;
    private final Sessions sessions;
    private final Crumbs crumbs;
    private final IssuerCalls issuer;
    private final TokenCheck tokens;
    private final SignedOut signedOut;
    private final Refusals refusals;
    private final SignInLog log;
    private final ObjectMapper json;

    SessionRoutes(
            SessionSettings settings,
            Sessions sessions,
            Crumbs crumbs,
            IssuerCalls issuer,
            TokenCheck tokens,
            SignedOut signedOut,
            Refusals refusals,
            SignInLog log,
            ObjectMapper json) {
        this.settings = settings;
        this.sessions = sessions;
        this.crumbs = crumbs;
        this.issuer = issuer;
        this.tokens = tokens;
        this.signedOut = signedOut;
        this.refusals = refusals;
        this.log = log;
        this.json = json;
    }

    void register(@Observes Router router) {
        if (settings.on()) {
            router.get("/auth/session").order(ORDER).handler(this::tell);
            router.post("/auth/sign-out").order(ORDER).handler(this::signOut);
        }
    }

    /** Who is signed in, and the word that writes must name. */
    private void tell(RoutingContext context) {
        Optional<Session> found = sessions.find(context);
        if (found.isEmpty() || sessions.isForged(context.request(), found.get())) {
            refusals.refuse(context, PlatformProblem.UNAUTHENTICATED.problem());
            return;
        }
        sessions.current(context, found.get())
                .compose(session -> session == null
                        ? io.vertx.core.Future.failedFuture(PlatformProblem.UNAUTHENTICATED.problem())
                        : tokens.check("Bearer " + session.access()).map(verified -> described(session, verified)))
                .onSuccess(body -> answer(context, body))
                .onFailure(over -> refusals.refuse(
                        context,
                        over instanceof io.jidi.platform.problem.Problem problem
                                ? problem
                                : PlatformProblem.UNAUTHENTICATED.problem()));
    }

    private ObjectNode described(Session session, Verified verified) {
        ObjectNode body = json.createObjectNode()
                .put("userId", verified.caller().userId())
                .put("name", verified.caller().name())
                .put("organisation", verified.caller().organisation())
                .put("expiresAt", session.expiresAt().toString())
                .put("endsAt", session.startedAt().plus(settings.longest()).toString())
                .put("csrfToken", session.csrf());
        verified.caller().roles().stream().sorted().forEach(body.putArray("roles")::add);
        var scope = verified.caller().scope();
        ObjectNode scopes = body.putObject("scope");
        scope.regions().stream().sorted().forEach(scopes.putArray("regions")::add);
        scope.bases().stream().sorted().forEach(scopes.putArray("bases")::add);
        scope.funds().stream().sorted().forEach(scopes.putArray("funds")::add);
        scope.enterprises().stream().sorted().forEach(scopes.putArray("enterprises")::add);
        return body;
    }

    /** Ends the session here, its refresh token at the issuer, and tells where the issuer's own session is ended. */
    private void signOut(RoutingContext context) {
        Optional<Session> found = sessions.find(context);
        if (found.isEmpty()) {
            crumbs.clear(context, Crumbs.SESSION);
            answer(context, json.createObjectNode().put("location", "/"));
            return;
        }
        Session session = found.get();
        if (sessions.isForged(context.request(), session)) {
            refusals.refuse(context, Sessions.forged());
            return;
        }
        crumbs.clear(context, Crumbs.SESSION);
        signedOut.add(session.csrf(), session.expiresAt());
        String refresh = session.refresh();
        (refresh == null ? io.vertx.core.Future.<Void>succeededFuture() : issuer.revoke(refresh))
                .onComplete(revoked -> log.signedOut(context, SealedCaller.of(session)))
                .compose(told -> issuer.endpoints(), away -> issuer.endpoints())
                .map(known -> endSession(known.path("end_session_endpoint").asText(), session))
                .recover(away -> io.vertx.core.Future.succeededFuture("/"))
                .onSuccess(location -> answer(context, json.createObjectNode().put("location", location)));
    }

    /** OpenID Connect RP-Initiated Logout 1.0, 2. */
    private String endSession(String endpoint, Session session) {
        if (endpoint.isEmpty()) {
            return "/";
        }
        Map<String, String> query = new LinkedHashMap<>();
        if (session.identity() != null) {
            query.put("id_token_hint", session.identity());
        }
        query.put("client_id", settings.client());
        query.put("post_logout_redirect_uri", settings.address() + "/");
        return endpoint + "?" + IssuerCalls.form(query);
    }

    private static void answer(RoutingContext context, ObjectNode body) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.toString());
    }
}
