package io.jidi.gateway.proxy;

import io.jidi.gateway.edge.AccessLog;
import io.jidi.gateway.edge.Refusals;
import io.jidi.gateway.identity.TokenCheck;
import io.jidi.gateway.identity.Verified;
import io.jidi.gateway.limits.Admission;
import io.jidi.gateway.limits.CallerRates;
import io.jidi.gateway.limits.Limits;
import io.jidi.gateway.limits.rules.Lane;
import io.jidi.gateway.proxy.rules.Routes;
import io.jidi.gateway.upstream.Upstream;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Everything under {@code /api/v1} and {@code /open/v1} that is not the gateway's own: route, size, token, rate, room, then on to the service. */
@Singleton
class ProxyRoute {

    private static final Logger LOG = Logger.getLogger(ProxyRoute.class);

    /**
     * After the doorway and the sessions, and before the framework's security and routes, which have no part in what is passed
     * on and would cost as much as the passing.
     */
    private static final int THIRD = 80_000;

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final TokenCheck tokens;
    private final Limits limits;
    private final CallerRates rates;
    private final Admission admission;
    private final StreamingProxy proxy;
    private final Refusals refusals;

    ProxyRoute(
            TokenCheck tokens,
            Limits limits,
            CallerRates rates,
            Admission admission,
            StreamingProxy proxy,
            Refusals refusals) {
        this.tokens = tokens;
        this.limits = limits;
        this.rates = rates;
        this.admission = admission;
        this.proxy = proxy;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, THIRD);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = String.valueOf(request.path());
        if (!path.startsWith("/api/v1/") && !path.startsWith("/open/v1/")
                || path.equals("/api/v1/events")
                || path.startsWith("/api/v1/events/")
                || path.equals("/api/v1/audit-entries")) {
            context.next();
            return;
        }
        Optional<Routes.Route> route = Routes.find(path);
        if (route.isEmpty()) {
            refusals.refuse(context, PlatformProblem.NOT_FOUND.problem());
        } else if (!METHODS.contains(request.method())) {
            refusals.refuse(context, PlatformProblem.METHOD_NOT_ALLOWED.problem());
        } else if (isTooLarge(request)) {
            refusals.refuse(context, PlatformProblem.PAYLOAD_TOO_LARGE.problem());
        } else {
            request.pause();
            if (route.get().isOpen()) {
                admitOpen(context, route.get());
                return;
            }
            tokens.check(request.getHeader(HttpHeaders.AUTHORIZATION))
                    .onSuccess(verified -> admit(context, verified, route.get()))
                    .onFailure(failure -> refusals.refuse(context, refused(request, failure)));
        }
    }

    /** No token: counted by address here, and by platform where the signature is verified. */
    private void admitOpen(RoutingContext context, Routes.Route route) {
        String address = context.request().remoteAddress().hostAddress();
        Optional<Duration> comeBack = rates.take("open " + address, "open").comeBack();
        if (comeBack.isPresent()) {
            refusals.refuse(context, tooMany(comeBack.get()));
        } else {
            enter(context, route);
        }
    }

    private void admit(RoutingContext context, Verified verified, Routes.Route route) {
        CallerRates.Standing standing = rates.take(verified.caller().userId(), verified.application());
        context.put(AccessLog.CALLER, verified.caller().userId());
        context.addHeadersEndHandler(before -> context.response()
                .putHeader("RateLimit-Policy", standing.policyField())
                .putHeader("RateLimit", standing.limitField()));
        if (standing.comeBack().isPresent()) {
            refusals.refuse(context, tooMany(standing.comeBack().get()));
            return;
        }
        enter(context, route);
    }

    private void enter(RoutingContext context, Routes.Route route) {
        Admission.Ticket ticket;
        try {
            ticket = admission.enter(
                    route.upstream(),
                    Lane.of(
                            context.request().method().name(),
                            route.target(),
                            route.upstream() == Upstream.FUND,
                            route.takesLong()));
        } catch (Problem busy) {
            refusals.refuse(context, busy);
            return;
        }
        forward(context, route, ticket);
    }

    private void forward(RoutingContext context, Routes.Route route, Admission.Ticket ticket) {
        HttpServerRequest request = context.request();
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        proxy.forward(context, route, ticket);
    }

    /** A length that is no number cannot be told from a huge one; the server refuses it before us. */
    private boolean isTooLarge(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return false;
        }
        return !length.matches("\\d{1,18}") || Long.parseLong(length) > limits.bodyBytes();
    }

    private static Problem tooMany(Duration comeBack) {
        return PlatformProblem.TOO_MANY_REQUESTS.problem().retryAfter(comeBack);
    }

    /** Who sends one bad token after another is put off: each costs a signature. */
    private Problem refused(HttpServerRequest request, Throwable failure) {
        Problem problem = asProblem(failure);
        if (problem.type() != PlatformProblem.UNAUTHENTICATED) {
            return problem;
        }
        return rates.refusedToken(request.remoteAddress().hostAddress())
                .comeBack()
                .map(ProxyRoute::tooMany)
                .orElse(problem);
    }

    private static Problem asProblem(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        LOG.errorf(failure, "unforeseen failure at the edge");
        return PlatformProblem.INTERNAL_ERROR.problem();
    }
}
