package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.criteria.Rulebook.EDITIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.CriterionResult;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.ExchangeRates;
import io.jidi.enterprise.criteria.rules.Status;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.criteria.rules.Wording;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every edition that is shipped. */
class EveryEditionTest {

    private static final AssessmentContext CONTEXT = AssessmentContext.of(ApplicationKind.NEW, LocalDate.of(2026, 3, 1))
            .withRates(ExchangeRates.none().with("USD", 2025, "7.15"));

    private static final List<Firm> FIRMS =
            List.of(Firm.worked("皖江智语"), Firm.worked("淮北微行"), Firm.worked("蚌埠芯感"), Firm.worked("芜湖精驱"));

    static List<String> editions() {
        return EDITIONS.all().stream().map(Edition::id).toList();
    }

    @ParameterizedTest
    @MethodSource("editions")
    void forgettingAFactNeverMakesAnybodyEligibleNorOverturnsAVerdict(String id) {
        for (Firm firm : FIRMS) {
            Assessment full = Rulebook.assess(id, firm, CONTEXT);
            for (String field :
                    firm.rows().stream().map(Firm.Row::field).distinct().toList()) {
                Assessment less = Rulebook.assess(id, firm.without(field), CONTEXT);
                for (int i = 0; i < full.tiers().size(); i++) {
                    TierOutcome known = full.tiers().get(i).outcome();
                    TierOutcome now = less.tiers().get(i).outcome();
                    if (now == TierOutcome.ELIGIBLE) {
                        assertThat(known).as(field).isEqualTo(TierOutcome.ELIGIBLE);
                    }
                    if (now == TierOutcome.NOT_ELIGIBLE && known != TierOutcome.NEEDS_DATA) {
                        assertThat(known).as(field).isEqualTo(TierOutcome.NOT_ELIGIBLE);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void everyCriterionIsExplainedInBothLanguagesAndTheSentenceAgreesWithTheVerdict(String id) {
        for (Firm firm : FIRMS) {
            Assessment assessment = Rulebook.assess(id, firm, CONTEXT);
            for (CriterionResult result : assessment.criteria()) {
                Wording sentence = assessment.explanation(result);
                assertThat(sentence.zh()).contains(result.criterion().id()).contains("版本 " + id);
                assertThat(sentence.en()).contains("edition " + id);
                if (result.ground() == CriterionResult.Ground.TEST && result.status() == Status.NOT_MET) {
                    assertThat(sentence.zh()).contains("不满足");
                }
                if (result.status() == Status.UNKNOWN) {
                    assertThat(result.doubts()).as(sentence.zh()).isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void theConditionsCanBeReadAsATree(String id) {
        for (ApplicationKind kind : ApplicationKind.values()) {
            EditionView view = EditionView.of(
                    EDITIONS.get(id), AssessmentContext.of(kind, LocalDate.of(2026, 6, 1)), EDITIONS.indicators());
            assertThat(view.criteria()).isNotEmpty();
            assertThat(view.tiers()).isNotEmpty();
        }
    }

    /** Whatever is wrong, it is an invalid edition with a place, and never another failure. */
    @Test
    void aDamagedEditionIsRefusedWithAPlaceOrStillAnEdition() throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        Random random = new Random(41);
        int refused = 0;
        for (String file :
                List.of("srdi-2022", "lg-2022", "lg-2026", "techsme-2017", "hnte-2016", "uni-sz", "gaz-hefei")) {
            String text = Rulebook.resource("/editions/" + file + ".yaml");
            for (int n = 0; n < 150; n++) {
                JsonNode tree = yaml.readTree(text);
                damage(tree, random);
                String broken = new ObjectMapper().writeValueAsString(tree);
                try {
                    EDITIONS.alone("draft", broken);
                } catch (InvalidEdition wrong) {
                    assertThat(wrong.place()).startsWith("draft");
                    assertThat(wrong.pointer()).doesNotContain("[");
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    private static void damage(JsonNode tree, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        JsonNode victim = containers.get(random.nextInt(containers.size()));
        JsonNode rubbish = switch (random.nextInt(5)) {
            case 0 -> new ObjectMapper().getNodeFactory().textNode("nonsense");
            case 1 -> new ObjectMapper().getNodeFactory().numberNode(-7);
            case 2 -> new ObjectMapper().getNodeFactory().arrayNode();
            case 3 -> new ObjectMapper().getNodeFactory().objectNode();
            default -> new ObjectMapper().getNodeFactory().nullNode();
        };
        if (victim instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextBoolean()) {
                object.remove(name);
            } else {
                object.set(name, rubbish);
            }
        } else if (victim instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), rubbish);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    @Test
    void hostileTextIsRefused() {
        for (String text : List.of(
                "",
                "- a",
                "edition: &a [*a]",
                "a: ".repeat(3_000),
                "[".repeat(5_000),
                "edition: 1e999999999",
                "\u0000")) {
            assertThatCode(() -> EDITIONS.alone("draft", text)).isInstanceOf(InvalidEdition.class);
        }
    }
}
