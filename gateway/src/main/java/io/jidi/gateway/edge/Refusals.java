package io.jidi.gateway.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.http.ProblemBody;
import io.jidi.platform.http.RequestIds;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** Answers with a problem where there is no JAX-RS to do it. The same body as the services give. */
@Singleton
public class Refusals {

    private static final Duration LINGER = Duration.ofSeconds(2);

    private final ObjectMapper json;
    private final Vertx vertx;

    Refusals(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.vertx = vertx;
    }

    /** Ends the answer. A request that was not read to its end loses its connection, so that no one waits for the rest. */
    public void refuse(RoutingContext context, Problem problem) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            request.connection().close();
            return;
        }
        response.setStatusCode(problem.type().status());
        response.headers().addAll(headers(request, problem));
        if (isBodyUnread(request)) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
            response.end(body(request, problem)).onComplete(sent -> hangUp(request));
        } else {
            response.end(body(request, problem));
            request.resume();
        }
    }

    /** Whether the sender may still be sending. */
    public static boolean isBodyUnread(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean announced =
                length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
        return announced && !request.isEnded();
    }

    /** Reads on for a moment: a connection that is closed under a sender takes the answer away before it is read. */
    public void hangUp(HttpServerRequest request) {
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        request.handler(rest -> {});
        request.exceptionHandler(gone -> {});
        request.endHandler(end -> request.connection().close());
        request.resume();
        vertx.setTimer(LINGER.toMillis(), late -> request.connection().close());
    }

    /** The headers of the answer, without its length. */
    public MultiMap headers(HttpServerRequest request, Problem problem) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .add(HttpHeaders.CONTENT_LANGUAGE, locale(request).toLanguageTag());
        if (problem.type() == PlatformProblem.UNAUTHENTICATED) {
            // RFC 6750: the scheme, and nothing about what was wrong with the token.
            headers.add("WWW-Authenticate", "Bearer");
        }
        if (problem.retryAfter() != null) {
            headers.add(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(
                            Math.max(1, problem.retryAfter().plusMillis(999).toSeconds())));
        }
        return headers;
    }

    public Buffer body(HttpServerRequest request, Problem problem) {
        String requestId = String.valueOf(request.getHeader(RequestIds.HEADER));
        String path = request.path() == null ? "/" : readable(request.path());
        try {
            return Buffer.buffer(json.writeValueAsBytes(ProblemBody.of(problem, path, requestId, locale(request))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always writable", e);
        }
    }

    /** As a person reads it; a malformed escape is shown as it came. */
    private static String readable(String path) {
        try {
            return QueryStringDecoder.decodeComponent(path.replace("+", "%2B"));
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static Locale locale(HttpServerRequest request) {
        return RequestIds.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
