package io.jidi.platform.http;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.InternalCalls;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses what did not come through the gateway, whatever token it brings: a service that can be reached past the gateway is
 * past its limits, its log and its sign-out as well. Asked before the route is known, so that a refusal tells nothing of it.
 * Calls between the parts are checked by {@link InternalGate}.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(EdgeGate.AFTER_THE_REQUEST_HAS_ITS_ID)
public class EdgeGate implements ContainerRequestFilter {

    static final int AFTER_THE_REQUEST_HAS_ITS_ID = 1;

    private final InternalCalls calls;
    private final HttpServerRequest current;
    private final String service;
    private final boolean required;

    public EdgeGate(
            InternalCalls calls,
            HttpServerRequest current,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "jidi.edge.required") boolean required) {
        this.calls = calls;
        this.current = current;
        this.service = service;
        this.required = required;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!required) {
            return;
        }
        String method = request.getMethod();
        // As it came over the wire, which is what was signed.
        String target = current.uri();
        boolean ours = calls.isStamped(
                        request.getHeaderString(InternalCalls.EDGE_HEADER),
                        service,
                        method,
                        target,
                        request.getHeaderString(HttpHeaders.AUTHORIZATION))
                || target.startsWith("/internal/")
                        && calls.isGenuine(request.getHeaderString(InternalCalls.HEADER), method, target);
        if (!ours) {
            throw PlatformProblem.UNAUTHENTICATED.problem();
        }
    }
}
