package io.jidi.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The body of a refusal (RFC 9457), in the caller's language. */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "requestId", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String requestId,
        List<Field> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One field's fault, worded for the caller. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Field(String pointer, String code, String message, Map<String, Object> params) {}

    public static ProblemBody of(Problem problem, String path, String requestId, Locale locale) {
        return new ProblemBody(
                "/api/docs/problems#" + problem.type().name(),
                problem.type().title().in(locale),
                problem.type().status(),
                problem.detail().in(locale),
                path,
                problem.type().name(),
                requestId,
                problem.errors().stream().map(error -> field(error, locale)).toList());
    }

    /** The whole answer, with {@code Retry-After} where the problem passes by itself. */
    public static Response answer(Problem problem, String path, String requestId, Locale locale) {
        Response.ResponseBuilder answer = Response.status(problem.type().status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .entity(of(problem, path, requestId, locale));
        if (problem.retryAfter() != null) {
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    Math.max(1, problem.retryAfter().plusMillis(999).toSeconds()));
        }
        return answer.build();
    }

    private static Field field(FieldError error, Locale locale) {
        return new Field(error.pointer(), error.code(), error.message().in(locale), error.params());
    }
}
