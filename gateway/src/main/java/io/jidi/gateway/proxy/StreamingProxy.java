package io.jidi.gateway.proxy;

import io.jidi.gateway.edge.Refusals;
import io.jidi.gateway.limits.Admission;
import io.jidi.gateway.limits.CountedBody;
import io.jidi.gateway.limits.Limits;
import io.jidi.gateway.proxy.rules.Routes;
import io.jidi.gateway.upstream.Address;
import io.jidi.gateway.upstream.Addresses;
import io.jidi.platform.http.RequestIds;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.InternalCalls;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The only class that knows vertx-http-proxy: takes a request whose route is decided to its service and back. */
@Singleton
class StreamingProxy {

    private static final Logger LOG = Logger.getLogger(StreamingProxy.class);
    private static final Duration COME_BACK = Duration.ofSeconds(1);

    /** Of this hop only, or telling more about the inside than the outside needs. */
    private static final List<CharSequence> NOT_PASSED_BACK = List.of(
            HttpHeaders.CONNECTION,
            HttpHeaders.KEEP_ALIVE,
            HttpHeaders.PROXY_AUTHENTICATE,
            HttpHeaders.SET_COOKIE,
            HttpHeaders.createOptimized("server"),
            HttpHeaders.createOptimized("te"),
            HttpHeaders.createOptimized("trailer"),
            HttpHeaders.UPGRADE,
            HttpHeaders.createOptimized("x-powered-by"));

    private final Vertx vertx;
    private final Limits limits;
    private final Addresses addresses;
    private final Refusals refusals;
    private final InternalCalls calls;
    private final HttpClient client;

