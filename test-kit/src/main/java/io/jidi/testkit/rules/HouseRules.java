package io.jidi.testkit.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.util.ArrayList;
import java.util.List;

/** The rules that every service keeps. {@link #check} runs them over a service's main classes. */
public final class HouseRules {

    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "jakarta..",
        "org.hibernate..",
        "io.vertx..",
        "com.fasterxml..",
        "java.sql..",
        "org.apache.kafka..",
        "org.eclipse.microprofile..",
        "java.net.."
    };

    private HouseRules() {}

    /** The main classes of a package, without tests. */
    public static JavaClasses mainClassesOf(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
    }

    /** Checks every rule that a service keeps; {@code service} is its own package, {@code io.jidi.fund}. */
    public static void check(String service) {
        JavaClasses main = mainClassesOf(service);
        for (ArchRule rule : ofService(service)) {
            rule.check(main);
        }
    }

    static List<ArchRule> ofService(String service) {
        List<ArchRule> rules = new ArrayList<>();
        rules.add(rulesAreFreeOfFrameworks(service));
        rules.add(noFloatingPoint(service));
        rules.add(everyOperationDeclaresItsCallers(service));
        rules.add(constructorsInject(service));
        rules.add(featuresHaveNoCycles(service));
        rules.add(noForbiddenNames(service));
        rules.add(noOtherService(service));
        return rules;
    }

    static ArchRule rulesAreFreeOfFrameworks(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .because("a rule must be readable and testable without a container, a clock or a database");
    }

    static ArchRule noFloatingPoint(String root) {
        DescribedPredicate<JavaClass> floating = DescribedPredicate.describe(
                "double or float",
                type -> List.of("double", "float", "java.lang.Double", "java.lang.Float")
                        .contains(type.getName()));
        return noFields()
                .that()
                .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .should()
                .haveRawType(floating)
                .because("amounts and ratios are exact: BigDecimal or integers")
                .allowEmptyShould(false);
    }

    static ArchRule everyOperationDeclaresItsCallers(String root) {
        return methods()
                .that(DescribedPredicate.describe("are HTTP operations", HouseRules::isOperation))
                .and()
                .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .should(new ArchCondition<>("declare who may call them") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean declared = method.isAnnotatedWith(RolesAllowed.class)
                                || method.isAnnotatedWith(PermitAll.class)
                                || method.getOwner().isAnnotatedWith(RolesAllowed.class)
                                || method.getOwner().isAnnotatedWith(PermitAll.class);
                        if (!declared) {
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " does not say who may call it"));
                        }
                    }
                })
                .because("an operation without a declared role is an operation for everybody");
    }

    static ArchRule constructorsInject(String root) {
        return fields().that()
                .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .should()
                .notBeAnnotatedWith(Inject.class)
                .because("what a class needs stands in its constructor");
    }

    /** A feature is a package directly below the service's; others see only its public types, and never in a circle. */
    static ArchRule featuresHaveNoCycles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().because("data flows one way");
    }

    static ArchRule noForbiddenNames(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Dto)$")
                .andShould()
                .haveNameNotMatching(".*\\.Default[A-Z].*")
                .because("such a name says nothing about what the class is");
    }

    static ArchRule noOtherService(String root) {
        String[] others = List.of(
                        "io.jidi.project", "io.jidi.fund", "io.jidi.enterprise", "io.jidi.exchange", "io.jidi.gateway")
                .stream()
                .filter(other -> !other.equals(root))
                .map(other -> other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("services know each other only by their events");
    }

    private static boolean isOperation(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
    }
}
