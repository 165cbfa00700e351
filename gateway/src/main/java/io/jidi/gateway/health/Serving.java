package io.jidi.gateway.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up as long as the process answers; the framework takes it down when the process drains. */
@Readiness
@ApplicationScoped
public class Serving implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("serving");
    }
}
