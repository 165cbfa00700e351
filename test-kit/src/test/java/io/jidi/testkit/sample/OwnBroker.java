package io.jidi.testkit.sample;

import io.jidi.embedded.EmbeddedKafka;
import io.jidi.embedded.KafkaSettings;
import io.jidi.embedded.ProjectRoot;
import io.jidi.testkit.RealParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real database of the build, and a broker that this test alone may kill. */
public final class OwnBroker implements QuarkusTestResourceLifecycleManager {

    private final RealParts parts = new RealParts();
    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(parts.start());
        try {
            Files.createDirectories(Path.of("target"));
            Path folder =
                    Files.createTempDirectory(Path.of("target"), "own-broker-").toAbsolutePath();
            EmbeddedKafka own = new EmbeddedKafka(
                    EmbeddedKafka.jarsOf(ProjectRoot.find()),
                    folder.resolve("data"),
                    folder.resolve("kafka.log"),
                    KafkaSettings.durable(0));
            own.start();
            kafka = own;
            settings.put("JIDI_KAFKA", own.bootstrap());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(kafka, new TestInjector.MatchesType(EmbeddedKafka.class));
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        parts.stop();
    }
}
