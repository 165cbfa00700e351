package io.jidi.gateway.proxy;

import io.jidi.gateway.edge.Refusals;
import io.jidi.gateway.identity.TokenCheck;
import io.jidi.gateway.limits.Limits;
import io.jidi.gateway.proxy.rules.Routes;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Everything under {@code /api/v1} that is not the gateway's own: route, size, token, then on to the service. */
@Singleton
class ProxyRoute {

    private static final Logger LOG = Logger.getLogger(ProxyRoute.class);

    /** Before the framework's own routes, after the doorway. */
    private static final int ORDER = -100;

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final TokenCheck tokens;
    private final Limits limits;
    private final StreamingProxy proxy;
    private final Refusals refusals;

    ProxyRoute(TokenCheck tokens, Limits limits, StreamingProxy proxy, Refusals refusals) {
        this.tokens = tokens;
        this.limits = limits;
        this.proxy = proxy;
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route("/api/v1/*").order(ORDER).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = String.valueOf(request.path());
        if (path.equals("/api/v1/events") || path.startsWith("/api/v1/events/")) {
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
            tokens.check(request.getHeader(HttpHeaders.AUTHORIZATION))
                    .onSuccess(verified -> forward(context, route.get()))
                    .onFailure(failure -> refusals.refuse(context, asProblem(failure)));
        }
    }

    private void forward(RoutingContext context, Routes.Route route) {
        HttpServerRequest request = context.request();
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        proxy.forward(request, route);
    }

    /** A length that is no number cannot be told from a huge one; the server refuses it before us. */
    private boolean isTooLarge(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return false;
        }
        return !length.matches("\\d{1,18}") || Long.parseLong(length) > limits.bodyBytes();
    }

    private static Problem asProblem(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        LOG.errorf(failure, "unforeseen failure at the edge");
        return PlatformProblem.INTERNAL_ERROR.problem();
    }
}
