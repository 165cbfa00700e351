package io.jidi.platform.health;

import io.jidi.platform.consume.ConsumerAlarms;
import io.jidi.platform.event.Relay;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says what a person should look at; nothing stops because of it. */
@Wellness
@Singleton
public class Alarms implements HealthCheck {

    private final Relay relay;
    private final ConsumerAlarms consumers;
    private final Duration longestLag;

    Alarms(
            Relay relay,
            ConsumerAlarms consumers,
            MeterRegistry metrics,
            @ConfigProperty(name = "jidi.relay.lag-alarm-after", defaultValue = "30s") Duration longestLag) {
        this.relay = relay;
        this.consumers = consumers;
        this.longestLag = longestLag;
        metrics.gauge("jidi.relay.lag.seconds", relay, waiting -> waiting.lag().toMillis() / 1000.0);
    }

    @Override
    public HealthCheckResponse call() {
        Duration lag = relay.lag();
        long parked = consumers.parked();
        long gaps = consumers.gaps();
        return HealthCheckResponse.named("events")
                .status(lag.compareTo(longestLag) <= 0 && parked == 0 && gaps == 0)
                .withData("relayLagMillis", lag.toMillis())
                .withData("parkedAggregates", parked)
                .withData("waitingForGaps", gaps)
                .build();
    }
}
