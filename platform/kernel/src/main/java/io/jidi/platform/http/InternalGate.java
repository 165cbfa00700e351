package io.jidi.platform.http;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.InternalCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Lets through only calls that carry a genuine signature of this installation. */
@Provider
@InternalOnly
@ApplicationScoped
public class InternalGate implements ContainerRequestFilter {

    private final InternalCalls calls;

    public InternalGate(InternalCalls calls) {
        this.calls = calls;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String target = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + '?' + uri.getRawQuery();
        if (!calls.isGenuine(request.getHeaderString(InternalCalls.HEADER), request.getMethod(), target)) {
            throw PlatformProblem.UNAUTHENTICATED.problem();
        }
    }
}
