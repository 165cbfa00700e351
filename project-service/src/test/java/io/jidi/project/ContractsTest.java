package io.jidi.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.testkit.Contracts;
import io.jidi.testkit.rules.HouseRules;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the service promises others, and what every service of the house keeps. */
@QuarkusTest
class ContractsTest extends OnRealParts {

    @Test
    void theApiIsTheCommittedOne() {
        Contracts.openApi(
                "project-service", Office.office().get("/internal/openapi").asString());
    }

    @Test
    void everyOperationIsSummedUpInBothLanguages() {
        Map<String, Map<String, Map<String, Object>>> paths =
                Office.office().get("/internal/openapi?format=json").path("paths");
        List<Object> summaries = paths.values().stream()
                .flatMap(path -> path.values().stream())
                .map(operation -> operation.get("summary"))
                .toList();
        assertThat(summaries)
                .hasSizeGreaterThan(25)
                .allSatisfy(summary -> assertThat(String.valueOf(summary)).matches("\\p{IsHan}.* \\| [A-Z].*"));
    }

    @Test
    void theGoldenEventsKeepTheirSchemas() {
        Contracts.goldenEvents("project");
    }

    @Test
    void theRulesOfTheHouseAreKept() {
        HouseRules.check("io.jidi.project");
    }
}
