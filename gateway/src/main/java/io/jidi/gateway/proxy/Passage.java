package io.jidi.gateway.proxy;

import io.jidi.gateway.limits.Admission;
import io.jidi.gateway.limits.CountedBody;
import io.jidi.gateway.proxy.rules.Routes;
import io.jidi.gateway.upstream.Address;
import io.jidi.platform.http.RequestIds;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.InternalCalls;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to its service and the answer on its way back. Used on one event loop only.
 *
 * <p>Written out on Vert.x itself: its proxy library reads the dates of each answer for a cache that must not be here, and sends
 * a small answer in two pieces (docs/benchmarks.md tells what the gateway takes without it).
 */
final class Passage {

    private static final Logger LOG = Logger.getLogger(Passage.class);
    private static final Duration COME_BACK = Duration.ofSeconds(1);

    /** An answer up to here is sent in one piece, in bytes; a larger one streams, at the pace of its reader. */
    private static final long IN_ONE_PIECE = 16_384;

    private final StreamingProxy proxy;
    private final HttpClient client;
    private final RoutingContext context;
    private final HttpServerRequest inbound;
    private final Routes.Route route;
    private final Admission.Ticket ticket;
    private final Deadline arrival;
    private final Deadline deadline;
    private final String target;
    private @Nullable CountedBody body;
    private @Nullable HttpClientRequest outbound;
    private boolean askedAgain;

    /** The answer is under way, or was refused: what else the service does is no longer of interest. */
    private boolean settled;

    Passage(
            StreamingProxy proxy,
            HttpClient client,
            RoutingContext context,
            Routes.Route route,
            Admission.Ticket ticket) {
        this.proxy = proxy;
        this.client = client;
        this.context = context;
        this.inbound = context.request();
        this.route = route;
        this.ticket = ticket;
        this.arrival = new Deadline(proxy.vertx, proxy.limits.bodyTime(), this::cutOff);
        this.deadline = new Deadline(
                proxy.vertx, route.takesLong() ? proxy.limits.adminAnswer() : proxy.limits.answer(), this::giveUp);
        String query = inbound.query();
        this.target = query == null ? route.target() : route.target() + '?' + query;
    }

    void begin() {
        context.addEndHandler(ended -> {
            if (ended.failed()) {
                left();
            }
        });
        if (hasBody()) {
            body = new CountedBody(inbound, proxy.limits.bodyBytes(), this::arrived);
            arrival.start();
        } else {
            inbound.resume();
            deadline.start();
        }
        ask();
    }

    private void arrived() {
        arrival.cancel();
        deadline.start();
    }

    private boolean hasBody() {
        String length = inbound.headers().get(HttpHeaders.CONTENT_LENGTH);
        return inbound.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    private void ask() {
        Address address = proxy.addresses.of(route.upstream());
        client.request(new RequestOptions()
                        .setMethod(inbound.method())
                        .setHost(address.host())
                        .setPort(address.port())
                        .setSsl(address.tls())
                        .setConnectTimeout(proxy.limits.connect().toMillis())
                        .setURI(target))
                .onSuccess(this::send)
                .onFailure(this::failed);
    }

    private void send(HttpClientRequest request) {
        // What goes wrong is told by the future of the answer.
        request.exceptionHandler(told -> {});
        outbound = request;
        if (settled) {
            request.reset();
            return;
        }
        MultiMap headers = request.headers();
        PassedHeaders.there(inbound.headers(), headers);
        headers.set(
                InternalCalls.EDGE_HEADER,
                proxy.calls.stamp(
                        route.upstream().serviceName(),
                        inbound.method().name(),
                        target,
                        headers.get(HttpHeaders.AUTHORIZATION)));
        headers.set(RequestIds.CLIENT_ADDRESS, inbound.remoteAddress().hostAddress());
        request.response().onSuccess(this::answered).onFailure(this::failed);
        CountedBody counted = body;
        if (counted == null) {
            request.end();
        } else {
            request.setChunked(!headers.contains(HttpHeaders.CONTENT_LENGTH));
            // A body that breaks off must not look whole to the service.
            counted.pipe().endOnFailure(false).to(request).onFailure(broken -> {
                arrival.cancel();
                request.reset(0, broken);
            });
        }
    }

    /** Of a refusal the body may still be on its way: its time goes on. */
    private void answered(HttpClientResponse answer) {
        deadline.cancel();
        ticket.answered(answer.statusCode());
        HttpServerResponse response = inbound.response();
        if (settled || response.closed()) {
            answer.request().reset();
            return;
        }
        settled = true;
        response.setStatusCode(answer.statusCode());
        PassedHeaders.back(answer.headers(), response.headers());
        leadThroughTheEdge(response.headers());
        String length = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (hasNoBody(answer)) {
            response.end();
        } else if (length != null && length.length() < 6 && Long.parseLong(length) <= IN_ONE_PIECE) {
            answer.body().onSuccess(response::end).onFailure(this::brokenOff);
        } else {
            response.setChunked(length == null);
            answer.pipe().endOnFailure(false).to(response).onFailure(this::brokenOff);
        }
    }

    private boolean hasNoBody(HttpClientResponse answer) {
        return inbound.method().equals(HttpMethod.HEAD) || answer.statusCode() == 204 || answer.statusCode() == 304;
    }

    /** A service names its own address, which a client must not need: the path is enough (RFC 9110, 10.2.2). */
    private void leadThroughTheEdge(MultiMap headers) {
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            proxy.addresses
                    .of(route.upstream())
                    .pathOf(location)
                    .ifPresent(path -> headers.set(HttpHeaders.LOCATION, path));
        }
    }

