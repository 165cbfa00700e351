package io.jidi.exchange.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.conformance.ConformanceCommand;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnRealParts;
import io.jidi.exchange.Sources;
import io.jidi.platform.id.TypeIds;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        OutsideClient client = client(appId, secret);
        withSomethingPublishedAndSomethingTakenBack(client);

        Report report = report(client, appId, secret, "projects", "--with-writes");
        assertThat(report.results()).hasSizeGreaterThan(25);
        report.results()
                .forEach((check, result) ->
                        assertThat(result).as(check).startsWith(NOT_ASKED.contains(check) ? "SKIPPED" : "PASS"));
        assertThat(report.code()).isZero();
    }

    /** What is asked of one data set holds for those too whose records come of a list, of a base, or of two services. */
    @ParameterizedTest
    @ValueSource(strings = {"base-carriers", "agglomeration", "elements", "organizations"})
    void eachKindOfDataSetKeepsIt(String set) throws Exception {
        String appId = Admin.freshAppId();
        String id = Admin.registered(appId);
        Admin.granted(id, "L2", List.of("340000"), List.of(set));
        String secret = Admin.keyed(id, "k1");
        OutsideClient client = client(appId, secret);
        try (Sources sources = Sources.start(prefix, project, enterprise, fund)) {
            for (Origin origin : ORIGINS.getOrDefault(set, List.of())) {
                String aggregate = TypeIds.format(origin.prefix(), UUID.randomUUID());
                ObjectNode data = Sources.example(origin.type()).put(origin.field(), aggregate);
                sources.publish(origin.topic(), origin.type(), aggregate, data);
                Admin.eventually(
                        origin.type(),
                        () -> client.get("/open/v1/" + set + "/changes?limit=1000")
                                .body()
                                .toString()
                                .contains(data.path(origin.shown()).asText()));
            }
        }
        Report report = report(client, appId, secret, set);
        assertThat(report.results())
                .containsEntry("A3", "PASS")
                .containsEntry("A4", "PASS")
                .containsEntry("A8", "PASS");
        report.results().forEach((check, result) -> assertThat(result).as(check).doesNotStartWith("FAIL"));
        assertThat(report.code()).isZero();
    }

    /**
     * An event that gives a record.
     *
     * @param prefix of the aggregate's identifier
     * @param field of the event's data that has it
     * @param shown field of the event's data that the record shows
     */
    private record Origin(String topic, String type, String prefix, String field, String shown) {}

    private static final Map<String, List<Origin>> ORIGINS = Map.of(
            "base-carriers",
            List.of(new Origin("project.base.events.v1", "io.jidi.project.carrier.changed", "bas", "baseId", "name")),
            "agglomeration",
            List.of(new Origin(
                    "project.base.events.v1", "io.jidi.project.agglomeration.computed", "bas", "baseId", "baseCode")),
            "elements",
            List.of(
                    new Origin(
                            "project.project.events.v1",
                            "io.jidi.project.element.changed",
                            "prj",
                            "projectId",
                            "projectId"),
                    new Origin(
                            "project.project.events.v1",
                            "io.jidi.project.element.listed",
                            "prj",
                            "projectId",
                            "projectId")),
            "organizations",
            List.of(
                    new Origin(
                            "enterprise.enterprise.events.v1",
                            "io.jidi.enterprise.enterprise.registered",
                            "ent",
                            "enterpriseId",
                            "enterpriseId"),
                    new Origin(
                            "project.department.events.v1", "io.jidi.project.department.entered", "dpt", "id", "id")));

    private record Report(int code, TreeMap<String, String> results) {}

    private static OutsideClient client(String appId, String secret) {
        return new OutsideClient(
                Admin.address(),
                appId,
                "k1",
                io.jidi.exchange.signature.rules.Algorithm.SM2_SM3,
                secret,
                TestClock.clock());
    }

    private Report report(OutsideClient client, String appId, String secret, String set, String... more)
            throws Exception {
        Path key = Files.writeString(folder.resolve("key"), secret);
        Path report = folder.resolve("report.json");
        List<String> options = new ArrayList<>(List.of(
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
                set,
                "--format",
                "json",
                "--output",
                report.toString()));
        options.addAll(List.of(more));
        int code = new CommandLine(new ConformanceCommand()).execute(options.toArray(String[]::new));
        TreeMap<String, String> results = new TreeMap<>();
        for (JsonNode check :
                OutsideClient.JSON.readTree(Files.readString(report)).path("checks")) {
            if (!check.path("id").asText().startsWith("C-")) {
                results.put(
                        check.path("id").asText(),
                        check.path("result").asText() + check.path("reason").asText());
            }
        }
        return new Report(code, results);
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
