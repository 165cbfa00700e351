package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.criteria.Rulebook.EDITIONS;
import static io.jidi.enterprise.criteria.Rulebook.NEW_2026;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Parameter;
import io.jidi.enterprise.criteria.rules.Status;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which edition judges what, and files that must be refused with the place named. */
class EditionsTest {

    private static final String SRDI = Rulebook.resource("/editions/srdi-2026.yaml");
    private static final String INNOV = Rulebook.resource("/editions/innov-2022.yaml");

    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource({
        "SRDI, NEW, 2026-04-01, SRDI-2026",
        "SRDI, NEW, 2026-03-31, SRDI-2022",
        "SRDI, NEW, 2022-05-31, ",
        "SRDI, REVIEW, 2026-03-31, SRDI-2022",
        "LG, REVIEW, 2027-01-01, LG-2026",
        "LG, REVIEW, 2026-12-31, LG-2022",
        "SRDI, REVIEW, 2026-04-01, SRDI-2026",
        "UNI-GEI, NEW, 2025-06-01, UNI-GEI-2025",
        "UNI-GEI, NEW, 2024-12-31, UNI-GEI-EARLIER",
        "INNOV, NEW, 2026-06-01, INNOV-2022",
        "LG, REVIEW, 2026-06-01, LG-2022",
        "LG, NEW, 2026-03-31, LG-2022",
        "LG, NEW, 2026-06-01, LG-2026"
    })
    void theEditionIsChosenByStandardKindAndDate(String standard, ApplicationKind kind, LocalDate date, String id) {
        assertThat(EDITIONS.choose(standard, kind, date, "340100")
                        .map(Edition::id)
                        .orElse(null))
                .isEqualTo(id);
    }

    @Test
    void allEditionsInForceOnADate() {
        assertThat(Editions.shipped().inForce(ApplicationKind.NEW, LocalDate.of(2026, 4, 1)))
                .extracting(Edition::id)
                .contains("INNOV-2022", "SRDI-2026", "LG-2026", "UNI-GEI-2025")
                .doesNotContain("SRDI-2022", "LG-2022");
    }

    @Test
    void aLaterEditionMayFollowButNotOverlap() {
        String next = SRDI.replace("edition: SRDI-2026", "edition: SRDI-2030");

        assertThatThrownBy(() -> EDITIONS.with("srdi-2030.yaml", next))
                .isInstanceOf(InvalidEdition.class)
                .hasMessageContaining("srdi-2030.yaml/validity")
                .hasMessageContaining("overlaps SRDI-2026");
        assertThatThrownBy(() -> EDITIONS.with("again.yaml", SRDI)).hasMessageContaining("already known");
    }

