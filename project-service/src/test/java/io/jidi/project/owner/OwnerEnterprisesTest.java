package io.jidi.project.owner;

import static io.jidi.project.Office.application;
import static io.jidi.project.Office.as;
import static io.jidi.project.Office.eventually;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.Contracts;
import io.jidi.testkit.Peer;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project shows what the registry of enterprises says of its owner, and the read model can be built again. */
@QuarkusTest
class OwnerEnterprisesTest extends OnRealParts {

    private static final String TOPIC = "enterprise.enterprise.events.v1";
    private static final String REGISTERED = "io.jidi.enterprise.enterprise.registered";
    private static final String CHANGED = "io.jidi.enterprise.enterprise.changed";
    private static final String TIER = "io.jidi.enterprise.tier.changed";

    @Inject
    Sql sql;

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    @ConfigProperty(name = "jidi.peer.enterprise")
    URI peer;

    /** Stands in for the enterprise service. */
    private Peer registry;

    @BeforeEach
    void theRegistryIsUp() throws Exception {
        registry = Peer.start("/enterprise-service", peer, prefix, Set.of(TOPIC));
    }

    @AfterEach
    void theRegistryIsDown() {
        registry.close();
    }

    @Test
    void aProjectShowsItsOwnersRegisteredNameAndPresentTierAndARebuildGivesTheSameRows() throws Exception {
        Office.openBases();
        String firm = TypeIds.format("ent", UUID.randomUUID());
        String code = Office.freshCreditCode();
        ObjectNode application = application("归属" + UUID.randomUUID());
        application.putObject("owner").put("creditCode", code).put("name", "申报时的名称");
        String project = Office.admitted(application);
        office().get(path(project)).then().body("owner.name", equalTo("申报时的名称")).body("owner.tiers", hasSize(0));

        publish(firm, REGISTERED, entry(firm, code, "皖江智语", "340100"));
        publish(firm, TIER, standing(firm, code, "MIIT", null, "SRDI", "RISE"));
        publish(firm, TIER, standing(firm, code, "UNICORN", null, "POTENTIAL_UNICORN_5", "RISE"));
        publish(firm, CHANGED, entry(firm, code, "皖江智语智能", "340200"));
        publish(firm, TIER, standing(firm, code, "MIIT", "SRDI", null, "FALL"));
        eventually(
                "all five are applied",
                () -> sql.number("select coalesce(max(version), 0) from consumer_aggregate where aggregate = ?", firm)
                        == 5);

        office().get(path(project))
                .then()
                .body("owner.enterpriseId", equalTo(firm))
                .body("owner.registeredName", equalTo("皖江智语智能"))
                .body("owner.regionCode", equalTo("340200"))
                .body("owner.tiers.ladder", equalTo(List.of("UNICORN")))
                .body("owner.tiers[0].tier", equalTo("POTENTIAL_UNICORN_5"))
                .body("owner.tiers[0].since", equalTo("2026-11-24"));

        as(Tokens.of("SYSTEM_ADMIN").sign())
                .post("/internal/consumers/owner-enterprises/rebuild")
                .then()
                .statusCode(200)
                .body("events", equalTo(registry.events()))
                .body("equal", equalTo(true))
                .body("tables.livedRows", equalTo(List.of(registry.events() / 5, registry.events() / 5, 0)));
    }

    @Test
    void everyGoldenExampleOfTheRegistryCanBeRead() {
        for (String type : List.of(REGISTERED, CHANGED, TIER)) {
            assertThat(Contracts.examples(type)).allSatisfy(example -> {
                var event = new io.jidi.platform.consume.ReceivedEvent(
                        "evt_1",
                        "/enterprise-service",
                        type,
                        "ent_x",
                        1,
                        java.time.Instant.EPOCH,
                        null,
                        "test",
                        null,
                        example);
                assertThat(event.data(OwnerEnterprises.Entry.class).name()).isNotBlank();
                if (type.equals(TIER)) {
                    assertThat(event.data(OwnerEnterprises.Standing.class).assessedOn())
                            .isNotNull();
                }
            });
        }
    }

    private static ObjectNode entry(String firm, String code, String name, String region) {
        return Office.JSON
                .createObjectNode()
                .put("enterpriseId", firm)
                .put("creditCode", code)
                .put("name", name)
                .put("regionCode", region)
                .put("somethingNew", true);
    }

    private static ObjectNode standing(
            String firm, String code, String ladder, String before, String tier, String direction) {
        return entry(
                        firm,
                        code,
                        direction.equals("FALL") ? "皖江智语智能" : "皖江智语",
                        direction.equals("FALL") ? "340200" : "340100")
                .put("ladder", ladder)
                .put("previousTier", before)
                .put("tier", tier)
                .put("direction", direction)
                .put("assessedOn", "2026-11-24");
    }

    private void publish(String firm, String type, ObjectNode data) throws Exception {
        registry.publish(TOPIC, type, firm, data.toString());
    }
}
