package io.jidi.testkit.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A canary that breaks every rule of the house: each rule must catch it, or the rule proves nothing. */
class HouseRulesTest {

    private static final String CANARY = "io.jidi.testkit.rules.canary";

    @Test
    void everyRuleCatchesTheCanary() {
        JavaClasses canary = new ClassFileImporter().importPackages(CANARY, "io.jidi.fund");
        List<ArchRule> rules = HouseRules.ofService(CANARY);
        for (ArchRule rule : rules) {
            assertThatThrownBy(() -> rule.check(canary))
                    .as(rule.getDescription())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("was violated");
        }
    }

    @Test
    void theSampleApplicationKeepsTheRules() {
        JavaClasses sample = new ClassFileImporter().importPackages("io.jidi.testkit.sample");
        for (ArchRule rule : List.of(
                HouseRules.noFloatingPoint("io.jidi.testkit.sample"),
                HouseRules.everyOperationDeclaresItsCallers("io.jidi.testkit.sample"))) {
            assertThatCode(() -> rule.check(sample)).doesNotThrowAnyException();
        }
    }
}
