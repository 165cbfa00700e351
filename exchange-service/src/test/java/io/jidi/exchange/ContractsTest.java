package io.jidi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.jidi.exchange.door.Signed;
import io.jidi.platform.http.InternalOnly;
import io.jidi.testkit.Contracts;
import io.jidi.testkit.rules.HouseRules;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the service promises others, and what every service of the house keeps. */
@QuarkusTest
class ContractsTest extends OnRealParts {

    @Test
    void theApiIsTheCommittedOne() {
        Contracts.openApi(
                "exchange-service", Admin.system().get("/internal/openapi").asString());
    }

    @Test
    void everyOperationIsSummedUpInBothLanguages() {
        Map<String, Map<String, Map<String, Object>>> paths =
                Admin.system().get("/internal/openapi?format=json").path("paths");
        List<Object> summaries = paths.values().stream()
                .flatMap(path -> path.values().stream())
                .map(operation -> operation.get("summary"))
                .toList();
        assertThat(summaries)
                .hasSizeGreaterThan(20)
                .allSatisfy(summary -> assertThat(String.valueOf(summary)).matches("\\p{IsHan}.* \\| [A-Z].*"));
    }

    @Test
    void theGoldenEventsKeepTheirSchemas() {
        Contracts.goldenEvents("exchange");
    }

    @Test
    void theRulesOfTheHouseAreKept() {
        HouseRules.check("io.jidi.exchange");
    }

    /** An operation that asks for no role must ask for a signature, a platform's or our own; the public keys alone are for everybody. */
    @Test
    void whatAsksForNoRoleAsksForASignature() {
        ArchRuleDefinition.classes()
                .that()
                .areAnnotatedWith(PermitAll.class)
                .and()
                .doNotHaveSimpleName("KeysResource")
                .should()
                .beAnnotatedWith(Signed.class)
                .orShould()
                .beAnnotatedWith(InternalOnly.class)
                .check(HouseRules.mainClassesOf("io.jidi.exchange"));
    }
}
