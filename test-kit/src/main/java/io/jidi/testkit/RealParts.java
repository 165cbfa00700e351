package io.jidi.testkit;

import io.jidi.testkit.parts.FreshDatabase;
import io.jidi.testkit.parts.SharedParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a test application the real PostgreSQL and Kafka of the build: a database of its own, a topic prefix of its own,
 * the key that signs {@link Tokens}, and for each service an address known beforehand where a {@link Peer} may stand in.
 * Argument {@code database}: how the database's name begins.
 */
public final class RealParts implements QuarkusTestResourceLifecycleManager {

    /** A minute in production; a test that loses an event on the way does not wait so long. */
    private static final String GAP_REPAIR_AFTER = "3s";

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
        settings.putAll(peers());
        settings.put("jidi.consumers.gap-repair-after", GAP_REPAIR_AFTER);
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
        // Tests ask the service itself; that it refuses them otherwise is the matter of EdgeGateTest.
        settings.put("jidi.edge.required", "false");
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

    /** A free port for each, all held until the last is drawn so that no two are the same. */
    private static Map<String, String> peers() {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket project = new ServerSocket(0, 1, here);
                ServerSocket fund = new ServerSocket(0, 1, here);
                ServerSocket enterprise = new ServerSocket(0, 1, here)) {
            return Map.of(
                    "JIDI_PEER_PROJECT", address(project),
                    "JIDI_PEER_FUND", address(fund),
                    "JIDI_PEER_ENTERPRISE", address(enterprise));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(ServerSocket socket) {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void stop() {
        // The database is thrown away with the server; dropping it now would race with the application's last writes.
    }
}
