package io.jidi.project.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The shipped programme says what the policy says and nothing else. */
class ProgrammeSeedTest {

    private static final ProgrammeSeed PROGRAMME = ProgrammeSeed.shipped();

    @Test
    void fiveBasesCoverRowsTwentyEightToSixtyFourWithLiteralQuotes() {
        assertThat(PROGRAMME.bases())
                .extracting(Base::code)
                .containsExactly("VOICE", "ROBOT", "HOME", "VEHICLE", "BRAIN");
        assertThat(PROGRAMME.bases().stream()
                        .flatMap(base -> base.focusAreas().stream())
                        .map(FocusArea::row))
                .containsExactlyElementsOf(IntStream.rangeClosed(28, 64).boxed().toList());
        for (Base base : PROGRAMME.bases()) {
            String paragraph = paragraph(base.nameZh());
            assertThat(base.focusAreas())
                    .allSatisfy(area -> assertThat(area.quotes())
                            .as("row %s", area.row())
                            .allSatisfy(quote -> assertThat(paragraph).contains(quote)));
        }
    }

    @Test
    void aCityIsNamedOnlyWithItsSourceAndOnlyTheRobotBaseHasItFromThePolicy() {
        assertThat(PROGRAMME.bases().stream().flatMap(base -> base.cities().stream()))
                .allSatisfy(city -> assertThat(city.source()).isNotBlank());
        assertThat(PROGRAMME.bases())
                .filteredOn(base -> base.cities().stream().anyMatch(Base.City::confirmed))
                .extracting(Base::code)
                .containsExactly("ROBOT");
        assertThat(PROGRAMME.bases().get(1).cities())
                .extracting(Base.City::region)
                .containsExactly("340200", "340500", "340100");
    }

    @Test
    void fifteenMeasuresCarryTheDepartmentsOfThePolicyInItsOrder() {
        assertThat(PROGRAMME.measures())
                .extracting(Measure::code)
                .containsExactly(
                        "T1", "T2", "T3", "T4", "T5", "T6", "P1", "P2", "P3", "P4", "G1", "G2", "G3", "G4", "G5");
        Pattern list = Pattern.compile("\\((省[^()]*?)(等)?按职责分别负责\\)");
        for (Measure measure : PROGRAMME.measures()) {
            Matcher written = list.matcher(paragraph(")" + measure.titleZh() + "。"));
            boolean found = written.find();
            List<String> expected = found ? List.of(written.group(1).split("、")) : List.of();
            assertThat(measure.departments().stream().map(this::name))
                    .as(measure.code())
                    .containsExactlyElementsOf(expected);
            assertThat(measure.openEnded()).as(measure.code()).isEqualTo(found && written.group(2) != null);
        }
        assertThat(PROGRAMME.measures().stream()
                        .mapToInt(measure -> measure.departments().size())
                        .sum())
                .isEqualTo(68);
    }

    @Test
    void fourteenDepartmentsAndTheirNumberOfMeasures() {
        assertThat(PROGRAMME.departments()).hasSize(14);
        assertThat(measuresOf("省科技厅")).isEqualTo(14);
        assertThat(measuresOf("省发展改革委")).isEqualTo(14);
        assertThat(measuresOf("省经济和信息化厅")).isEqualTo(14);
        assertThat(measuresOf("省市场监管局")).isEqualTo(5);
        assertThat(measuresOf("省数据资源局")).isEqualTo(1);
    }

    @Test
    void theNamedProjectsCarryNoInventedFigure() {
        assertThat(PROGRAMME.namedProjects()).hasSize(6).allSatisfy(project -> {
            assertThat(project.status()).isNull();
            assertThat(project.totalInvestment()).isNull();
            assertThat(project.start()).isNull();
            assertThat(project.completion()).isNull();
        });
        assertThat(PROGRAMME.namedProjects())
                .filteredOn(NamedProject::restricted)
                .extracting(NamedProject::nameZh)
                .containsExactly("芜湖机器人军民融合产业基地");
    }

    @Test
    void theProvinceHasSixteenCities() {
        assertThat(PROGRAMME.regions())
                .hasSize(17)
                .allSatisfy(region -> assertThat(region.code()).startsWith("34").endsWith("00"));
    }

    private String name(String code) {
        return PROGRAMME.departments().stream()
                .filter(department -> department.code().equals(code))
                .map(Department::nameAsInDocument)
                .findFirst()
                .orElseThrow();
    }

    private long measuresOf(String department) {
        return PROGRAMME.measures().stream()
                .filter(measure -> measure.departments().stream()
                        .anyMatch(code -> name(code).equals(department)))
                .count();
    }

    private static String paragraph(String opening) {
        return PROGRAMME
                .policyText()
                .lines()
                .filter(line -> line.contains(opening))
                .findFirst()
                .orElseThrow();
    }
}
