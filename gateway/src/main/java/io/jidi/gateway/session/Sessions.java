package io.jidi.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.gateway.edge.Refusals;
import io.jidi.gateway.identity.TokenCheck;
import io.jidi.platform.problem.PlatformProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a browser with a session a bearer of its access token, before any route looks at the request. A request that
 * brings a bearer token of its own is not touched.
 */
@Singleton
class Sessions {

    static final String CSRF = "X-CSRF-Token";

    private static final Logger LOG = Logger.getLogger(Sessions.class);

    /** After the doorway, before everything else. */
    private static final int SECOND = 90_000;

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final SessionSettings settings;
    private final Crumbs crumbs;
    private final IssuerCalls issuer;
    private final TokenCheck tokens;
    private final Refusals refusals;
    private final SignedOut signedOut;
    private final Clock clock;
    private final Renewals renewals;

    Sessions(
            SessionSettings settings,
            Crumbs crumbs,
            IssuerCalls issuer,
            TokenCheck tokens,
            Refusals refusals,
            SignedOut signedOut,
            Clock clock) {
        this.settings = settings;
        this.crumbs = crumbs;
        this.issuer = issuer;
        this.tokens = tokens;
        this.refusals = refusals;
        this.signedOut = signedOut;
        this.clock = clock;
        this.renewals = new Renewals(clock);
    }

    void register(@Observes Filters filters) {
        if (settings.on()) {
            filters.register(this::enter, SECOND);
        }
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = String.valueOf(request.path());
        if (!path.startsWith("/api/v1/")
                || request.headers().contains(HttpHeaders.AUTHORIZATION)
                || !crumbs.isThere(context)) {
            context.next();
            return;
        }
        Session session = find(context).orElse(null);
        if (session == null) {
            context.next();
        } else if (isForged(request, session)) {
            refusals.refuse(context, forged());
        } else if (!isDue(session)) {
            carryOn(context, session);
        } else {
            boolean body = Refusals.isBodyUnread(request);
            if (body) {
                // Whoever takes the request reads it; until then it waits.
                request.pause();
            }
            current(context, session).onComplete(found -> {
                if (found.result() == null) {
                    context.next();
                } else {
                    carryOn(context, found.result());
                }
            });
        }
    }

    /** The session of the cookie, unless it lasted long enough or is known to have been ended. */
    Optional<Session> find(RoutingContext context) {
        return crumbs.get(context, Crumbs.SESSION, Session.class)
                .filter(session -> clock.instant().isBefore(session.startedAt().plus(settings.longest())))
                .filter(session -> !signedOut.holds(session.csrf()));
    }

    /** The session with a token that is still good for a while; null when it is over. */
    Future<@Nullable Session> current(RoutingContext context, Session session) {
        String refresh = session.refresh();
        if (!isDue(session) || refresh == null) {
            return Future.succeededFuture(session);
        }
        return renewals.once(
                        refresh,
                        () -> issuer.tokens(Map.of("grant_type", "refresh_token", "refresh_token", refresh))
                                .compose(answer -> renewed(session, answer)))
                .map(fresh -> {
                    crumbs.set(context, Crumbs.SESSION, fresh, settings.longest());
                    return fresh;
                })
                .recover(failure -> {
                    // The old token is good until it expires: an issuer that is away signs nobody out before that.
                    LOG.debugf(failure, "a session was not renewed");
                    if (failure instanceof IssuerCalls.Refused
                            && !clock.instant().isBefore(session.expiresAt())) {
                        crumbs.clear(context, Crumbs.SESSION);
                        return Future.succeededFuture(null);
                    }
                    return Future.succeededFuture(session);
                });
    }

    private Future<Session> renewed(Session before, JsonNode answer) {
        String access = answer.path("access_token").asText();
        return tokens.check("Bearer " + access)
                .map(verified -> new Session(
                        access,
                        answer.hasNonNull("refresh_token")
                                ? answer.path("refresh_token").asText()
                                : before.refresh(),
                        answer.hasNonNull("id_token") ? answer.path("id_token").asText() : before.identity(),
                        before.csrf(),
                        before.startedAt(),
                        verified.expiresAt()));
    }

    private boolean isDue(Session session) {
        return !clock.instant().isBefore(session.expiresAt().minus(settings.refreshBefore()));
    }

    /**
     * A browser sends the cookie with whatever page makes it send a request. What changes something must therefore come from
     * our own script, which alone can read the session's word and set a header (OWASP CSRF: custom header, origin).
     */
    boolean isForged(HttpServerRequest request, Session session) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !origin.equals(settings.address())) {
            return true;
        }
        if (SAFE.contains(request.method())) {
            return false;
        }
        String word = request.getHeader(CSRF);
        return word == null || !SignIn.same(session.csrf(), word);
    }

    static io.jidi.platform.problem.Problem forged() {
        return PlatformProblem.FORBIDDEN.problem(
                "缺少或不符的 " + CSRF + " 请求头，或请求来自其他站点",
                "The header " + CSRF + " is missing or wrong, or another site sent the request");
    }

    private static void carryOn(RoutingContext context, Session session) {
        context.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + session.access());
        context.next();
    }
}