    StreamingProxy(Vertx vertx, Limits limits, Addresses addresses, Refusals refusals, InternalCalls calls) {
        this.vertx = vertx;
        this.limits = limits;
        this.addresses = addresses;
        this.refusals = refusals;
        this.calls = calls;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) limits.connect().toMillis())
                        .setMaxWaitQueueSize(limits.waitingPerService())
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(limits.connectionsPerService()));
    }

    /** Streams the request to the service and the answer back; ends the answer in every case. */
    void forward(HttpServerRequest request, Routes.Route route, Admission.Ticket ticket) {
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .addInterceptor(new Passage(route, ticket))
                .origin(context -> connect(context, route))
                .handle(request);
    }

    private Future<HttpClientRequest> connect(ProxyContext context, Routes.Route route) {
        Address address = addresses.of(route.upstream());
        RequestOptions options = new RequestOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.tls())
                .setConnectTimeout(limits.connect().toMillis());
        return client.request(options).onSuccess(request -> {
            // What goes wrong is told by the future of the answer.
            request.exceptionHandler(told -> {});
            context.set("origin", request);
        });
    }

    /** What happens to one request on its way there and to its answer on the way back. */
    private final class Passage implements ProxyInterceptor {

        private final Routes.Route route;
        private final Admission.Ticket ticket;

        Passage(Routes.Route route, Admission.Ticket ticket) {
            this.route = route;
            this.ticket = ticket;
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            HttpServerRequest inbound = context.request().proxiedRequest();
            String query = inbound.query();
            context.request().setURI(query == null ? route.target() : route.target() + '?' + query);
            MultiMap headers = context.request().headers();
            // The services know bearer tokens only; a cookie is between the browser and the gateway.
            headers.remove(HttpHeaders.COOKIE);
            headers.remove(HttpHeaders.EXPECT);
            headers.set(
                    InternalCalls.EDGE_HEADER,
                    calls.stamp(
                            route.upstream().serviceName(),
                            inbound.method().name(),
                            context.request().getURI(),
                            headers.get(HttpHeaders.AUTHORIZATION)));
            headers.set(RequestIds.CLIENT_ADDRESS, inbound.remoteAddress().hostAddress());
            Deadline deadline = new Deadline(context, route.takesLong() ? limits.adminAnswer() : limits.answer());
            return (isBare(inbound) ? askAgainIfNeedBe(context, deadline) : askOnce(context, deadline))
                    .onComplete(answered -> deadline.cancel());
        }

        /** A read without a body does nothing twice: a connection that broke is not worth an error. */
        private Future<ProxyResponse> askAgainIfNeedBe(ProxyContext context, Deadline deadline) {
            HttpServerRequest inbound = context.request().proxiedRequest();
            context.request().setBody(null);
            inbound.resume();
            deadline.start();
            return context.sendRequest()
                    .recover(failure -> deadline.passed || inbound.response().closed() || !ticket.mayRetry()
                            ? Future.failedFuture(failure)
                            : later().compose(now -> context.sendRequest()))
                    .onSuccess(response -> ticket.answered(response.getStatusCode()))
                    .recover(failure -> Future.succeededFuture(refusal(context, silence(context, failure, deadline))));
        }

        private Future<ProxyResponse> askOnce(ProxyContext context, Deadline deadline) {
            Body body = context.request().getBody();
            CountedBody counted = new CountedBody(body.stream(), limits.bodyBytes(), deadline::start);
            context.request().setBody(Body.body(counted, body.length()));
            return context.sendRequest()
                    .onSuccess(response -> ticket.answered(response.getStatusCode()))
                    .recover(failure -> Future.succeededFuture(
                            refusal(context, counted.refused() ? tooLarge() : silence(context, failure, deadline))));
        }

        private static boolean isBare(HttpServerRequest request) {
            return (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
                    && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                    && "0"
                            .equals(
                                    request.headers().get(HttpHeaders.CONTENT_LENGTH) == null
                                            ? "0"
                                            : request.headers().get(HttpHeaders.CONTENT_LENGTH));
        }

        /** Some moments, not all the same, so that those who failed together do not come back together. */
        private Future<Void> later() {
            Promise<Void> moment = Promise.promise();
            vertx.setTimer(ThreadLocalRandom.current().nextLong(10, 80), passed -> moment.complete());
            return moment.future();
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            ProxyResponse response = context.response();
            NOT_PASSED_BACK.forEach(response.headers()::remove);
            leadThroughTheEdge(response.headers());
            if (response.getStatusCode() == 204 || response.getStatusCode() == 304) {
                response.setBody(null);
            }
            return context.sendResponse();
        }

        /** A service names its own address, which a client must not need: the path is enough (RFC 9110, 10.2.2). */
        private void leadThroughTheEdge(MultiMap headers) {
            String location = headers.get(HttpHeaders.LOCATION);
            if (location != null) {
                addresses
                        .of(route.upstream())
                        .pathOf(location)
                        .ifPresent(path -> headers.set(HttpHeaders.LOCATION, path));
            }
        }

        private Problem tooLarge() {
            ticket.abandoned();
            return PlatformProblem.PAYLOAD_TOO_LARGE.problem();
        }

        private Problem silence(ProxyContext context, Throwable failure, Deadline deadline) {
            if (context.request().proxiedRequest().response().closed()) {
                ticket.abandoned();
            } else {
                ticket.silent();
            }
            LOG.warnf("%s gave no answer: %s", route.upstream().serviceName(), failure.getMessage());
            return deadline.passed
                    ? PlatformProblem.UNAVAILABLE
                            .problem(
                                    "服务未及时应答；请求可能已被处理，请核对后再重试",
                                    "No answer in time; the request may have been carried out, check before you repeat it")
                            .retryAfter(COME_BACK)
                    : PlatformProblem.UNAVAILABLE.problem().retryAfter(COME_BACK);
        }

        private ProxyResponse refusal(ProxyContext context, Problem problem) {
            HttpServerRequest inbound = context.request().proxiedRequest();
            boolean unread = Refusals.isBodyUnread(inbound);
            ProxyResponse response = context.request().release().response();
            response.setStatusCode(problem.type().status());
            response.headers().addAll(refusals.headers(inbound, problem));
            response.setBody(Body.body(refusals.body(inbound, problem)));
            if (unread) {
                inbound.response().putHeader(HttpHeaders.CONNECTION, "close");
                inbound.response().endHandler(sent -> refusals.hangUp(inbound));
            }
            return response;
        }
    }

    /** Gives up on a service that has the whole request and says nothing. */
    private final class Deadline {

        private static final long NOT_RUNNING = -1;

        private final ProxyContext context;
        private final Duration patience;
        private long timer = NOT_RUNNING;
        private boolean over;
        private boolean passed;

        Deadline(ProxyContext context, Duration patience) {
            this.context = context;
            this.patience = patience;
        }

        void start() {
            if (!over) {
                timer = vertx.setTimer(patience.toMillis(), late -> {
                    HttpClientRequest origin = context.get("origin", HttpClientRequest.class);
                    passed = true;
                    if (origin != null) {
                        origin.reset(0, new TimeoutException("no answer within " + patience));
                    }
                });
            }
        }

        void cancel() {
            over = true;
            if (timer != NOT_RUNNING) {
                vertx.cancelTimer(timer);
            }
        }
    }
}
