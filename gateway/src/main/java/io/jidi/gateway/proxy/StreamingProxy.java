package io.jidi.gateway.proxy;

import io.jidi.gateway.edge.Refusals;
import io.jidi.gateway.limits.Admission;
import io.jidi.gateway.limits.Limits;
import io.jidi.gateway.proxy.rules.Routes;
import io.jidi.gateway.upstream.Addresses;
import io.jidi.platform.security.InternalCalls;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.stream.StreamSupport;

/** Takes requests whose route is decided to their services, over connections that are used again. */
@Singleton
class StreamingProxy {

    final Vertx vertx;
    final Limits limits;
    final Addresses addresses;
    final Refusals refusals;
    final InternalCalls calls;
    private final int loops;

    /**
     * One for each event loop, with its share of the connections. A connection belongs to the loop that opened it: with one
     * client for all, most requests would be handed to another thread and their answers back.
     */
    private final ThreadLocal<HttpClient> clients = ThreadLocal.withInitial(this::client);

    StreamingProxy(Vertx vertx, Limits limits, Addresses addresses, Refusals refusals, InternalCalls calls) {
        this.vertx = vertx;
        this.limits = limits;
        this.addresses = addresses;
        this.refusals = refusals;
        this.calls = calls;
        this.loops = (int) StreamSupport.stream(vertx.nettyEventLoopGroup().spliterator(), false)
                .count();
    }

    /** Streams the request to the service and the answer back; ends the answer and the ticket in every case. */
    void forward(RoutingContext context, Routes.Route route, Admission.Ticket ticket) {
        new Passage(this, clients.get(), context, route, ticket).begin();
    }

    private HttpClient client() {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) limits.connect().toMillis())
                        .setMaxWaitQueueSize(share(limits.waitingPerService()))
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(share(limits.connectionsPerService())));
    }

    /** Of one loop, rounded up. */
    private int share(int all) {
        return (all + loops - 1) / loops;
    }
}
