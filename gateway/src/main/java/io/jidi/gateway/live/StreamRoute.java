package io.jidi.gateway.live;

import io.jidi.gateway.edge.Refusals;
import io.jidi.gateway.identity.TokenCheck;
import io.jidi.gateway.identity.Verified;
import io.jidi.gateway.upstream.Upstream;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/events/stream}. Outside JAX-RS, for a stream must know whether its client takes what it is given.
 */
@Singleton
class StreamRoute {

    private static final Logger LOG = Logger.getLogger(StreamRoute.class);
    private static final int ORDER = -90;
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final LiveHub hub;
    private final TokenCheck tokens;
    private final Cursors cursors;
    private final LiveSettings settings;
    private final LiveMeters meters;
    private final Refusals refusals;
    private final Vertx vertx;
    private final Clock clock;

    StreamRoute(
            LiveHub hub,
            TokenCheck tokens,
            Cursors cursors,
            LiveSettings settings,
            LiveMeters meters,
            Refusals refusals,
            Vertx vertx,
            Clock clock) {
        this.hub = hub;
        this.tokens = tokens;
        this.cursors = cursors;
        this.settings = settings;
        this.meters = meters;
        this.refusals = refusals;
        this.vertx = vertx;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.route("/api/v1/events/stream").order(ORDER).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.method() != HttpMethod.GET) {
            refusals.refuse(context, PlatformProblem.METHOD_NOT_ALLOWED.problem());
            return;
        }
        tokens.check(request.getHeader(HttpHeaders.AUTHORIZATION))
                .compose(verified -> begin(context, verified))
                .onFailure(failure -> refusals.refuse(context, asProblem(failure)));
    }

    private Future<Void> begin(RoutingContext context, Verified verified) {
        HttpServerRequest request = context.request();
        EventQuery.requireKnown(request.params().names(), Set.of("after", "types", "subjects"));
        EventFilter filter =
                EventFilter.of(verified.caller().scope(), request.getParam("types"), request.getParam("subjects"));
        // A browser that connects again sends the id beside the address of its first connection: the id is newer.
        @Nullable String lastId = request.getHeader(LAST_EVENT_ID);
        Positions start = cursors.parse(lastId == null || lastId.isEmpty() ? request.getParam("after") : lastId);
        return requireNotAhead(start).map(ok -> {
            if (!context.response().closed()) {
                open(request, verified, filter, start);
            }
            return null;
        });
    }

    /** A cursor beyond the end of a feed is from before the feed began anew; waiting for it would last for ever. */
    private Future<Void> requireNotAhead(Positions start) {
        Positions head = hub.recent().look(Long.MAX_VALUE).head();
        List<Future<Void>> checks = new ArrayList<>();
        for (Upstream upstream : Upstream.values()) {
            long at = start.of(upstream);
            if (head.of(upstream) != Positions.UNKNOWN && at > head.of(upstream)) {
                checks.add(hub.feeds()
                        .read(upstream, Long.MAX_VALUE, 1, Duration.ZERO)
                        // A service that is away cannot say; the stream waits for it anyway.
                        .map(page -> page.head() >= at)
                        .otherwise(true)
                        .compose(within -> within ? Future.succeededFuture() : Future.failedFuture(Cursors.invalid())));
            }
        }
        return Future.all(checks).mapEmpty();
    }

    private void open(HttpServerRequest request, Verified verified, EventFilter filter, Positions start) {
        String callerId = verified.caller().userId();
        hub.admit(callerId);
        HttpServerResponse response = request.response();
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no");
        ResponseSink sink = new ResponseSink(vertx, request);
        LiveStream stream = new LiveStream(
                hub.recent(), hub.feeds(), cursors, filter, hub.audiences(), start, sink, settings, meters);
        long heart = vertx.setPeriodic(
                settings.heartbeat().toMillis(),
                beat -> sink.run(() -> {
                    if (clock.instant().isBefore(verified.expiresAt())) {
                        stream.heartbeat();
                    } else {
                        // What the token opened closes with it; the client comes back with a new one.
                        stream.close();
                    }
                }));
        Runnable gone = () -> {
            vertx.cancelTimer(heart);
            hub.gone(stream);
            stream.close();
        };
        response.endHandler(end -> gone.run());
        response.closeHandler(closed -> gone.run());
        response.exceptionHandler(broken -> gone.run());
        response.drainHandler(room -> stream.drained());
        sink.write(Frame.hello(settings.retry().toMillis()));
        hub.opened(stream, callerId);
    }

    private static Problem asProblem(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        LOG.errorf(failure, "unforeseen failure when a stream was opened");
        return PlatformProblem.INTERNAL_ERROR.problem();
    }
}
