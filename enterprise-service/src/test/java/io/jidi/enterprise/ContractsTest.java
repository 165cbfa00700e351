package io.jidi.enterprise;

import io.jidi.testkit.Contracts;
import io.jidi.testkit.rules.HouseRules;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What the service promises others, and what every service of the house keeps. */
@QuarkusTest
class ContractsTest extends OnRealParts {

    @Test
    void theApiIsTheCommittedOne() {
        Contracts.openApi(
                "enterprise-service", Office.office().get("/internal/openapi").asString());
    }

    @Test
    void theGoldenEventsKeepTheirSchemas() {
        Contracts.goldenEvents("enterprise");
    }

    @Test
    void theRulesOfTheHouseAreKept() {
        HouseRules.check("io.jidi.enterprise");
    }
}
