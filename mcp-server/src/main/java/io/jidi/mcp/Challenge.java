package io.jidi.mcp;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells who comes without a good token where such are issued (RFC 9728, as MCP clients look for it). */
@Singleton
class Challenge {

    private static final String METADATA = "/.well-known/oauth-protected-resource";
    private static final int FIRST = 100_000;
    private static final int UNAUTHORIZED = 401;

    private final String resource;
    private final String issuer;

    Challenge(
            @ConfigProperty(name = "jidi.mcp.resource") String resource,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        this.resource = resource.replaceAll("/+$", "");
        this.issuer = issuer;
    }

    void filter(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    void route(@Observes Router router) {
        router.get(METADATA).handler(this::tell);
        router.get(METADATA + "/mcp").handler(this::tell);
    }

    private void enter(RoutingContext context) {
        context.addHeadersEndHandler(before -> {
            context.response().putHeader("X-Content-Type-Options", "nosniff").putHeader("Cache-Control", "no-store");
            if (context.response().getStatusCode() == UNAUTHORIZED) {
                context.response()
                        .putHeader("WWW-Authenticate", "Bearer resource_metadata=\"" + resource + METADATA + "\"");
            }
        });
        context.next();
    }

    private void tell(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject()
                        .put("resource", resource + "/mcp")
                        .put("authorization_servers", new JsonArray().add(issuer))
                        .put("bearer_methods_supported", new JsonArray().add("header"))
                        .toString());
    }
}
