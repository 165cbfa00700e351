package io.jidi.gateway.edge;

import io.jidi.gateway.limits.Limits;
import io.jidi.platform.http.RequestIds;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.PlatformProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** The first handler of every request. */
@Singleton
class Doorway {

    private static final int FIRST = 100_000;

    private final Limits limits;
    private final Uuid7 ids;
    private final Refusals refusals;

    Doorway(Limits limits, Uuid7 ids, Refusals refusals) {
        this.limits = limits;
        this.ids = ids;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    private void enter(RoutingContext context) {
        MultiMap headers = context.request().headers();
        String requestId = RequestIds.choose(headers.get(RequestIds.HEADER), ids);
        headers.set(RequestIds.HEADER, requestId);
        AccessLog.follow(context);
        String path = String.valueOf(context.request().path());
        boolean api = path.startsWith("/api/v1/");
        context.addHeadersEndHandler(before -> {
            MultiMap answer = context.response().headers();
            answer.set(RequestIds.HEADER, requestId);
            answer.remove("Server");
            SecurityHeaders.set(answer, api);
        });
        Hygiene.clean(headers);
        if (!Trace.isWellFormed(headers.get(Trace.HEADER))) {
            headers.set(Trace.HEADER, Trace.fresh());
            headers.remove(Trace.STATE);
        }
        if (isTooLarge(headers)) {
            refusals.refuse(context, PlatformProblem.HEADERS_TOO_LARGE.problem());
            return;
        }
        context.next();
    }

    private boolean isTooLarge(MultiMap headers) {
        int bytes = 0;
        int count = 0;
        for (Map.Entry<String, String> header : headers) {
            bytes += header.getKey().length() + header.getValue().length();
            count++;
        }
        return bytes > limits.headerBytes() || count > limits.headerCount();
    }
}
