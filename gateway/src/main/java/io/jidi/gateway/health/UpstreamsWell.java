package io.jidi.gateway.health;

import io.jidi.gateway.live.LiveHub;
import io.jidi.gateway.upstream.Upstream;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Tells which services are away and since when, as their followers see it: they ask all the time. */
@Wellness
@ApplicationScoped
public class UpstreamsWell implements HealthCheck {

    private final LiveHub hub;

    UpstreamsWell(LiveHub hub) {
        this.hub = hub;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("upstreams").up();
        for (Upstream upstream : Upstream.values()) {
            Optional<Instant> away = hub.awaySince(upstream);
            answer.withData(
                    upstream.serviceName(),
                    away.map(since -> "away since " + since).orElse("there"));
            if (away.isPresent()) {
                answer.down();
            }
        }
        return answer.build();
    }
}
