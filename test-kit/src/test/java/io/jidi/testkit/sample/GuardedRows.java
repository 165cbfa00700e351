package io.jidi.testkit.sample;

import io.jidi.testkit.RealParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** The real parts around a service that guards a table. */
public final class GuardedRows implements QuarkusTestResourceLifecycleManager {

    private final RealParts parts = new RealParts();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(parts.start());
        settings.put("jidi.rows.guarded", "true");
        return settings;
    }

    @Override
    public void stop() {
        parts.stop();
    }
}
