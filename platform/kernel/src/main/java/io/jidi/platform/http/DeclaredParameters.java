package io.jidi.platform.http;

import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query parameter that an operation does not declare: a misspelt {@code asof=} would otherwise be answered with
 * today's figures and nobody would know. Operations that take the whole {@link UriInfo} look at their parameters themselves, as
 * the lists do.
 */
@ApplicationScoped
public class DeclaredParameters {

    private final Map<Method, Optional<Set<String>>> declared = new ConcurrentHashMap<>();

    /** @throws io.jidi.platform.problem.Problem 400 for a parameter that is not declared */
    @ServerRequestFilter
    public void refuseOthers(ResourceInfo resource, UriInfo uri) {
        Method method = resource.getResourceMethod();
        if (method == null || uri.getQueryParameters().isEmpty()) {
            return;
        }
        declared.computeIfAbsent(method, DeclaredParameters::of).ifPresent(known -> {
            for (String given : uri.getQueryParameters().keySet()) {
                if (!known.contains(given)) {
                    throw unknown(given, known);
                }
            }
        });
    }

    private static Problem unknown(String given, Set<String> known) {
        Text text = known.isEmpty()
                ? Text.of("没有名为“{0}”的查询参数", "There is no query parameter {0}").with(given)
                : Text.of("没有名为“{0}”的查询参数，可用：{1}", "There is no query parameter {0}; known: {2}")
                        .with(given, String.join("、", known), String.join(", ", known));
        return new Problem(PlatformProblem.UNKNOWN_FILTER, text)
                .withError(new FieldError("?" + given, "UNKNOWN_FILTER", text));
    }

    /** The names in alphabetical order; empty for an operation that reads them itself. */
    private static Optional<Set<String>> of(Method method) {
        if (Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
