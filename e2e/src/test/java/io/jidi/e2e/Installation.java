package io.jidi.e2e;

import io.jidi.embedded.DatabaseAccess;
import io.jidi.embedded.EmbeddedKafka;
import io.jidi.embedded.EmbeddedPostgres;
import io.jidi.embedded.FreePort;
import io.jidi.embedded.KafkaSettings;
import io.jidi.embedded.PostgresSettings;
import io.jidi.embedded.ProjectRoot;
import io.jidi.testkit.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole installation for one test run, in a folder of its own: durable PostgreSQL and Kafka, and as many replicas of
 * each application as asked for. On a violation the folder stays, with data and logs.
 */
final class Installation implements AutoCloseable {

    private static final String PASSWORD = "only-for-this-run";

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final Map<Application, List<Replica>> replicas = new EnumMap<>(Application.class);

    private Installation(Path folder) {
        this.folder = folder;
        this.postgres = new EmbeddedPostgres(
                ProjectRoot.find().resolve("target/e2e/postgres-binaries"),
                folder.resolve("postgres"),
                folder.resolve("postgres.log"),
                PostgresSettings.durable(0, PASSWORD));
        this.kafka = new EmbeddedKafka(
                EmbeddedKafka.jarsOf(ProjectRoot.find()),
                folder.resolve("kafka"),
                folder.resolve("kafka.log"),
                KafkaSettings.durable(0));
    }

    /** Starts everything and returns when all replicas are ready. */
    static Installation start(String name, Map<Application, Integer> wanted) {
        try {
            Path folder = ProjectRoot.find()
                    .resolve("target/e2e")
                    .resolve(name + "-" + ProcessHandle.current().pid());
            Files.createDirectories(folder);
            Installation installation = new Installation(folder);
            try {
                installation.up(wanted);
                return installation;
            } catch (RuntimeException | AssertionError e) {
                installation.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void up(Map<Application, Integer> wanted) throws IOException {
        postgres.start();
        kafka.start();
        for (Application application : wanted.keySet()) {
            postgres.admin().ensure(access(application));
        }
        Path key = Files.writeString(folder.resolve("issuer.pem"), Tokens.publicKey());
        Map<Application, List<Integer>> ports = new LinkedHashMap<>();
        wanted.forEach((application, count) -> {
            List<Integer> free = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                free.add(FreePort.any());
            }
            ports.put(application, free);
        });
        ports.forEach((application, free) -> {
            List<Replica> started = new ArrayList<>();
            for (int port : free) {
                Replica replica = new Replica(
                        application,
                        port,
                        folder.resolve(application.module() + "-" + port + ".log"),
                        environment(application, port, key, ports));
                replica.start();
                started.add(replica);
            }
            replicas.put(application, started);
        });
        replicas.values().forEach(group -> group.forEach(Replica::awaitReady));
    }

    private Map<String, String> environment(
            Application application, int port, Path key, Map<Application, List<Integer>> ports) {
        DatabaseAccess access = access(application);
        Map<String, String> variables = new HashMap<>();
        variables.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        variables.put("JIDI_DB_URL", postgres.jdbcUrl(access.name()));
        variables.put("JIDI_DB_USER", access.app());
        variables.put("JIDI_DB_PASSWORD", access.appPassword());
        variables.put("JIDI_DB_OWNER", access.owner());
        variables.put("JIDI_DB_OWNER_PASSWORD", access.ownerPassword());
        variables.put("JIDI_KAFKA", kafka.bootstrap());
        variables.put("JIDI_OIDC_ISSUER", Tokens.ISSUER);
        variables.put("JIDI_OIDC_JWKS", key.toUri().toString());
        variables.put("JIDI_SECRET", "a secret for one run");
        variables.put("JIDI_DATA_DIR", folder.resolve("files").toString());
        if (application == Application.MCP) {
            // All that it is given: no secret and no database of the installation.
            return Map.of(
                    "QUARKUS_HTTP_PORT",
                    String.valueOf(port),
                    "JIDI_GATEWAY",
                    "http://127.0.0.1:" + ports.get(Application.GATEWAY).get(0),
                    "JIDI_OIDC_ISSUER",
                    Tokens.ISSUER,
                    "JIDI_OIDC_JWKS",
                    key.toUri().toString());
        }
        if (!ports.containsKey(Application.GATEWAY)) {
            // Nobody stamps: the services are asked themselves. Never set for the gateway, which nobody stands before.
            variables.put("JIDI_EDGE_REQUIRED", "false");
        }
        for (Application peer :
                List.of(Application.PROJECT, Application.FUND, Application.ENTERPRISE, Application.EXCHANGE)) {
            int peerPort = Optional.ofNullable(ports.get(peer))
                    .map(list -> list.get(0))
                    .orElse(1);
            variables.put("JIDI_PEER_" + peer.name(), "http://127.0.0.1:" + peerPort);
        }
        return variables;
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    Path folder() {
        return folder;
    }

    List<Replica> replicas(Application application) {
        return replicas.getOrDefault(application, List.of());
    }

    String url(Application application) {
        return replicas(application).get(0).url();
    }

    /** The runtime role's own connection to one service's database, for the checker. */
    Connection database(Application application) throws SQLException {
        DatabaseAccess access = access(application);
        return DriverManager.getConnection(postgres.jdbcUrl(access.name()), access.app(), access.appPassword());
    }

    private static DatabaseAccess access(Application application) {
        return new DatabaseAccess(application.database(), PASSWORD, PASSWORD);
    }

    @Override
    public void close() {
        replicas.values().forEach(group -> group.forEach(Replica::stop));
        kafka.stop();
        postgres.stop();
    }
}
