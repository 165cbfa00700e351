package io.jidi.testkit;

import io.jidi.testkit.parts.FreshDatabase;
import io.jidi.testkit.parts.SharedParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a test application the real PostgreSQL and Kafka of the build: a database of its own, a topic prefix of its own,
 * and the key that signs {@link Tokens}. Argument {@code database}: how the database's name begins.
 */
public final class RealParts implements QuarkusTestResourceLifecycleManager {

    private String name = "jidi_test";
    private @Nullable FreshDatabase database;

    @Override
    public void init(Map<String, String> arguments) {
        name = arguments.getOrDefault("database", name);
    }

    @Override
    public Map<String, String> start() {
        FreshDatabase fresh = FreshDatabase.create(name);
        database = fresh;
        Map<String, String> settings = new HashMap<>(security());
        settings.put("JIDI_DB_URL", fresh.jdbcUrl());
        settings.put("JIDI_DB_USER", fresh.app());
        settings.put("JIDI_DB_PASSWORD", fresh.appPassword());
        settings.put("JIDI_DB_OWNER", fresh.owner());
        settings.put("JIDI_DB_OWNER_PASSWORD", fresh.ownerPassword());
        settings.put("JIDI_KAFKA", SharedParts.get().kafkaBootstrap());
        settings.put(
                "jidi.topic-prefix", fresh.access().name().replace('_', '-').toLowerCase(Locale.ROOT) + ".");
        settings.put(
                "JIDI_DATA_DIR",
                Path.of("target", "files", fresh.access().name())
                        .toAbsolutePath()
                        .toString());
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    /** What any application under test needs, with or without a database. */
    static Map<String, String> security() {
        return Map.of(
                "JIDI_SECRET", "a secret for tests only",
                "JIDI_OIDC_ISSUER", Tokens.ISSUER,
                "JIDI_OIDC_JWKS", Tokens.publicKeyFile().toUri().toString(),
                "JIDI_PEER_PROJECT", "http://127.0.0.1:1",
                "JIDI_PEER_FUND", "http://127.0.0.1:1",
                "JIDI_PEER_ENTERPRISE", "http://127.0.0.1:1");
    }

    @Override
    public void inject(TestInjector injector) {
        if (database != null) {
            injector.injectIntoFields(database, new TestInjector.MatchesType(FreshDatabase.class));
        }
    }

    @Override
    public void stop() {
        // The database is thrown away with the server; dropping it now would race with the application's last writes.
    }
}
