package io.jidi.exchange.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.conformance.ConformanceCommand;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnRealParts;
import io.jidi.exchange.Sources;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The kit that anyone may run, against the real service: every check of the exchange passes that can be asked. */
@QuarkusTest
class ConformanceTest extends OnRealParts {

    /** Sent to the platform's own address; not over HTTP; and no version is on its way out. */
    private static final Set<String> NOT_ASKED = Set.of("A17", "A18", "A2-REMOVAL");

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    @ConfigProperty(name = "jidi.peer.project")
    URI project;

    @ConfigProperty(name = "jidi.peer.enterprise")
    URI enterprise;

    @ConfigProperty(name = "jidi.peer.fund")
    URI fund;

    @TempDir
    Path folder;

    @Test
    void theServiceKeepsItsContract() throws Exception {
        String appId = Admin.freshAppId();
        String id = Admin.registered(appId);
        Admin.granted(id, "L1", List.of("340000"), List.of("projects", "project-months"), List.of("statistics"));
        String secret = Admin.keyed(id, "k1");
        OutsideClient client = new OutsideClient(
                Admin.address(),
                appId,
                "k1",
                io.jidi.exchange.signature.rules.Algorithm.SM2_SM3,
                secret,
                TestClock.clock());
        withSomethingPublishedAndSomethingTakenBack(client);

        Path key = Files.writeString(folder.resolve("key"), secret);
        Path report = folder.resolve("report.json");
        int code = new CommandLine(new ConformanceCommand())
                .execute(
                        "--url",
                        Admin.address(),
                        "--app-id",
                        appId,
                        "--kid",
                        "k1",
                        "--key-file",
                        key.toString(),
                        "--exchange-key",
                        client.exchangeKey(),
                        "--data-set",
                        "projects",
                        "--with-writes",
                        "--format",
                        "json",
                        "--output",
                        report.toString());
        TreeMap<String, String> results = new TreeMap<>();
        for (JsonNode check :
                OutsideClient.JSON.readTree(Files.readString(report)).path("checks")) {
            if (!check.path("id").asText().startsWith("C-")) {
                results.put(
                        check.path("id").asText(),
                        check.path("result").asText() + check.path("reason").asText());
            }
        }
        assertThat(results).hasSizeGreaterThan(25);
        results.forEach((check, result) ->
                assertThat(result).as(check).startsWith(NOT_ASKED.contains(check) ? "SKIPPED" : "PASS"));
        assertThat(code).isZero();
    }

    private void withSomethingPublishedAndSomethingTakenBack(OutsideClient client) throws Exception {
        try (Sources sources = Sources.start(prefix, project, enterprise, fund)) {
            String kept = sources.admit("340100", "260000000.00");
            String restricted = sources.admit("340200", "33333333.33");
            sources.report(kept, "340100", "2025-08", 1, "15000000.00");
            Admin.eventually(
                    "published",
                    () -> told(client).contains(restricted) && told(client).contains(kept));
            sources.change(restricted, "340200", "ADMITTED", true);
            Admin.eventually("taken back", () -> told(client).contains("WITHDRAWN"));
        }
    }

    private static String told(OutsideClient client) throws Exception {
        return client.get("/open/v1/projects/changes?limit=1000").body().toString();
    }
}
