package io.jidi.gateway.session;

import io.jidi.platform.http.RequestIds;
import io.jidi.platform.security.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Who came and went, in the category {@code io.jidi.audit}: one line each, with the address and the request's id. */
@Singleton
class SignInLog {

    private static final Logger LOG = Logger.getLogger("io.jidi.audit");

    void signedIn(RoutingContext context, Caller caller) {
        LOG.infof(
                "SIGN_IN user=%s organisation=%s from=%s req=%s",
                caller.userId(), caller.organisation(), address(context), request(context));
    }

    void signedOut(RoutingContext context, String userId) {
        LOG.infof("SIGN_OUT user=%s from=%s req=%s", userId, address(context), request(context));
    }

    void failed(RoutingContext context, String where) {
        LOG.infof("SIGN_IN_REFUSED at=%s from=%s req=%s", where, address(context), request(context));
    }

    private static String address(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }

    private static String request(RoutingContext context) {
        return String.valueOf(context.request().getHeader(RequestIds.HEADER));
    }
}
