package io.jidi.platform.http;

import io.jidi.platform.problem.PlatformProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses an {@code Accept} that cannot be read: the framework would find out after the work is done, and call it our failure. */
@ApplicationScoped
public class ReadableAccept {

    /** @throws io.jidi.platform.problem.Problem 406 */
    @ServerRequestFilter(preMatching = true)
    public void require(ContainerRequestContext request) {
        try {
            request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException e) {
            // The answer is written in what can be read again: without the header.
            request.getHeaders().remove(HttpHeaders.ACCEPT);
            throw PlatformProblem.NOT_ACCEPTABLE.problem();
        }
    }
}
