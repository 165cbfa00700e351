package io.jidi.project.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.project.dispatch.rules.Dimension;
import io.jidi.project.dispatch.rules.EscalationStep;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.LightEdition;
import io.jidi.project.dispatch.rules.LightRules;
import io.jidi.project.dispatch.rules.MonthlyReport;
import io.jidi.project.dispatch.rules.PlanVersion;
import io.jidi.project.dispatch.rules.ProjectFacts;
import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import io.jidi.project.rules.ProjectClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Editions are data: read strictly, dated, and every value says where it comes from. */
class LightEditionsTest {

    private static final LightEdition SHIPPED = LightEditions.shipped().byId("AH-RAG-1");

    @Test
    void ourOwnValuesAreMarkedAndNothingClaimsToBeConfirmed() {
        assertThat(SHIPPED.parameters().all()).noneMatch(EditionParameter::confirmed);
        assertThat(SHIPPED.parameters().all())
                .filteredOn(EditionParameter::ours)
                .extracting(EditionParameter::name)
                .contains("complete.red.from", "report.red.from", "escalation.INTERVIEW.redMonths")
                .doesNotContain("progress.yellow.from", "start.red.from", "register.red.from");
    }

    @Test
    void theEditionInForceIsChosenByMonth() {
        assertThat(LightEditions.shipped().inForce(YearMonth.of(2026, 5)).id()).isEqualTo("AH-RAG-1");
        assertThatThrownBy(() -> LightEditions.shipped().inForce(YearMonth.of(2019, 12)))
                .hasMessageContaining("no light edition is in force in 2019-12");
    }

    @Test
    void twoEditionsMayNotJudgeTheSameMonth() {
        LightEdition until = edition("A", YearMonth.of(2020, 1), YearMonth.of(2025, 12));
        LightEdition from = edition("B", YearMonth.of(2026, 1), null);
        LightEditions both = new LightEditions(List.of(until, from));
        assertThat(both.inForce(YearMonth.of(2025, 12)).id()).isEqualTo("A");
        assertThat(both.inForce(YearMonth.of(2026, 1)).id()).isEqualTo("B");
        LightEdition overlapping = edition("B", YearMonth.of(2025, 12), null);
        assertThatThrownBy(() -> new LightEditions(List.of(until, overlapping)))
                .hasMessageContaining("judge the same months");
    }

    @ParameterizedTest
    @CsvSource({
        "progress.yellow.from, 30, need 0 ≤ from < to",
        "progress.yellow.from, -1, need 0 ≤ from < to",
        "progress.yellow.from, ten, must be a decimal",
        "progress.yellow.toInclusive, yes, must be true or false",
        "start.yellow.from, 0, need 1 ≤ yellow ≤ red",
        "start.red.from, 0, need 1 ≤ yellow ≤ red",
        "report.red.from, 1.5, must be a whole number",
        "report.cutOffDay, 0, no such day",
        "report.cutOffDay, 32, no such day",
        "report.cutOffMonthOffset, 2, no such day",
        "plan.revisionLagMonths, 0, need ≥ 1 month",
        "escalation.INTERVIEW.redMonths, 0, need ≥ 1",
        "escalation.INTERVIEW.redMonths, 1, ever more red months"
    })
    void anImpossibleValueIsRefused(String name, String value, String message) {
        assertThatThrownBy(() -> changed(name, value)).hasMessageContaining(message);
    }

    @Test
    void aMissingUnknownOrDoubledParameterIsRefused() {
        List<EditionParameter> all = SHIPPED.parameters().all();
        assertThatThrownBy(() -> edition(all.subList(1, all.size()))).hasMessageContaining("is missing");
        EditionParameter misspelt = new EditionParameter("progres.yellow.from", "9", "test", true, false, null);
        assertThatThrownBy(() ->
                        edition(Stream.concat(all.stream(), Stream.of(misspelt)).toList()))
                .hasMessageContaining("unknown edition parameter progres.yellow.from");
        assertThatThrownBy(() -> edition(
                        Stream.concat(all.stream(), Stream.of(all.get(0))).toList()))
                .hasMessageContaining("given twice");
    }

