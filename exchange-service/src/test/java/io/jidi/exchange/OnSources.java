package io.jidi.exchange;

import io.jidi.testkit.TestClock;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Extended by tests in which the services that the exchange hears speak: they are there for each test. */
public abstract class OnSources extends OnRealParts {

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    @ConfigProperty(name = "jidi.peer.project")
    URI project;

    @ConfigProperty(name = "jidi.peer.enterprise")
    URI enterprise;

    @ConfigProperty(name = "jidi.peer.fund")
    URI fund;

    protected Sources sources;

    @BeforeEach
    void theServicesAreUp() throws Exception {
        sources = Sources.start(prefix, project, enterprise, fund);
    }

    @AfterEach
    void theServicesAreDown() {
        sources.close();
        TestClock.clock().backToPresent();
    }
}
