package io.jidi.testkit.parts;

import io.jidi.embedded.EmbeddedKafka;
import io.jidi.embedded.EmbeddedPostgres;
import io.jidi.embedded.KafkaSettings;
import io.jidi.embedded.PartFailure;
import io.jidi.embedded.PostgresSettings;
import io.jidi.embedded.ProjectRoot;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/** The process that starts the shared servers, waits until nobody needs them and stops them. */
final class PartsKeeper {
    private static final long LOOK_MILLIS = 500;

    private PartsKeeper() {}

    public static void main(String[] args) throws Exception {
        PartsFolder folder = PartsFolder.of(ProjectRoot.find());
        BuildProcess self = BuildProcess.of(ProcessHandle.current().pid());
        Path run = folder.freshRun(self);
        String password = new BigInteger(120, new SecureRandom()).toString(36);
        try (EmbeddedPostgres postgres = new EmbeddedPostgres(
                        folder.binaries(),
                        run.resolve("postgres"),
                        run.resolve("postgres.log"),
                        PostgresSettings.throwAway(0, password));
                EmbeddedKafka kafka = new EmbeddedKafka(
                        folder.brokerJars(),
                        run.resolve("kafka"),
                        run.resolve("kafka.log"),
                        KafkaSettings.throwAway(0))) {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(postgres::start), CompletableFuture.runAsync(kafka::start))
                    .join();
            folder.publish(describe(self, postgres, kafka, password));
            waitUntilUnneeded(folder, run);
        }
        PartsFolder.delete(run);
    }

    private static Properties describe(
            BuildProcess self, EmbeddedPostgres postgres, EmbeddedKafka kafka, String password) {
        Properties servers = new Properties();
        servers.setProperty("keeper", self.fileName());
        servers.setProperty("postgres.pid", Long.toString(postgres.pid()));
        servers.setProperty("postgres.port", Integer.toString(postgres.port()));
        servers.setProperty("postgres.password", password);
        servers.setProperty("kafka.pid", Long.toString(kafka.pid()));
        servers.setProperty("kafka.bootstrap", kafka.bootstrap());
        return servers;
    }

    /** Also when the data was deleted under the servers ({@code mvnw clean}): they are of no use any more. */
    private static void waitUntilUnneeded(PartsFolder folder, Path run) throws InterruptedException {
        try {
            while (Files.isDirectory(run) && !folder.retire()) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (IOException e) {
            throw new PartFailure("Cannot look after " + folder.folder(), e);
        }
    }
}
