package io.jidi.project.dispatch.rules;

import static io.jidi.project.dispatch.rules.DispatchFixtures.RULES;
import static io.jidi.project.dispatch.rules.DispatchFixtures.continuing;
import static io.jidi.project.dispatch.rules.DispatchFixtures.facts;
import static io.jidi.project.dispatch.rules.DispatchFixtures.month;
import static io.jidi.project.dispatch.rules.DispatchFixtures.report;
import static io.jidi.project.dispatch.rules.DispatchFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.project.dispatch.LightEditions;
import io.jidi.project.dispatch.LightReplay;
import io.jidi.project.rules.ProjectClass;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A frozen light is a function of its inputs; what is learned later stands beside it. */
class FrozenMonthTest {

    private static final LightReplay REPLAY = new LightReplay(LightEditions.shipped());

    static Stream<LightCase> cases() {
        return Stream.concat(LightCase.read("/lights/worked-projects.md"), LightCase.read("/lights/own-cases.md"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFrozenMonthReplaysByteForByteFromItsStoredInputsAlone(LightCase project) {
        SortedMap<YearMonth, Light> frozenLights = new TreeMap<>();
        for (var row : project.rows()) {
            YearMonth month = LightCase.month(LightCase.cell(row, "m"));
            FrozenLight frozen = RULES.freeze(project.facts(frozenLights), month);
            FrozenLight again = REPLAY.replay(frozen);
            assertThat(again).isEqualTo(frozen);
            assertThat(frozen.light()).isEqualTo(LightCase.light(LightCase.cell(row, "light")));
            frozenLights.put(month, frozen.light());
        }
    }

    @Test
    void theRebaselineOfAugustLeavesMarchToAugustByteForByteAsTheyWere() {
        List<LightCase> worked = LightCase.read("/lights/worked-projects.md").toList();
        SortedMap<YearMonth, Light> frozen = new TreeMap<>();
        for (int m = 1; m <= 8; m++) {
            FrozenLight before = RULES.freeze(renamed(worked.get(1), frozen), month(m));
            FrozenLight after = RULES.freeze(renamed(worked.get(3), frozen), month(m));
            assertThat(after).isEqualTo(before);
            assertThat(RULES.corrections(LightReplay.facts(before), renamed(worked.get(3), frozen), month(m)))
                    .isEmpty();
            frozen.put(month(m), before.light());
        }
        assertThat(RULES.freeze(renamed(worked.get(3), frozen), month(9)).inputs())
                .isNotEqualTo(
                        RULES.freeze(renamed(worked.get(1), frozen), month(9)).inputs());
    }

    @Test
    void theCanonicalInputsAreTheseBytes() {
        FrozenLight frozen = RULES.freeze(
                continuing(
                        report(1, "1000.50", LocalDate.of(2026, 1, 25)), report(2, "2000", LocalDate.of(2026, 2, 26))),
                month(2));
        assertThat(frozen.inputs())
                .isEqualTo("{\"actualStart\":null,\"classes\":[\"CONTINUING\"],\"completed\":null,"
                        + "\"dispatchedFrom\":\"2026-01\",\"edition\":\"AH-RAG-1\",\"editionDigest\":\""
                        + DispatchFixtures.EDITION.digest()
                        + "\",\"exemptions\":[],\"manualRatings\":[],\"month\":\"2026-02\",\"plans\":[{\"annual\":"
                        + "\"120000000\",\"approvedIn\":null,\"cumulative\":[],\"plannedCompletion\":null,"
                        + "\"plannedStart\":\"2026-02\",\"year\":2026}],\"project\":\"PRJ-1\",\"redMonthsBefore\":[],"
                        + "\"registered\":null,\"reports\":[{\"cumulative\":\"10005000\",\"month\":\"2026-01\","
                        + "\"receivedOn\":\"2026-01-25\"}]}");
        assertThat(frozen.decision())
                .isEqualTo("{\"computed\":\"YELLOW\",\"dataQuality\":[],\"dimensions\":["
                        + "{\"colour\":\"NONE\",\"dimension\":\"START\",\"months\":0,\"reason\":\"START_OTHER_CLASS\"},"
                        + "{\"colour\":\"GREEN\",\"dimension\":\"PROGRESS\",\"months\":0,\"reason\":\"PROGRESS_LAG\"},"
                        + "{\"colour\":\"NONE\",\"dimension\":\"REGISTER\",\"months\":0,"
                        + "\"reason\":\"REGISTER_NOT_STARTED\"},"
                        + "{\"colour\":\"NONE\",\"dimension\":\"COMPLETE\",\"months\":0,\"reason\":\"COMPLETION_UNKNOWN\"},"
                        + "{\"colour\":\"YELLOW\",\"dimension\":\"REPORT\",\"months\":1,\"reason\":\"REPORT_MISSING\"}],"
                        + "\"edition\":\"AH-RAG-1\",\"escalation\":null,\"light\":\"YELLOW\",\"manual\":\"NOT_GIVEN\","
                        + "\"month\":\"2026-02\",\"progress\":{\"actual\":\"10005000\",\"annual\":\"120000000\","
                        + "\"donePercent\":\"667/80\",\"donePercentDisplay\":\"8.34\",\"lag\":\"1999/240\","
                        + "\"lagDisplay\":\"8.33\",\"planPercent\":\"50/3\",\"planPercentDisplay\":\"16.67\","
                        + "\"planned\":\"20000000/1\",\"reportedIn\":\"2026-01\"},\"project\":\"PRJ-1\","
                        + "\"redMonths\":null}");
        assertThat(frozen.explanation()).contains("沿用2026-01填报数").contains("last reported value, of 2026-01");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-24,GREEN", "2026-03-25,GREEN", "2026-03-26,YELLOW", "2026-04-02,YELLOW"})
    void theReportIsOnTimeUpToAndIncludingTheTwentyFifth(LocalDate receivedOn, Light expected) {
        ProjectFacts facts = facts(
                Set.of(ProjectClass.CONTINUING),
                null,
                List.of(
                        report(1, "1000", LocalDate.of(2026, 1, 20)),
                        report(2, "2000", LocalDate.of(2026, 2, 20)),
                        report(3, "3000", receivedOn)));
        assertThat(RULES.evaluate(facts, month(3)).dimension(Dimension.REPORT).colour())
                .isEqualTo(expected);
    }

    @Test
    void aLateReportStaysMissingButItsValueCountsInTheNextMonth() {
        ProjectFacts facts =
                continuing(report(1, "1000", LocalDate.of(2026, 1, 20)), report(2, "2000", LocalDate.of(2026, 3, 2)));
        assertThat(RULES.evaluate(facts, month(2)).progress())
                .extracting(ProgressFigures::reportedIn)
                .isEqualTo(month(1));
        LightDecision march = RULES.evaluate(facts, month(3));
        assertThat(march.progress()).extracting(ProgressFigures::reportedIn).isEqualTo(month(2));
        // February was missing at its own cut-off, so March is the second in a row although February came in since.
        assertThat(march.dimension(Dimension.REPORT).months()).isEqualTo(2);
        assertThat(march.light()).isEqualTo(Light.RED);
    }

    @Test
    void aCorrectionAfterTheCutOffChangesNothingAndIsShownAsCorrectedLater() {
        ProjectFacts then = continuing(report(1, "1000", LocalDate.of(2026, 1, 20)));
        ProjectFacts today = with(then, report(1, "400", LocalDate.of(2026, 3, 3)));
        FrozenLight frozen = RULES.freeze(then, month(1));
        assertThat(RULES.freeze(today, month(1))).isEqualTo(frozen);
        assertThat(RULES.corrections(LightReplay.facts(frozen), today, month(1)))
                .containsExactly(new Correction(Correction.Field.CUMULATIVE_ACTUAL, "10000000", "4000000"));
    }

    @Test
    void ofTwoReportsReceivedInTimeTheLaterCounts() {
        ProjectFacts facts = continuing(
                report(1, "1000", LocalDate.of(2026, 1, 20)),
                report(1, "900", LocalDate.of(2026, 1, 22)),
                report(1, "800", LocalDate.of(2026, 1, 22)));
        assertThat(RULES.evaluate(facts, month(1)).progress())
                .extracting(figures -> figures.actual().toPlainString())
                .isEqualTo("8000000");
    }

    @Test
    void aStartLearnedLaterIsACorrection() {
        Set<ProjectClass> planned = Set.of(ProjectClass.PLANNED_START);
        List<MonthlyReport> reports = List.of(report(2, "2000", LocalDate.of(2026, 2, 20)));
        assertThat(RULES.corrections(facts(planned, null, reports), facts(planned, month(2), reports), month(2)))
                .containsExactly(new Correction(Correction.Field.ACTUAL_START, null, "2026-02"));
        // A start in a later month is news of that month, not a correction of this one.
        assertThat(RULES.corrections(facts(planned, null, reports), facts(planned, month(3), reports), month(2)))
                .isEmpty();
    }

    @Test
    void everyFactOfAFrozenMonthThatIsKnownDifferentlyTodayIsListed() {
        ProjectFacts then = facts(Set.of(ProjectClass.PLANNED_START), null, List.of());
        ProjectFacts today = new ProjectFacts(
                then.project(),
                Set.of(ProjectClass.CONTINUING),
                then.dispatchedFrom(),
                List.of(new PlanVersion(2026, null, LightCase.yuan("13000"), List.of(), month(2), null)),
                List.of(report(1, "7", LocalDate.of(2026, 6, 1))),
                month(1),
                month(1),
                month(2),
                List.of(new Exemption(month(2), true, "批准"), new Exemption(month(3), true, "批准")),
                List.of(new ManualRating(month(2), Light.RED, "停工"), new ManualRating(month(3), Light.RED, "停工")),
                new TreeMap<>());
        assertThat(RULES.corrections(then, today, month(2)))
                .contains(
                        new Correction(Correction.Field.CUMULATIVE_ACTUAL, "0", "70000"),
                        new Correction(Correction.Field.ACTUAL_START, null, "2026-01"),
                        new Correction(Correction.Field.REGISTERED, null, "2026-01"),
                        new Correction(Correction.Field.COMPLETED, null, "2026-02"),
                        new Correction(Correction.Field.CLASSES, "[PLANNED_START]", "[CONTINUING]"),
                        new Correction(
                                Correction.Field.EXEMPTIONS,
                                "[]",
                                "[{\"coversRegistration\":true,\"month\":\"2026-02\",\"reason\":\"批准\"}]"),
                        new Correction(
                                Correction.Field.MANUAL_RATING,
                                "[]",
                                "[{\"colour\":\"RED\",\"month\":\"2026-02\",\"reason\":\"停工\"}]"))
                .extracting(Correction::field)
                .containsExactly(Correction.Field.values());
        assertThat(RULES.corrections(then, then, month(2))).isEmpty();
    }

    @Test
    void ofAnEarlierYearOnlyWhatCountsMissingReportsIsKept() {
        ProjectFacts facts = new ProjectFacts(
                "PRJ-1",
                Set.of(ProjectClass.CONTINUING),
                YearMonth.of(2025, 1),
                List.of(new PlanVersion(2026, null, LightCase.yuan("12000"), List.of(), null, null)),
                List.of(
                        new MonthlyReport(YearMonth.of(2025, 10), LightCase.yuan("9000"), LocalDate.of(2025, 10, 20)),
                        new MonthlyReport(YearMonth.of(2025, 11), LightCase.yuan("9500"), LocalDate.of(2025, 11, 20)),
                        new MonthlyReport(YearMonth.of(2025, 12), LightCase.yuan("9900"), LocalDate.of(2025, 12, 28)),
                        report(2, "2000", LocalDate.of(2026, 2, 20))),
                null,
                null,
                null,
                List.of(),
                List.of(),
                new TreeMap<>());
        FrozenLight january = RULES.freeze(facts, month(1));
        assertThat(LightReplay.facts(january).reports())
                .extracting(MonthlyReport::month)
                .containsExactly(YearMonth.of(2025, 11), YearMonth.of(2025, 12));
        assertThat(RULES.evaluate(facts, month(1)).dimension(Dimension.REPORT).months())
                .isEqualTo(2);
        assertThat(LightReplay.facts(RULES.freeze(facts, month(2))).reports())
                .extracting(MonthlyReport::month)
                .containsExactly(month(2));
    }

    @Test
    void ofTwoRevisionsTheLaterApprovedIsInForceAndInOneMonthTheLaterEntered() {
        PlanVersion original = new PlanVersion(2026, null, LightCase.yuan("12000"), List.of(), null, null);
        PlanVersion june = new PlanVersion(2026, month(6), LightCase.yuan("6000"), List.of(), null, null);
        PlanVersion mayFirst = new PlanVersion(2026, month(5), LightCase.yuan("9000"), List.of(), null, null);
        PlanVersion maySecond = new PlanVersion(2026, month(5), LightCase.yuan("8000"), List.of(), null, null);
        ProjectFacts facts = new ProjectFacts(
                "PRJ-1",
                Set.of(ProjectClass.CONTINUING),
                month(1),
                List.of(june, original, mayFirst, maySecond),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                new TreeMap<>());
        assertThat(Stream.of(5, 6, 7)
                        .map(m ->
                                LightReplay.facts(RULES.freeze(facts, month(m))).plans()))
                .containsExactly(List.of(original), List.of(maySecond), List.of(june));
    }

    @Test
    void aStoredLightThatWasTamperedWithIsRefused() {
        FrozenLight frozen = RULES.freeze(continuing(report(1, "500", LocalDate.of(2026, 1, 20))), month(1));
        assertThatThrownBy(() -> new FrozenLight(
                        frozen.editionId(),
                        frozen.editionDigest(),
                        frozen.project(),
                        frozen.month(),
                        Light.GREEN,
                        frozen.inputs().replace("5000000", "9000000"),
                        frozen.decision(),
                        frozen.explanation(),
                        frozen.digest()))
                .hasMessageContaining("does not match its digest");
    }

    @Test
    void aReplayUnderAChangedEditionIsRefused() {
        FrozenLight frozen = RULES.freeze(continuing(), month(1));
        FrozenLight otherEdition = new FrozenLight(
                frozen.editionId(),
                "0".repeat(64),
                frozen.project(),
                frozen.month(),
                frozen.light(),
                frozen.inputs(),
                frozen.decision(),
                frozen.explanation(),
                frozen.digest());
        assertThatThrownBy(() -> REPLAY.replay(otherEdition)).hasMessageContaining("was frozen with 0000");
    }

    @Test
    void aMonthBeforeTheProjectEnteredDispatchHasNoLight() {
        assertThatThrownBy(() -> RULES.evaluate(continuing(), YearMonth.of(2025, 12)))
                .hasMessageContaining("in dispatch from 2026-01");
    }

    private static ProjectFacts renamed(LightCase project, SortedMap<YearMonth, Light> frozen) {
        ProjectFacts facts = project.facts(frozen);
        return new ProjectFacts(
                "P2",
                facts.classes(),
                facts.dispatchedFrom(),
                facts.plans(),
                facts.reports(),
                facts.actualStart(),
                facts.registered(),
                facts.completed(),
                facts.exemptions(),
                facts.manualRatings(),
                facts.frozenLights());
    }
}
