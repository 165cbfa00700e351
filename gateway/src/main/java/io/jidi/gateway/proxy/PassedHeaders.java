package io.jidi.gateway.proxy;

import static io.vertx.core.http.HttpHeaders.createOptimized;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/** Which headers go on to the service, and which of its own come back. */
final class PassedHeaders {

    /** Of one hop only (RFC 9110, 7.6.1); what Connection names besides was dropped at the door. */
    private static final List<CharSequence> OF_ONE_HOP = List.of(
            HttpHeaders.CONNECTION,
            HttpHeaders.KEEP_ALIVE,
            HttpHeaders.PROXY_AUTHENTICATE,
            HttpHeaders.PROXY_AUTHORIZATION,
            createOptimized("proxy-connection"),
            createOptimized("te"),
            createOptimized("trailer"),
            HttpHeaders.TRANSFER_ENCODING,
            HttpHeaders.UPGRADE);

    /** The services know bearer tokens only; a cookie is between the browser and the gateway. */
    private static final List<CharSequence> FOR_THE_GATEWAY =
            List.of(HttpHeaders.HOST, HttpHeaders.COOKIE, HttpHeaders.EXPECT);

    /** Telling more about the inside than the outside needs. */
    private static final List<CharSequence> NOT_TOLD =
            List.of(HttpHeaders.SET_COOKIE, HttpHeaders.SERVER, createOptimized("x-powered-by"));

    private PassedHeaders() {}

    static void there(MultiMap from, MultiMap to) {
        to.addAll(from);
        OF_ONE_HOP.forEach(to::remove);
        FOR_THE_GATEWAY.forEach(to::remove);
    }

    static void back(MultiMap from, MultiMap to) {
        to.addAll(from);
        OF_ONE_HOP.forEach(to::remove);
        NOT_TOLD.forEach(to::remove);
    }
}
