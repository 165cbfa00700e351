package io.jidi.platform.http;

import io.jidi.platform.problem.PlatformProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * What takes a body takes JSON unless it says otherwise: a plain text would be handed to whatever constructor the framework finds.
 */
@ApplicationScoped
public class JsonBodies {

    /** @throws io.jidi.platform.problem.Problem 415 */
    @ServerRequestFilter
    public void refuseOthers(ResourceInfo resource, ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method != null && !saysWhatItTakes(method) && !isJsonOrNothing(request)) {
            throw PlatformProblem.UNSUPPORTED_MEDIA_TYPE.problem();
        }
    }

    private static boolean isJsonOrNothing(ContainerRequestContext request) {
        MediaType type;
        try {
            type = request.getMediaType();
        } catch (IllegalArgumentException e) {
            // Not the name of a type at all.
            return false;
        }
        return type == null
                || type.getType().equals("application")
                        && (type.getSubtype().equals("json")
                                || type.getSubtype().endsWith("+json"));
    }

    private static boolean saysWhatItTakes(Method method) {
        return method.isAnnotationPresent(Consumes.class)
                || method.getDeclaringClass().isAnnotationPresent(Consumes.class);
    }
}
