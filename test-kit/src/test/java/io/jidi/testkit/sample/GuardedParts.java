package io.jidi.testkit.sample;

import io.jidi.testkit.RealParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** The real parts around a service that stands behind its gateway, as in production. */
public final class GuardedParts implements QuarkusTestResourceLifecycleManager {

    private final RealParts parts = new RealParts();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(parts.start());
        settings.put("jidi.edge.required", "true");
        settings.put("quarkus.application.name", "sample-service");
        return settings;
    }

    @Override
    public void stop() {
        parts.stop();
    }
}
