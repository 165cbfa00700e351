package io.jidi.exchange.door;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.application.Applications;
import io.jidi.exchange.application.Platform;
import io.jidi.exchange.application.PlatformKey;
import io.jidi.exchange.limits.Rates;
import io.jidi.exchange.signature.rules.Algorithm;
import io.jidi.exchange.signature.rules.RequestText;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.security.Roles;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Lets a platform's request in: headers, signature, time, nonce, rate, in this order. Until the signature is verified nothing
 * is told but that it was not; a nonce is used up only by who holds the key.
 */
@Provider
@Signed
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class SignatureGate implements ContainerRequestFilter {

    static final String APP_ID = "X-App-Id";
    static final String KID = "X-Key-Id";
    static final String ALGORITHM = "X-Signature-Algorithm";
    static final String TIMESTAMP = "X-Timestamp";
    static final String NONCE = "X-Nonce";
    static final String SIGNATURE = "X-Signature";

    private static final Duration WINDOW = Duration.ofSeconds(300);

    private final Applications applications;
    private final Nonces nonces;
    private final Rates rates;
    private final Visitor visitor;
    private final CallContext call;
    private final Clock clock;
    private final int mostBytes;

    SignatureGate(
            Applications applications,
            Nonces nonces,
            Rates rates,
            Visitor visitor,
            CallContext call,
            Clock clock,
            @ConfigProperty(name = "jidi.exchange.body-bytes") int mostBytes) {
        this.applications = applications;
        this.nonces = nonces;
        this.rates = rates;
        this.visitor = visitor;
        this.call = call;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String appId = header(request, APP_ID, "[a-z][a-z0-9-]{2,39}");
        String kid = header(request, KID, "[A-Za-z0-9._-]{1,40}");
        String timestamp = header(request, TIMESTAMP, "[0-9]{1,15}");
        String nonce = header(request, NONCE, "[A-Za-z0-9._-]{6,64}");
        String algorithm = header(request, ALGORITHM, "[A-Z0-9-]{1,20}");
        byte[] signature = Algorithm.decode(header(request, SIGNATURE, "[A-Za-z0-9+/=]{1,400}"))
                .orElseThrow(ExchangeProblem.SIGNATURE_REFUSED::problem);
        byte[] body = body(request);

        Platform platform = applications.active(appId).orElseThrow(ExchangeProblem.SIGNATURE_REFUSED::problem);
        PlatformKey key = applications.key(platform, kid).orElseThrow(ExchangeProblem.SIGNATURE_REFUSED::problem);
        String text = text(request, body, appId, timestamp, nonce);
        // The key says how it signs; the header only states it, so that nobody can choose a weaker way.
        if (!key.algorithm().word().equals(algorithm) || !key.algorithm().verifies(key.key(), text, signature)) {
            throw ExchangeProblem.SIGNATURE_REFUSED.problem();
        }
        long age = clock.millis() - Long.parseLong(timestamp);
        if (Math.abs(age) > WINDOW.toMillis()) {
            throw ExchangeProblem.SIGNATURE_EXPIRED.problem(
                    "时间戳与服务器时间相差超过 300 秒", "The timestamp is more than 300 seconds from the server's time");
        }
        if (!nonces.isNew(key.id(), nonce)) {
            throw ExchangeProblem.NONCE_REPLAYED.problem();
        }
        Rates.Standing standing = rates.request(platform);
        visitor.arrived(new Visitor.Verified(platform, key, nonce, standing));
        call.actAs(caller(platform), call.requestId(), null);
    }

    private static Caller caller(Platform platform) {
        DataScope scope = new DataScope(platform.entitlement().regions(), Set.of(), Set.of(), Set.of());
        return new Caller(
                "app:" + platform.appId(), platform.appId(), platform.appId(), Set.of(Roles.DATA_PLATFORM), scope);
    }

    private static String text(
            ContainerRequestContext request, byte[] body, String appId, String timestamp, String nonce) {
        URI uri = request.getUriInfo().getRequestUri();
        try {
            return RequestText.of(
                            request.getMethod(), uri.getRawPath(), uri.getRawQuery(), body, appId, timestamp, nonce)
                    .text();
        } catch (IllegalArgumentException e) {
            // A query that has no canonical form cannot have been signed.
            throw ExchangeProblem.SIGNATURE_REFUSED.problem();
        }
    }

    private byte[] body(ContainerRequestContext request) throws IOException {
        if (!request.hasEntity()) {
            return new byte[0];
        }
        byte[] body = request.getEntityStream().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            throw PlatformProblem.PAYLOAD_TOO_LARGE.problem();
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        return body;
    }

    private static String header(ContainerRequestContext request, String name, String shape) {
        @Nullable String value = request.getHeaderString(name);
        if (value == null || !value.matches(shape)) {
            throw refused(name);
        }
        return value;
    }

    private static Problem refused(String header) {
        return ExchangeProblem.SIGNATURE_REFUSED.problem(
                "缺少请求头 " + header + " 或格式不符", "The header " + header + " is missing or malformed");
    }
}
