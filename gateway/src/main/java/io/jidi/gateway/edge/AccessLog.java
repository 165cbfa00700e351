package io.jidi.gateway.edge;

import io.jidi.platform.http.RequestIds;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/**
 * One line for each answered request, in the category {@code io.jidi.access}: who, what, how it ended, how long it took. Without
 * the query, which may hold names, and without any header that opens something.
 */
public final class AccessLog {

    /** Where the identity of a checked token is left for the log. */
    public static final String CALLER = "jidi.caller";

    private static final Logger LOG = Logger.getLogger("io.jidi.access");

    private AccessLog() {}

    static void follow(RoutingContext context) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        long began = System.nanoTime();
        context.addEndHandler(ended -> LOG.info(line(context, began, ended.succeeded())));
    }

    /** Put together by hand: a format string would be read again for each request. */
    private static String line(RoutingContext context, long began, boolean whole) {
        String caller = context.get(CALLER);
        return context.request().method().name() + ' ' + context.request().path() + ' '
                + context.response().getStatusCode() + ' '
                + context.response().bytesWritten() + "B "
                + (System.nanoTime() - began) / 1_000_000 + "ms "
                + context.request().remoteAddress().hostAddress() + ' '
                + (caller == null ? "-" : caller) + ' '
                + context.request().getHeader(RequestIds.HEADER) + (whole ? "" : " broken off");
    }
}
