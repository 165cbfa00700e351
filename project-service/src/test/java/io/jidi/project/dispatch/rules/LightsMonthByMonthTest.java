package io.jidi.project.dispatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.project.dispatch.LightEditions;
import io.jidi.project.rules.Reason;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every column of every month of the case files, as a person would read the dispatch table. */
class LightsMonthByMonthTest {

    private static final LightRules RULES =
            new LightRules(LightEditions.shipped().byId("AH-RAG-1"));

    private static final Map<String, Function<LightDecision, String>> COLUMNS = Map.ofEntries(
            Map.entry("plan %", d -> figures(d).planPercentDisplay().toPlainString()),
            Map.entry("done %", d -> figures(d).donePercentDisplay().toPlainString()),
            Map.entry("lag pp", d -> figures(d).lagDisplay().toPlainString()),
            Map.entry("start", d -> letter(d.dimension(Dimension.START).colour())),
            Map.entry("progress", d -> letter(d.dimension(Dimension.PROGRESS).colour())),
            Map.entry("register", d -> letter(d.dimension(Dimension.REGISTER).colour())),
            Map.entry("complete", d -> letter(d.dimension(Dimension.COMPLETE).colour())),
            Map.entry("report", d -> letter(d.dimension(Dimension.REPORT).colour())),
            Map.entry("auto", d -> letter(d.computed())),
            Map.entry("light", d -> letter(d.light())),
            Map.entry("escalation", LightsMonthByMonthTest::escalation),
            Map.entry("quality", d -> d.dataQuality().stream().map(Reason::code).collect(Collectors.joining(" "))));

    static Stream<LightCase> cases() {
        return Stream.concat(LightCase.read("/lights/worked-projects.md"), LightCase.read("/lights/own-cases.md"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyColumnOfEveryMonthIsAsWritten(LightCase project) {
        SortedMap<YearMonth, LightDecision> decisions = project.judge(RULES);
        SoftAssertions softly = new SoftAssertions();
        for (Map<String, String> row : project.rows()) {
            LightDecision decision = Objects.requireNonNull(decisions.get(LightCase.month(LightCase.cell(row, "m"))));
            COLUMNS.forEach((column, value) -> {
                if (project.columns().contains(column)) {
                    softly.assertThat(value.apply(decision))
                            .as("%s, month %s, %s", project.name(), row.get("m"), column)
                            .isEqualTo(row.get(column));
                }
            });
        }
        softly.assertAll();
    }

    @Test
    void theFilesHoldTheWorkedProjectsInFull() {
        assertThat(LightCase.read("/lights/worked-projects.md"))
                .hasSize(4)
                .allSatisfy(project -> assertThat(project.rows()).hasSize(12))
                .allSatisfy(project -> assertThat(project.columns())
                        .contains("plan %", "done %", "lag pp", "start", "progress", "register", "complete")
                        .contains("report", "auto", "light", "escalation"));
        assertThat(LightCase.read("/lights/own-cases.md")).hasSizeGreaterThan(20);
    }

    @Test
    void redTurnsGreenOnlyIfGreenComesBeforeTheNextRed() {
        LightCase p2 =
                LightCase.read("/lights/worked-projects.md").skip(1).findFirst().orElseThrow();
        // Red from May to September ends with yellow and then red again; only the red of November turns green.
        assertThat(RedEpisodes.turnedGreen(p2.judge(RULES).values().stream()
                        .map(LightDecision::light)
                        .toList()))
                .isEqualTo(1);
        assertThat(RedEpisodes.turnedGreen(List.of(
                        Light.RED,
                        Light.BLUE,
                        Light.GREEN,
                        Light.RED,
                        Light.GREY,
                        Light.YELLOW,
                        Light.GREEN,
                        Light.RED)))
                .isEqualTo(2);
    }

    @Test
    void whetherAManualRatingMayBeGivenCanBeAskedBeforehand() {
        ManualRating yellow = new ManualRating(YearMonth.of(2026, 5), Light.YELLOW, "现场停工");
        assertThat(LightRules.checkManual(Light.GREEN, yellow))
                .isEqualTo(new ManualOutcome(
                        ManualOutcome.Verdict.APPLIED,
                        new Reason("MANUAL_WORSENED", "人工调差 绿→黄:现场停工", "worsened by hand green → yellow: 现场停工")));
        assertThat(LightRules.checkManual(Light.YELLOW, yellow).verdict()).isEqualTo(ManualOutcome.Verdict.UNCHANGED);
        assertThat(LightRules.checkManual(Light.RED, yellow).verdict()).isEqualTo(ManualOutcome.Verdict.REFUSED_BETTER);
        assertThat(LightRules.checkManual(Light.GREY, yellow).verdict())
                .isEqualTo(ManualOutcome.Verdict.REFUSED_NO_LIGHT);
    }

    @Test
    void anExemptStartAndARegistrationInTimeSaySo() {
        LightCase exempt = LightCase.read("/lights/own-cases.md")
                .filter(project -> project.name().startsWith("Exempt start months"))
                .findFirst()
                .orElseThrow();
        SortedMap<YearMonth, LightDecision> decisions = exempt.judge(RULES);
        assertThat(reason(decisions, 3, Dimension.START).code()).isEqualTo("START_EXEMPT");
        assertThat(reason(decisions, 7, Dimension.START).zh()).isEqualTo("计划2026-03开工,截至2026-07月末未开工,计3个月(不含豁免月)");
        assertThat(reason(decisions, 9, Dimension.START).en()).isEqualTo("started in 2026-09");
        assertThat(reason(decisions, 9, Dimension.REGISTER).code()).isEqualTo("REGISTER_IN_TIME");
        assertThat(reason(decisions, 9, Dimension.REPORT).code()).isEqualTo("REPORT_ON_TIME");
    }

    private static Reason reason(SortedMap<YearMonth, LightDecision> decisions, int month, Dimension dimension) {
        return Objects.requireNonNull(decisions.get(YearMonth.of(2026, month)))
                .dimension(dimension)
                .reason();
    }

    private static String escalation(LightDecision decision) {
        Escalation escalation = decision.escalation();
        return escalation == null ? "" : escalation.step().zh();
    }

    private static ProgressFigures figures(LightDecision decision) {
        return Objects.requireNonNull(decision.progress());
    }

    private static String letter(Light light) {
        return switch (light) {
            case GREEN -> "G";
            case YELLOW -> "Y";
            case RED -> "R";
            case BLUE -> "B";
            case GREY -> "X";
            case NONE -> "–";
        };
    }
}