    @Test
    void aSuccessorTakesOverOnItsFirstDay() {
        String other = INNOV.replace("standard: INNOV", "standard: PILOT");
        String closed = other.replace("edition: INNOV-2022", "edition: PILOT-2022")
                .replace("from: 2022-06-01}", "from: 2022-06-01, to: 2030-03-31}");
        String next =
                other.replace("edition: INNOV-2022", "edition: PILOT-2030").replace("2022-06-01", "2030-04-01");
        Editions both = Editions.shipped().with("a.yaml", closed).with("b.yaml", next);

        assertThat(both.choose("PILOT", ApplicationKind.NEW, LocalDate.of(2030, 3, 31), "340100"))
                .map(Edition::id)
                .contains("PILOT-2022");
        assertThat(both.choose("PILOT", ApplicationKind.NEW, LocalDate.of(2030, 4, 1), "340100"))
                .map(Edition::id)
                .contains("PILOT-2030");
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "standard: SRDI | standard: SRDI\\nstandart: X | srdi.yaml: unknown field \"standart\"",
                "threshold: mainRatioMin | threshold: mainRatioMinimum | criteria[7]/test/threshold: no parameter is called \"mainRatioMinimum\"",
                "mode: AUTO | mode: SCRIPT | mode: No enum constant",
                "value: revenue, year: -1 | value: turnover, year: -1 | test/any[0]/compare/value: No indicator is called \"turnover\"",
                "value: revenue, year: -1 | value: titles, year: -1 | titles is LIST, not YEARLY",
                "value: revenue, year: -1 | value: revenue | compare/year: is missing",
                "value: revenue, year: -1 | value: revenue, year: last | expected a whole number",
                "value: revenue, year: -1 | growth: revenue, year: -1 | revenueMin is in \"万元\", compared is \"%\"",
                "ratio: {of: mainRevenue, to: revenue} | ratio: {of: mainRevenue, to: employees} | has WAN_YUAN above PERSONS",
                "value: 80, unit: \"%\", zh: 主营 | value: eighty, unit: \"%\", zh: 主营 | expected a number",
                "value: 1500, unit: 万元 | value: 1500, unit: 亿元 | Unit \"亿元\"",
                "from: 2026-04-01 | from: 2026-04-31 | is not a date",
                "requires: {all: [G1, | requires: {all: [G9, | no criterion is called G9",
                "requires: {all: [G1, | requires: {all: [ | G1 is required by no tier",
                "sizeStandard: SME-SIZE-2017 | sizeStandard: SME-SIZE-1999 | no size standard is called SME-SIZE-1999",
                "{codes: [TECH_SME, INNOVATIVE] | {codes: [TECH_SME, GAZELLE] | \"GAZELLE\" is none of the codes",
                "choice: EXCLUDE_ALL | choice: EXCLUDE_SOME | is none of the options",
                "REVIEW, from: 2026-04-01} | NEW, from: 2027-04-01} | periods for NEW overlap",
                "id: P2b | id: P2a | P2a is defined twice",
                "op: \"<=\" | op: \"=<\" | Operator \"=<\"",
                "tiers: | parameters: {} | Duplicate"
            })
    void aMalformedEditionIsRefusedWithThePlaceNamed(String from, String to, String message) {
        assertThat(SRDI).contains(from);
        String broken = SRDI.replace(from, to.replace("\\n", "\n"));

        assertThatThrownBy(() -> Editions.shipped().with("srdi.yaml", broken))
                .isInstanceOf(InvalidEdition.class)
                .hasMessageContaining(message);
    }

    @Test
    void aParameterNobodyUsesIsRefused() {
        String broken = SRDI.replace("parameters:\n", "parameters:\n  spare: {value: 1, unit: 年, zh: 多余, en: spare}\n");

        assertThatThrownBy(() -> Editions.shipped().with("srdi.yaml", broken))
                .hasMessageContaining("parameters/spare: is used by no criterion");
    }

    @ParameterizedTest(name = "bands {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[{min: 3, points: 15}, {min: 5, points: 20}] | best first",
                "[{min: 3, points: 20}, {min: 5, points: 15}] | lies inside the one before",
                "[{min: 5, points: 20}, {min: 5, points: 15}] | lies inside the one before",
                "[{min: 5, points: 20}, {max: 3, points: 15}] | turns the direction",
                "[{min: 5, points: 20}, {min: 3, points: 20}] | best first",
                "[{min: 5, points: 0}] | best first",
                "[{min: 5, max: 9, points: 20}] | needs exactly one of [min, max, above]",
                "[] | at least one element"
            })
    void badBracketsAreRefused(String bands, String message) {
        String broken = INNOV.replace(
                "bands: [{min: 5, points: 20}, {min: 3, points: 15}, {min: 2, points: 10}, {min: 1, points: 5}]",
                "bands: " + bands);

        assertThat(broken).isNotEqualTo(INNOV);
        assertThatThrownBy(() -> Editions.shipped().with("innov.yaml", broken))
                .isInstanceOf(InvalidEdition.class)
                .hasMessageContaining("innov.yaml/criteria[10]/test/score")
                .hasMessageContaining(message);
    }

    @Test
    void whatIfChangesOneParameterAndTheDigest() {
        Edition stricter = EDITIONS.variant("SRDI-2026", Map.of("rdRatioMin", "4"));
        Firm firm = Firm.worked("蚌埠芯感");

        assertThat(stricter.digest()).isNotEqualTo(EDITIONS.get("SRDI-2026").digest());
        assertThat(EDITIONS.variant("SRDI-2026", Map.of("rdRatioMin", "3")).digest())
                .isEqualTo(EDITIONS.get("SRDI-2026").digest());
        assertThat(Rulebook.srdi(firm).criterion("P3").status()).isEqualTo(Status.MET);
        assertThat(stricter.assess(firm.facts(EDITIONS.indicators()), NEW_2026)
                        .criterion("P3")
                        .status())
                .isEqualTo(Status.NOT_MET);
        assertThatThrownBy(() -> EDITIONS.variant("SRDI-2026", Map.of("rdRatio", "4")))
                .hasMessageContaining("no parameter is called \"rdRatio\"");
        assertThatThrownBy(() -> EDITIONS.variant("SRDI-2026", Map.of("rdRatioMin", "four")))
                .hasMessageContaining("not a number");
    }

    @Test
    void whatIsNotConfirmedIsFlagged() {
        assertThat(EDITIONS.get("SRDI-2026").parameters().values())
                .filteredOn(parameter -> !parameter.confirmed())
                .extracting(Parameter::name)
                .containsExactly("transferredIpRule", "awardYears", "scoreYearsNew", "scoreYearsReview");
        assertThat(EDITIONS.get("UNI-GEI-2025").parameters().get("unlistedStates"))
                .extracting(Parameter::confirmed)
                .isEqualTo(false);
    }

    @Test
    void theCatalogueHasBothLanguagesAndAllFieldsTheEditionsRead() {
        assertThat(EDITIONS.indicators().all()).hasSizeGreaterThan(40).allSatisfy(indicator -> {
            assertThat(indicator.name().en()).isNotBlank();
            assertThat(indicator.description().zh()).isNotBlank();
        });
        assertThat(EDITIONS.get("SRDI-2026").reads())
                .extracting(Indicator::key)
                .contains("revenue", "titles", "awards", "developmentScore", "industryCode");
    }

    @ParameterizedTest(name = "an enterprise in {0}: {1}")
    @CsvSource({"340111, PILOT-DISTRICT", "340102, PILOT-CITY", "340200, PILOT-PROVINCE", "320100, PILOT-COUNTRY"})
    void theNarrowestScopeJudges(String region, String id) {
        String pilot = INNOV.replace("standard: INNOV", "standard: PILOT");
        Editions editions = Editions.shipped();
        for (String[] scope : new String[][] {
            {"CN", "COUNTRY"}, {"\"340000\"", "PROVINCE"}, {"\"340100\"", "CITY"}, {"\"340111\"", "DISTRICT"}
        }) {
            editions = editions.with(
                    "pilot.yaml",
                    pilot.replace("scope: CN", "scope: " + scope[0])
                            .replace("edition: INNOV-2022", "edition: PILOT-" + scope[1]));
        }

        assertThat(editions.choose("PILOT", ApplicationKind.NEW, LocalDate.of(2026, 6, 1), region))
                .map(Edition::id)
                .contains(id);
        assertThat(EDITIONS.choose("EAGLET-HEFEI", ApplicationKind.NEW, LocalDate.of(2026, 6, 1), "340200"))
                .isEmpty();
    }

    @Test
    void aSuccessorMakesItsPredecessorGiveWayWithoutTouchingItsDigest() {
        String next = SRDI.replace("edition: SRDI-2026", "edition: SRDI-2030").replace("2026-04-01", "2030-04-01");
        Editions both = EDITIONS.succeededBy("next.yaml", next);

        assertThat(both.choose("SRDI", ApplicationKind.NEW, LocalDate.of(2030, 3, 31), "340100"))
                .map(Edition::id)
                .contains("SRDI-2026");
        assertThat(both.choose("SRDI", ApplicationKind.REVIEW, LocalDate.of(2030, 4, 1), "340100"))
                .map(Edition::id)
                .contains("SRDI-2030");
        assertThat(both.get("SRDI-2026").digest())
                .isEqualTo(EDITIONS.get("SRDI-2026").digest());
        assertThat(both.predecessor(both.get("SRDI-2030"))).map(Edition::id).contains("SRDI-2026");
        assertThatThrownBy(() -> EDITIONS.succeededBy("early.yaml", next.replace("2030-04-01", "2026-04-01")))
                .hasMessageContaining("overlaps SRDI-2026");
        assertThatThrownBy(() -> EDITIONS.succeededBy("early.yaml", next.replace("2030-04-01", "2026-03-01")))
                .hasMessageContaining("overlaps SRDI-20");
    }
}