    /** What came so far must not look whole. */
    private void brokenOff(Throwable failure) {
        LOG.debugf("an answer broke off: %s", failure.getMessage());
        resetOutbound();
        inbound.connection().close();
    }

    private void failed(Throwable failure) {
        if (settled) {
            return;
        }
        if (mayAskAgain()) {
            askedAgain = true;
            outbound = null;
            // Some moments, not all the same, so that those who failed together do not come back together.
            proxy.vertx.setTimer(ThreadLocalRandom.current().nextLong(10, 80), passed -> {
                if (!settled) {
                    ask();
                }
            });
            return;
        }
        CountedBody counted = body;
        if (counted != null && counted.refused()) {
            ticket.abandoned();
            refuse(PlatformProblem.PAYLOAD_TOO_LARGE.problem());
            return;
        }
        ticket.silent();
        LOG.warnf("%s gave no answer: %s", route.upstream().serviceName(), failure.getMessage());
        refuse(silence());
    }

    /** A read without a body does nothing twice: a connection that broke is not worth an error. */
    private boolean mayAskAgain() {
        return body == null
                && (inbound.method().equals(HttpMethod.GET) || inbound.method().equals(HttpMethod.HEAD))
                && !askedAgain
                && !deadline.passed()
                && ticket.mayRetry();
    }

    private Problem silence() {
        return deadline.passed()
                ? PlatformProblem.UNAVAILABLE
                        .problem(
                                "服务未及时应答；请求可能已被处理，请核对后再重试",
                                "No answer in time; the request may have been carried out, check before you repeat it")
                        .retryAfter(COME_BACK)
                : PlatformProblem.UNAVAILABLE.problem().retryAfter(COME_BACK);
    }

    private void refuse(Problem problem) {
        settled = true;
        endWaiting();
        proxy.refusals.refuse(context, problem);
    }

    /** The service has had its time, or no connection to it became free in it. */
    private void giveUp() {
        TimeoutException late = new TimeoutException("no answer in time");
        HttpClientRequest request = outbound;
        if (request == null) {
            failed(late);
        } else {
            request.reset(0, late);
        }
    }

    /** Nobody waits any more: what the service does now is for nobody, and nothing is learned of it. */
    private void left() {
        ticket.abandoned();
        endWaiting();
        settled = true;
        resetOutbound();
    }

    /** The sender has had its time for the body, which holds two connections also where the answer was there before it. */
    private void cutOff() {
        if (settled) {
            inbound.connection().close();
        } else {
            ticket.abandoned();
            refuse(PlatformProblem.REQUEST_TIMEOUT.problem());
        }
        resetOutbound();
    }

    private void endWaiting() {
        arrival.cancel();
        deadline.cancel();
    }

    private void resetOutbound() {
        HttpClientRequest request = outbound;
        if (request != null) {
            request.reset();
        }
    }
}
