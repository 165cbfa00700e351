package io.jidi.platform.http;

import io.jidi.platform.problem.PlatformProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * What takes a body takes JSON unless it says otherwise: a plain text would be handed to whatever constructor the framework finds.
 * What takes none does not care: clients name a type for the empty body of a POST.
 */
@ApplicationScoped
public class JsonBodies {

    private static final String FRAMEWORK = "jakarta.ws.rs.";

    private final Map<Method, Boolean> takesJson = new ConcurrentHashMap<>();

    /** @throws io.jidi.platform.problem.Problem 415 */
    @ServerRequestFilter
    public void refuseOthers(ResourceInfo resource, ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method != null && takesJson.computeIfAbsent(method, JsonBodies::takesJson) && !isJsonOrNothing(request)) {
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

    private static boolean takesJson(Method method) {
        return !method.isAnnotationPresent(Consumes.class)
                && !method.getDeclaringClass().isAnnotationPresent(Consumes.class)
                && Arrays.stream(method.getParameters()).anyMatch(JsonBodies::isTheBody);
    }

    /** The parameter that the framework does not fill from elsewhere. */
    private static boolean isTheBody(Parameter parameter) {
        return !parameter.getType().getName().startsWith(FRAMEWORK)
                && Arrays.stream(parameter.getAnnotations())
                        .noneMatch(annotation ->
                                annotation.annotationType().getName().startsWith(FRAMEWORK));
    }
}
