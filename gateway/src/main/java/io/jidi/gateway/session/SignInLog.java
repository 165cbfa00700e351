package io.jidi.gateway.session;

import io.jidi.gateway.trail.Acts;
import io.jidi.platform.http.RequestIds;
import io.jidi.platform.security.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Who came and went: an entry of the audit trail each, and at once a line in the category {@code io.jidi.audit} under the same id, which
 * tells of those that a killed process could not hand over any more.
 */
@Singleton
class SignInLog {

    private static final Logger LOG = Logger.getLogger("io.jidi.audit");

    private final Acts acts;
    private final SessionSettings settings;

    SignInLog(Acts acts, SessionSettings settings) {
        this.acts = acts;
        this.settings = settings;
    }

    void signedIn(RoutingContext context, Caller caller) {
        String id = acts.signIn("SIGN_IN", Optional.of(caller), origin(context), null);
        LOG.infof(
                "SIGN_IN id=%s user=%s organisation=%s from=%s req=%s",
                id, caller.userId(), caller.organisation(), address(context), request(context));
    }

    /** @param caller empty where the session's token cannot be read */
    void signedOut(RoutingContext context, Optional<Caller> caller) {
        String id = acts.signIn("SIGN_OUT", caller, origin(context), null);
        LOG.infof(
                "SIGN_OUT id=%s user=%s from=%s req=%s",
                id, caller.map(Caller::userId).orElse("?"), address(context), request(context));
    }

    /** @param where it failed: {@code state}, {@code issuer} (it refused) or {@code issuer away} */
    void failed(RoutingContext context, String where) {
        String id = acts.signIn("SIGN_IN", Optional.empty(), origin(context), where);
        LOG.infof("SIGN_IN_REFUSED id=%s at=%s from=%s req=%s", id, where, address(context), request(context));
    }

    private Acts.Origin origin(RoutingContext context) {
        return new Acts.Origin(settings.client(), address(context), request(context));
    }

    private static String address(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }

    private static String request(RoutingContext context) {
        return String.valueOf(context.request().getHeader(RequestIds.HEADER));
    }
}
