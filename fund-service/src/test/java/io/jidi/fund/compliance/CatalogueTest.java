package io.jidi.fund.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.fund.compliance.rules.Catalogue;
import io.jidi.fund.compliance.rules.Consequence;
import io.jidi.fund.compliance.rules.Facts;
import io.jidi.fund.compliance.rules.Known;
import io.jidi.fund.compliance.rules.Outcome;
import io.jidi.fund.compliance.rules.Rule;
import io.jidi.fund.compliance.rules.Severity;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.fund.ActKind;
import io.jidi.fund.guidance.MotherTermsEditions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule of the catalogue, passing, failing, at its edge and without what it needs (fund.md 1.9, 2.3). */
class CatalogueTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Catalogue CATALOGUE = CatalogueFile.read(Catalogues.FILE);
    private static final MotherTermsEditions TERMS = new MotherTermsEditions();

    private record Case(
            String rule, String shows, ActKind act, LocalDate day, String terms, Facts facts, Outcome outcome) {

        static Case of(String line) {
            String[] column = Arrays.stream(line.split("\\|")).map(String::trim).toArray(String[]::new);
            String[] act = column[2].split("@");
            Map<String, Known> facts = new LinkedHashMap<>();
            for (String fact : column[4].isEmpty() ? new String[0] : column[4].split(" ")) {
                String[] part = fact.split("=");
                facts.put(part[0], new Known(part[1], null));
            }
            return new Case(
                    column[0],
                    column[1],
                    ActKind.valueOf(act[0]),
                    act.length == 1 ? DAY : LocalDate.parse(act[1]),
                    column[3],
                    Facts.of(facts),
                    Outcome.valueOf(column[5]));
        }

        Verdict verdict(Catalogue catalogue) {
            return catalogue.judge(act, day, termsOf(terms), facts).stream()
                    .filter(one -> one.rule().equals(rule))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(rule + " does not judge " + act + " on " + day));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.rule() + " " + one.shows(), () -> {
                    Verdict verdict = one.verdict(CATALOGUE);
                    assertThat(verdict.outcome()).as(verdict.reason().en()).isEqualTo(one.outcome());
                    assertThat(verdict.reason().zh()).isNotBlank();
                    assertThat(verdict.reason().en()).isNotBlank();
                    assertThat(verdict.formula().en()).isNotBlank();
                }));
    }

    @Test
    void noRuleIsLeftWithoutItsFourCases() {
        Map<String, List<Case>> byRule = cases().stream().collect(Collectors.groupingBy(Case::rule));
        for (Rule rule : CATALOGUE.rules()) {
            List<Case> its = byRule.getOrDefault(rule.id(), List.of());
            for (String kind : List.of("passing", "failing", "edge", "unknown")) {
                assertThat(its)
                        .as(rule.id() + " " + kind)
                        .anyMatch(one -> one.shows().startsWith(kind));
            }
        }
        assertThat(CATALOGUE.rules().stream().map(Rule::id))
                .containsAll(Stream.iterate(1, i -> i + 1)
                        .limit(30)
                        .map(i -> String.format("R%02d", i))
                        .toList());
    }

    @Test
    void nothingUnconfirmedBlocks() {
        for (Rule rule : CATALOGUE.rules()) {
            if (rule.severity() == Severity.BLOCK) {
                assertThat(rule.basis().status().confirmed()).as(rule.id()).isTrue();
            }
        }
        for (Case one : cases()) {
            Verdict verdict = one.verdict(CATALOGUE);
            if (verdict.outcome() == Outcome.FAIL && verdict.consequence() == Consequence.REFUSE) {
                assertThat(verdict.thresholds())
                        .allMatch(value -> value.status().confirmed());
            }
        }
    }

    @Test
    void aRuleDoesNotReachBackBeforeItsDocument() {
        LocalDate before = LocalDate.of(2026, 1, 11);
        assertThat(CATALOGUE.judge(ActKind.SET_UP, before, Map.of(), Facts.none()).stream()
                        .map(Verdict::rule))
                .contains("R11")
                .doesNotContain("R12");
        assertThat(CATALOGUE.judge(ActKind.INVESTMENT, LocalDate.of(2015, 11, 11), Map.of(), Facts.none()))
                .isEmpty();
    }

    /** The verdict is a function of what is stored: facts written and read again give the same words. */
    @Test
    void whatIsStoredGivesTheSameVerdicts() {
        Random random = new Random(20261129);
        List<Case> all = cases();
        for (int i = 0; i < 500; i++) {
            Case one = all.get(random.nextInt(all.size()));
            Case other = all.get(random.nextInt(all.size()));
            Map<String, Known> mixed = new LinkedHashMap<>(other.facts().byKey());
            mixed.putAll(one.facts().byKey());
            String stored = StoredJson.write(mixed);
            Map<String, Known> read = StoredJson.read(stored, Checks.FACTS);
            assertThat(CATALOGUE.judge(one.act(), DAY, termsOf(one.terms()), Facts.of(read)))
                    .isEqualTo(CATALOGUE.judge(one.act(), DAY, termsOf(one.terms()), Facts.of(mixed)));
        }
    }

    /** More knowledge never turns a pass into a fail: what was unknown was not assumed. */
    @Test
    void forgettingAFactNeverMakesAPassOfAFailure() {
        for (Case one : cases()) {
            for (String fact : one.facts().byKey().keySet()) {
                Map<String, Known> less = new LinkedHashMap<>(one.facts().byKey());
                less.remove(fact);
                Outcome without = new Case(
                                one.rule(), "", one.act(), one.day(), one.terms(), Facts.of(less), Outcome.PASS)
                        .verdict(CATALOGUE)
                        .outcome();
                if (one.outcome() == Outcome.FAIL) {
                    assertThat(without).as(one.rule() + " without " + fact).isNotEqualTo(Outcome.PASS);
                }
                if (one.outcome() == Outcome.PASS) {
                    assertThat(without).as(one.rule() + " without " + fact).isNotEqualTo(Outcome.FAIL);
                }
            }
        }
    }

    @Test
    void aDraftValueJudgesAnewAndIsNeverConfirmed() {
        Case exact = cases().stream()
                .filter(one -> one.rule().equals("R04") && one.shows().startsWith("edge"))
                .findFirst()
                .orElseThrow();
        Verdict drafted = exact.verdict(CATALOGUE.draft("singleEnterpriseCap", new BigDecimal("0.15")));
        assertThat(drafted.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(drafted.thresholds()).noneMatch(value -> value.status().confirmed());
        assertThat(exact.verdict(CATALOGUE).outcome()).isEqualTo(Outcome.PASS);
        assertThatThrownBy(() -> CATALOGUE.draft("nothing", BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theReasonSaysTheFigures() {
        Verdict verdict = cases().stream()
                .filter(one -> one.rule().equals("R04") && one.shows().equals("failing"))
                .findFirst()
                .orElseThrow()
                .verdict(CATALOGUE);
        assertThat(verdict.reason().zh()).isEqualTo("行为后对单一企业累计成本 ÷ 基金总资产 = 20.01 %，应不超过 20 %");
        assertThat(verdict.reason().en())
                .isEqualTo(
                        "Cost in the one enterprise after the act ÷ Total assets of the fund = 20.01 %, it may be at most"
                                + " 20 %");
        assertThat(verdict.consequence()).isEqualTo(Consequence.NEEDS_OVERRIDE);
        Verdict bare = CATALOGUE
                .judge(ActKind.INVESTMENT, DAY, Map.of(), Facts.of(Map.of("instrument", new Known("EQUITY", null))))
                .stream()
                .filter(one -> one.rule().equals("R22"))
                .findFirst()
                .orElseThrow();
        assertThat(bare.reason().en()).containsOnlyOnce("missing: Form of a public-stock element");
    }

    @Test
    void aWrongFileIsRefused() {
        String head = "edition: X\nname: {zh: x, en: x}\nfrom: 2026-01-01\nparameters: {}\nrules:\n";
        String row = "  - id: R1\n    name: {zh: x, en: x}\n    acts: [CALL]\n    severity: %s\n    from: 2026-01-01\n"
                + "    basis: {zh: x, en: x, status: %s}\n    test: %s\n";
        assertThat(CatalogueFile.parse(head + String.format(row, "WARN", "M", "{fact: setUp, is: true}"))
                        .rules())
                .hasSize(1);
        for (String wrong : List.of(
                String.format(row, "BLOCK", "M", "{fact: setUp, is: true}"),
                String.format(row, "WARN", "M", "{fact: sunshine, is: true}"),
                String.format(row, "WARN", "M", "{fact: setUp, atMost: $x}"),
                String.format(row, "WARN", "M", "{fact: fundCash, atMost: $x}"),
                String.format(row, "WARN", "M", "{fact: fundCash, isnt: true}"),
                String.format(row, "WARN", "M", "{all: []}"),
                String.format(row, "WARN", "M", "{fact: setUp, is: true}\n    surprise: 1"))) {
            assertThatThrownBy(() -> CatalogueFile.parse(head + wrong))
                    .as(wrong)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private static Map<String, Parameter> termsOf(String id) {
        return id.equals("-") ? Map.of() : TERMS.byId(id).orElseThrow().parameters();
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String line : lines()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                cases.add(Case.of(line));
            }
        }
        return cases;
    }

    private static List<String> lines() {
        try (InputStream file = CatalogueTest.class.getResourceAsStream("/compliance/cases.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
