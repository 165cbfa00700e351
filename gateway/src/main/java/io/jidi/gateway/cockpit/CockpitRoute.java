package io.jidi.gateway.cockpit;

import io.jidi.cockpit.Cockpit;
import io.jidi.gateway.edge.Refusals;
import io.jidi.gateway.edge.SecurityHeaders;
import io.jidi.platform.problem.PlatformProblem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** {@code /}, the pages under it and {@code /cockpit/*}. */
@Singleton
class CockpitRoute {

    /** After the doorway and the filter of sessions, before the framework's own routes. */
    private static final int ORDER = -80;

    /** A name changes with its content: what it names never does (RFC 8246). */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Refusals refusals;
    private final Map<String, Buffer> packed = new ConcurrentHashMap<>();

    CockpitRoute(Refusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.get("/").order(ORDER).handler(CockpitRoute::shell);
        for (String page : Cockpit.PAGES) {
            router.get('/' + page).order(ORDER).handler(CockpitRoute::shell);
            router.get('/' + page + "/*").order(ORDER).handler(CockpitRoute::shell);
        }
        router.get(Cockpit.FILES + ":name").order(ORDER).handler(this::file);
    }

    private static void shell(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, "zh-CN, en")
                .putHeader(SecurityHeaders.POLICY, SecurityHeaders.PAGE_POLICY)
                .end(Buffer.buffer(Cockpit.shell()));
    }

    private void file(RoutingContext context) {
        String name = context.pathParam("name");
        byte[] file = Cockpit.file(name).orElse(null);
        if (file == null) {
            refusals.refuse(context, PlatformProblem.NOT_FOUND.problem());
            return;
        }
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, Cockpit.type(name))
                .putHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted != null && accepted.contains("gzip")) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip")
                    .end(packed.computeIfAbsent(name, one -> gzip(file)));
        } else {
            response.end(Buffer.buffer(file));
        }
    }

    private static Buffer gzip(byte[] file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
