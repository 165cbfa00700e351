package io.jidi.exchange.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.exchange.signature.rules.Algorithm;
import io.jidi.exchange.signature.rules.ResponseText;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import org.jboss.resteasy.reactive.PathPart;
import org.jspecify.annotations.Nullable;

/**
 * Signs each answer to a verified platform, refusals included: with the exchange's SM2 key, or by the shared secret where the
 * platform has one. Pieces of files are not: the signed manifest has the digests of the whole.
 */
@Provider
@Signed
@ApplicationScoped
public class AnswerSigner implements ContainerResponseFilter {

    static final String HEADER = "X-Resp-Signature";

    private final Visitor visitor;
    private final ExchangeKey key;
    private final ObjectMapper json;
    private final Clock clock;

    AnswerSigner(Visitor visitor, ExchangeKey key, ObjectMapper json, Clock clock) {
        this.visitor = visitor;
        this.key = key;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Optional<Visitor.Verified> verified = visitor.verified();
        if (verified.isEmpty()) {
            return;
        }
        response.getHeaders()
                .putSingle("RateLimit-Policy", verified.get().standing().policyField());
        response.getHeaders().putSingle("RateLimit", verified.get().standing().limitField());
        visitor.earlier().ifPresent(earlier -> announce(earlier, response));
        if (response.getEntity() instanceof PathPart) {
            return;
        }
        byte[] body = bytes(response.getEntity());
        if (body.length > 0) {
            MediaType type = response.getMediaType();
            response.setEntity(body, null, type == null ? MediaType.APPLICATION_JSON_TYPE : type);
        }
        response.getHeaders().putSingle(HEADER, signature(verified.get(), request, response.getStatus(), body));
    }

    /** That another version is the present one, and when this one ends: RFC 9745, RFC 8594, RFC 5829. */
    private static void announce(Visitor.EarlierServed earlier, ContainerResponseContext response) {
        LocalDate announced = earlier.version().announcedOn();
        LocalDate removed = earlier.version().removedFrom();
        if (announced != null && removed != null) {
            response.getHeaders()
                    .putSingle("Deprecation", "@" + start(announced).toEpochSecond());
            response.getHeaders()
                    .putSingle(
                            "Sunset",
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    start(removed).withZoneSameInstant(ZoneOffset.UTC)));
        }
        response.getHeaders().add("Link", "<" + earlier.successor() + ">; rel=\"successor-version\"");
    }

    private static ZonedDateTime start(LocalDate day) {
        return day.atStartOfDay(ClockSource.BUSINESS_ZONE);
    }

    private String signature(Visitor.Verified verified, ContainerRequestContext request, int status, byte[] body) {
        long now = clock.millis();
        String text = new ResponseText(
                        status,
                        request.getUriInfo().getRequestUri().getRawPath(),
                        body,
                        verified.platform().appId(),
                        now,
                        verified.nonce())
                .text();
        Algorithm algorithm = verified.key().algorithm();
        String kid = algorithm.isShared() ? verified.key().kid() : key.kid();
        String signature = algorithm.isShared()
                ? Base64.getEncoder()
                        .encodeToString(algorithm.mac(verified.key().key(), text.getBytes(StandardCharsets.UTF_8)))
                : key.sign(text);
        return "kid=" + kid + ";alg=" + algorithm.word() + ";ts=" + now + ";sig=" + signature;
    }

    private byte[] bytes(@Nullable Object entity) {
        if (entity == null) {
            return new byte[0];
        }
        if (entity instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written as JSON", e);
        }
    }
}
