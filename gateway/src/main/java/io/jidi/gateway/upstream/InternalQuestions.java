package io.jidi.gateway.upstream;

import io.jidi.platform.security.InternalCalls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** Asks a service something on behalf of the installation, under {@code /internal}. Never blocks. */
@Singleton
public class InternalQuestions {

    /** Feed readers of many clients share these; what waits longer than its time budget fails and is tried again. */
    private static final int CONNECTIONS_PER_SERVICE = 32;

    private static final int CONNECT_MILLIS = 1_000;

    private final HttpClient client;
    private final Addresses addresses;
    private final InternalCalls calls;

    InternalQuestions(Vertx vertx, Addresses addresses, InternalCalls calls) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SERVICE));
        this.addresses = addresses;
        this.calls = calls;
    }

    /**
     * The body of a 200.
     *
     * @param target path and query, as it is signed
     * @param patience how long to wait for a connection, and then without receiving anything
     * @return failed with {@link UpstreamAway} for any other answer and for none
     */
    public Future<Buffer> get(Upstream upstream, String target, Duration patience) {
        return ask(upstream, target, patience, Map.of(InternalCalls.HEADER, calls.sign("GET", target)));
    }

    /**
     * Hands something over; completed when the service took it.
     *
     * @param target path and query, as it is signed; the body is not, unless its digest stands there
     * @param body JSON
     * @return failed with {@link UpstreamAway} for an answer other than 200 and 204, and for none
     */
    public Future<Void> post(Upstream upstream, String target, Buffer body, Duration patience) {
        RequestOptions options = options(
                        upstream, target, patience, Map.of(InternalCalls.HEADER, calls.sign("POST", target)))
                .setMethod(HttpMethod.POST)
                .putHeader("Content-Type", "application/json");
        return client.request(options)
                .compose(request -> request.send(body))
                .compose(answer -> body(upstream, answer))
                .recover(failure -> Future.failedFuture(away(upstream, failure)))
                .mapEmpty();
    }

    /**
     * The same, asked for a user: the service checks the token and what it may.
     *
     * @param authorization the caller's header as it came
     */
    public Future<Buffer> asCaller(Upstream upstream, String target, String authorization, Duration patience) {
        return ask(
                upstream,
                target,
                patience,
                Map.of(
                        "Authorization",
                        authorization,
                        InternalCalls.EDGE_HEADER,
                        calls.stamp(upstream.serviceName(), "GET", target, authorization)));
    }

    private Future<Buffer> ask(Upstream upstream, String target, Duration patience, Map<String, String> proofs) {
        return client.request(options(upstream, target, patience, proofs).setMethod(HttpMethod.GET))
                .compose(HttpClientRequest::send)
                .compose(answer -> body(upstream, answer))
                .recover(failure -> Future.failedFuture(away(upstream, failure)));
    }

    private RequestOptions options(Upstream upstream, String target, Duration patience, Map<String, String> proofs) {
        Address address = addresses.of(upstream);
        RequestOptions options = new RequestOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.tls())
                .setURI(target)
                .setTimeout(patience.toMillis())
                .putHeader("Accept", "application/json");
        proofs.forEach(options::putHeader);
        return options;
    }

    private static UpstreamAway away(Upstream upstream, Throwable failure) {
        return failure instanceof UpstreamAway known ? known : new UpstreamAway(upstream, 0, failure);
    }

    private static Future<Buffer> body(Upstream upstream, HttpClientResponse answer) {
        if (answer.statusCode() == 200 || answer.statusCode() == 204) {
            return answer.body();
        }
        // Read to the end, so that the connection can be used again.
        return answer.end().compose(end -> Future.failedFuture(new UpstreamAway(upstream, answer.statusCode(), null)));
    }
}
