package io.jidi.platform.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.jidi.platform.id.InvalidId;
import io.jidi.platform.problem.DatabaseFault;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.problem.ProblemType;
import io.jidi.platform.security.CallContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns everything that can go wrong into a problem; what nobody foresaw is logged in full and answered with 500. */
@Singleton
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Duration COME_BACK = Duration.ofSeconds(1);

    private final CallContext call;

    public ProblemMappers(CallContext call) {
        this.call = call;
    }

    @ServerExceptionMapper
    public Response problem(Problem problem, UriInfo uri) {
        return ProblemBody.answer(problem, path(uri), call.requestId(), call.locale());
    }

    @ServerExceptionMapper
    public Response invalidId(InvalidId invalid, UriInfo uri) {
        return problem(Faults.invalidId(invalid), uri);
    }

    @ServerExceptionMapper
    public Response violations(ConstraintViolationException violations, UriInfo uri) {
        return problem(Faults.violations(violations), uri);
    }

    @ServerExceptionMapper({MismatchedInputException.class, JsonProcessingException.class, JacksonException.class})
    public Response unreadable(JacksonException unreadable, UriInfo uri) {
        return problem(Faults.unreadable(unreadable), uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(UriInfo uri) {
        Response answer = problem(PlatformProblem.UNAUTHENTICATED.problem(), uri);
        // RFC 6750: the scheme, and nothing about what was wrong with the token.
        return Response.fromResponse(answer)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden, UriInfo uri) {
        return problem(PlatformProblem.FORBIDDEN.problem(), uri);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failure, UriInfo uri) {
        return problem(ofStatus(failure, uri), uri);
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable failure, UriInfo uri) {
        if (DatabaseFault.isUnavailable(failure)) {
            LOG.warnf("the database did not take the request: %s", rootMessage(failure));
            return problem(
                    PlatformProblem.UNAVAILABLE
                            .problem("服务繁忙或数据库暂不可用，请稍后重试", "Busy, or the database is away; try again")
                            .retryAfter(COME_BACK),
                    uri);
        }
        if (DatabaseFault.isUnstorableText(failure)) {
            return problem(
                    PlatformProblem.INVALID_FIELD.problem(
                            "文本含不能保存的字符（U+0000）", "A text holds a character that cannot be kept (U+0000)"),
                    uri);
        }
        if (DatabaseFault.isUnstorableNumber(failure)) {
            // Fields say how large they may be; this is the net below them, and worth a look.
            LOG.warnf("a number that no column holds at %s: %s", path(uri), rootMessage(failure));
            return problem(
                    PlatformProblem.INVALID_FIELD.problem("数字过大，无法保存", "A number is larger than can be kept"), uri);
        }
        LOG.errorf(failure, "unforeseen failure at %s", path(uri));
        return problem(PlatformProblem.INTERNAL_ERROR.problem(), uri);
    }

    private static Problem ofStatus(WebApplicationException failure, UriInfo uri) {
        // The reader of a body is asked first: its path names the field, also when the cause is an identifier.
        Optional<JacksonException> unreadable = cause(failure, JacksonException.class);
        if (unreadable.isPresent()) {
            return Faults.unreadable(unreadable.get());
        }
        // JAX-RS wraps what a parameter's fromString threw.
        Optional<InvalidId> invalidId = cause(failure, InvalidId.class);
        if (invalidId.isPresent()) {
            return Faults.invalidId(invalidId.get());
        }
        int status = failure.getResponse().getStatus();
        ProblemType type = Arrays.stream(PlatformProblem.values())
                .filter(candidate -> candidate.status() == status)
                .findFirst()
                .orElse(status < 500 ? PlatformProblem.MALFORMED_BODY : PlatformProblem.INTERNAL_ERROR);
        if (type == PlatformProblem.MALFORMED_BODY || type == PlatformProblem.NOT_FOUND) {
            return Faults.badParameter(failure).orElse(type.problem());
        }
        if (type.status() >= 500) {
            LOG.errorf(failure, "unforeseen failure at %s", path(uri));
        }
        return type.problem();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static String path(UriInfo uri) {
        return uri.getRequestUri().getPath();
    }
}