    @Test
    void aMisspeltKeyInAFileStopsTheStart() {
        assertThatThrownBy(() -> LightEditions.read("/editions/misspelt-key.json"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("validFrom");
        assertThatThrownBy(() -> LightEditions.read("/editions/absent.json"))
                .hasMessageContaining("not on the class path");
    }

    @Test
    void theDigestFollowsValuesAndNotWording() {
        assertThat(changed("start.red.from", "4").digest()).isNotEqualTo(SHIPPED.digest());
        assertThat(changed("escalation.INTERVIEW.redMonths", "2").digest()).isEqualTo(SHIPPED.digest());
    }

    @Test
    void theCutOffOfAShortMonthIsItsLastDay() {
        assertThat(SHIPPED.cutOff(YearMonth.of(2026, 2))).isEqualTo(LocalDate.of(2026, 2, 25));
        LightEdition last = changed("report.cutOffDay", "31");
        assertThat(last.cutOff(YearMonth.of(2026, 2))).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(changed("report.cutOffMonthOffset", "1").cutOff(YearMonth.of(2026, 12)))
                .isEqualTo(LocalDate.of(2027, 1, 25));
    }

    @ParameterizedTest(name = "{0} = {1}: a lag of {2} is {3}")
    @CsvSource({
        "progress.yellow.fromInclusive, true, 10, YELLOW",
        "progress.yellow.fromInclusive, false, 10, GREEN",
        "progress.yellow.toInclusive, true, 30, YELLOW",
        "progress.yellow.toInclusive, false, 30, RED",
        "progress.yellow.from, 5, 7, YELLOW",
        "progress.yellow.to, 20, 25, RED"
    })
    void theSameProjectUnderAnotherEditionMayHaveAnotherLight(String name, String value, int lag, Light expected) {
        LightRules rules = new LightRules(changed(name, value));
        assertThat(rules.evaluate(lagging(lag), YearMonth.of(2026, 12))
                        .dimension(Dimension.PROGRESS)
                        .colour())
                .isEqualTo(expected);
    }

    private static ProjectFacts lagging(int percentagePoints) {
        YearMonth december = YearMonth.of(2026, 12);
        return new ProjectFacts(
                "PRJ-1",
                Set.of(ProjectClass.CONTINUING),
                december,
                List.of(new PlanVersion(2026, null, new BigDecimal(100), List.of(), null, null)),
                List.of(new MonthlyReport(
                        december, new BigDecimal(100 - percentagePoints), LocalDate.of(2026, 12, 20))),
                null,
                null,
                null,
                List.of(),
                List.of(),
                new TreeMap<>());
    }

    private static LightEdition changed(String name, String value) {
        return edition(SHIPPED.parameters().all().stream()
                .map(parameter -> parameter.name().equals(name)
                        ? new EditionParameter(name, value, "test", true, false, "changed by a test")
                        : parameter)
                .toList());
    }

    private static LightEdition edition(List<EditionParameter> parameters) {
        EditionParameters values = new EditionParameters(parameters);
        return edition("AH-RAG-1", SHIPPED.validFrom(), null, values);
    }

    private static LightEdition edition(String id, YearMonth from, @Nullable YearMonth until) {
        return edition(id, from, until, SHIPPED.parameters());
    }

    private static LightEdition edition(
            String id, YearMonth from, @Nullable YearMonth until, EditionParameters values) {
        List<EscalationStep> steps = SHIPPED.escalation().stream()
                .map(step -> new EscalationStep(
                        step.code(), step.zh(), step.en(), values.count(EscalationStep.parameter(step.code()))))
                .toList();
        return LightEdition.of(id, "测试", "test", from, until, values, steps);
    }
}
