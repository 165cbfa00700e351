package io.jidi.enterprise.recognition.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.recognition.rules.Workflow.Decision;
import io.jidi.enterprise.recognition.rules.Workflow.Refusal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The procedure as a table: every level in every stage with every act, for a title of the province and one of the ministry. */
class WorkflowTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private static final Procedure PROCEDURE = new Procedure(
            "MIIT-2026",
            "2号",
            "No. 2",
            LocalDate.of(2026, 4, 1),
            null,
            List.of(Title.LITTLE_GIANT),
            3,
            MonthDay.of(5, 31),
            3,
            3,
            180,
            5,
            List.of());

    private static final Workflow WORKFLOW = new Workflow(PROCEDURE);

    /** Stage, act, levels that may, and where it leads. What is not here is refused. P: province's titles only, M: ministry's. */
    private static final String TABLE = """
            DRAFT          SELF_ASSESS        APPLICANT              SELF_ASSESSED
            DRAFT          WITHDRAW           APPLICANT              WITHDRAWN
            SELF_ASSESSED  SELF_ASSESS        APPLICANT              SELF_ASSESSED
            SELF_ASSESSED  SUBMIT             APPLICANT              SUBMITTED
            SELF_ASSESSED  WITHDRAW           APPLICANT              WITHDRAWN
            SUBMITTED      APPROVE            COUNTY                 COUNTY_OK
            SUBMITTED      RETURN             COUNTY                 RETURNED
            SUBMITTED      REJECT             COUNTY                 REJECTED
            SUBMITTED      WITHDRAW           APPLICANT              WITHDRAWN
            COUNTY_OK      APPROVE            CITY                   CITY_OK
            COUNTY_OK      RETURN             CITY                   RETURNED
            COUNTY_OK      REJECT             CITY                   REJECTED
            COUNTY_OK      WITHDRAW           APPLICANT              WITHDRAWN
            CITY_OK        APPROVE            PROVINCE               PROVINCE_OK
            CITY_OK        RETURN             PROVINCE               RETURNED
            CITY_OK        REJECT             PROVINCE               REJECTED
            CITY_OK        WITHDRAW           APPLICANT              WITHDRAWN
            PROVINCE_OK    PUBLISH            PROVINCE               PUBLIC_NOTICE  P
            PROVINCE_OK    APPROVE            PROVINCE               MINISTRY_OK    M
            PROVINCE_OK    RETURN             PROVINCE               RETURNED       M
            PROVINCE_OK    REJECT             PROVINCE               REJECTED       M
            PROVINCE_OK    WITHDRAW           APPLICANT              WITHDRAWN
            MINISTRY_OK    PUBLISH            PROVINCE               PUBLIC_NOTICE  M
            MINISTRY_OK    WITHDRAW           APPLICANT              WITHDRAWN
            PUBLIC_NOTICE  OBJECT             COUNTY,CITY,PROVINCE   OBJECTION
            PUBLIC_NOTICE  RECOGNISE          PROVINCE               RECOGNISED
            PUBLIC_NOTICE  WITHDRAW           APPLICANT              WITHDRAWN
            OBJECTION      DISMISS_OBJECTION  PROVINCE               PUBLIC_NOTICE
            OBJECTION      UPHOLD_OBJECTION   PROVINCE               REJECTED
            OBJECTION      WITHDRAW           APPLICANT              WITHDRAWN
            RETURNED       SELF_ASSESS        APPLICANT              SELF_ASSESSED
            RETURNED       REJECT             COUNTY,CITY,PROVINCE   REJECTED
            RETURNED       WITHDRAW           APPLICANT              WITHDRAWN
            """;

    private record Row(Stage stage, Action action, Set<Level> levels, Stage next, String only) {}

    private static List<Row> rows() {
        return TABLE.lines()
                .map(line -> line.trim().split("\\s+"))
                .map(cells -> new Row(
                        Stage.valueOf(cells[0]),
                        Action.valueOf(cells[1]),
                        Set.copyOf(Arrays.stream(cells[2].split(","))
                                .map(Level::valueOf)
                                .toList()),
                        Stage.valueOf(cells[3]),
                        cells.length > 4 ? cells[4] : ""))
                .toList();
    }

    private static File file(Title title, Stage stage, File.Step... steps) {
        return new File(title, stage, false, List.of(steps), until(stage));
    }

    /** A day that stands in no act's way: the notice has run out only where recognition is asked. */
    private static @Nullable LocalDate until(Stage stage) {
        return switch (stage) {
            case RETURNED, OBJECTION, PUBLIC_NOTICE -> TODAY;
            default -> null;
        };
    }

    private static Act act(Action action, Level... levels) {
        LocalDate until = action == Action.RETURN || action == Action.PUBLISH ? TODAY.plusDays(10) : null;
        LocalDate on = action == Action.RECOGNISE || action == Action.REJECT ? TODAY.plusDays(1) : TODAY;
        return new Act(action, new Actor("me", Set.of(levels)), on, "reason", until, true);
    }

    private static @Nullable Refusal refusal(Decision decision) {
        return decision instanceof Decision.Refused refused ? refused.refusal() : null;
    }

    @ParameterizedTest
    @EnumSource(Title.class)
    void everyLevelInEveryStageWithEveryActDoesWhatTheTableSays(Title title) {
        Map<String, String> wrong = new TreeMap<>();
        int cells = 0;
        for (Stage stage : Stage.values()) {
            for (Action action : Action.values()) {
                List<Row> row = rows().stream()
                        .filter(r -> r.stage() == stage && r.action() == action)
                        .filter(r -> r.only().isEmpty() || r.only().equals(title == Title.LITTLE_GIANT ? "M" : "P"))
                        .toList();
                List<Level[]> who = new ArrayList<>();
                who.add(new Level[0]);
                Arrays.stream(Level.values()).forEach(level -> who.add(new Level[] {level}));
                for (Level[] levels : who) {
                    cells++;
                    Decision decision = WORKFLOW.decide(file(title, stage), act(action, levels));
                    String expected = row.isEmpty()
                            ? "NOT_NOW"
                            : Arrays.stream(levels).anyMatch(row.get(0).levels()::contains)
                                    ? row.get(0).next().name()
                                    : "NOT_YOURS";
                    String found = decision instanceof Decision.Allowed allowed
                            ? allowed.next().name()
                            : String.valueOf(refusal(decision));
                    if (!found.equals(expected)) {
                        wrong.put(stage + " " + action + " " + Arrays.toString(levels), found + ", not " + expected);
                    }
                    boolean shownOpen = WORKFLOW.open(file(title, stage), new Actor("me", Set.of(levels)))
                            .contains(action);
                    if (shownOpen != (decision instanceof Decision.Allowed)) {
                        wrong.put(stage + " " + action + " " + Arrays.toString(levels) + " open", "" + shownOpen);
                    }
                }
            }
        }
        assertThat(cells).isEqualTo(13 * 11 * 5);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyStageThatIsNotFinalHasAWayOutAndFinalOnesHaveNone() {
        for (Stage stage : Stage.values()) {
            boolean leaves = rows().stream().anyMatch(row -> row.stage() == stage);
            assertThat(leaves).as(stage.name()).isEqualTo(!stage.isFinal());
        }
    }

    @Test
    void whereThereIsNoCountyTheCityReviewsTwiceByTwoPeople() {
        File city = new File(Title.SRDI, Stage.SUBMITTED, true, List.of(), null);
        assertThat(WORKFLOW.decide(city, act(Action.APPROVE, Level.CITY)))
                .isEqualTo(new Decision.Allowed(Stage.COUNTY_OK));
        File next = new File(Title.SRDI, Stage.COUNTY_OK, true, List.of(new File.Step(Action.APPROVE, "me")), null);
        assertThat(refusal(WORKFLOW.decide(next, act(Action.APPROVE, Level.CITY))))
                .isEqualTo(Refusal.FOUR_EYES);
        assertThat(WORKFLOW.open(next, new Actor("me", Set.of(Level.CITY))))
                .containsExactly(Action.RETURN, Action.REJECT);
        assertThat(WORKFLOW.open(next, new Actor("you", Set.of(Level.CITY)))).contains(Action.APPROVE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"APPROVE", "RECOGNISE", "DISMISS_OBJECTION", "UPHOLD_OBJECTION"})
    void nobodyPassesAnApplicationTwiceInARound(Action action) {
        Stage stage = rows().stream()
                .filter(row -> row.action() == action && row.levels().contains(Level.PROVINCE))
                .findFirst()
                .orElseThrow()
                .stage();
        for (Action earlier : List.of(Action.APPROVE, Action.SUBMIT, Action.OBJECT, Action.DISMISS_OBJECTION)) {
            assertThat(refusal(WORKFLOW.decide(
                            file(Title.SRDI, stage, new File.Step(earlier, "me")), act(action, Level.PROVINCE))))
                    .as("%s after %s", action, earlier)
                    .isEqualTo(Refusal.FOUR_EYES);
        }
        assertThat(refusal(WORKFLOW.decide(
                        file(Title.SRDI, stage, new File.Step(Action.PUBLISH, "me")), act(action, Level.PROVINCE))))
                .isNull();
        assertThat(refusal(WORKFLOW.decide(
                        file(Title.SRDI, stage, new File.Step(Action.APPROVE, "you")), act(action, Level.PROVINCE))))
                .isNull();
    }

    static Stream<Action> withReason() {
        return Arrays.stream(Action.values()).filter(Action::needsReason);
    }

    @ParameterizedTest
    @MethodSource("withReason")
    void whatHurtsNeedsAReason(Action action) {
        Row row = rows().stream().filter(r -> r.action() == action).findFirst().orElseThrow();
        Act given = act(action, row.levels().iterator().next());
        for (String reason : new String[] {null, "", "  "}) {
            Act silent = new Act(action, given.actor(), given.on(), reason, given.until(), true);
            assertThat(refusal(WORKFLOW.decide(file(Title.SRDI, row.stage()), silent)))
                    .isEqualTo(Refusal.REASON_MISSING);
        }
    }

    private static @Nullable Refusal dated(
            Stage stage,
            @Nullable LocalDate stageUntil,
            Action action,
            Level level,
            LocalDate on,
            @Nullable LocalDate until) {
        return refusal(WORKFLOW.decide(
                new File(Title.SRDI, stage, false, List.of(), stageUntil),
                new Act(action, new Actor("me", Set.of(level)), on, "reason", until, true)));
    }

    @Test
    void daysAreKeptToTheDay() {
        LocalDate tomorrow = TODAY.plusDays(1);
        assertThat(dated(Stage.SUBMITTED, null, Action.RETURN, Level.COUNTY, TODAY, null))
                .isEqualTo(Refusal.DEADLINE_MISSING);
        assertThat(dated(Stage.SUBMITTED, null, Action.RETURN, Level.COUNTY, TODAY, TODAY))
                .isEqualTo(Refusal.DEADLINE_PASSED);
        assertThat(dated(Stage.SUBMITTED, null, Action.RETURN, Level.COUNTY, TODAY, tomorrow))
                .isNull();
        assertThat(dated(Stage.RETURNED, TODAY, Action.SELF_ASSESS, Level.APPLICANT, TODAY, null))
                .isNull();
        assertThat(dated(Stage.RETURNED, TODAY, Action.SELF_ASSESS, Level.APPLICANT, tomorrow, null))
                .isEqualTo(Refusal.DEADLINE_PASSED);
        assertThat(dated(Stage.SELF_ASSESSED, TODAY, Action.SUBMIT, Level.APPLICANT, tomorrow, null))
                .isEqualTo(Refusal.DEADLINE_PASSED);
        assertThat(dated(Stage.RETURNED, TODAY, Action.REJECT, Level.COUNTY, TODAY, null))
                .isEqualTo(Refusal.NOT_NOW);
        assertThat(dated(Stage.RETURNED, TODAY, Action.REJECT, Level.COUNTY, tomorrow, null))
                .isNull();
        assertThat(dated(Stage.PROVINCE_OK, null, Action.PUBLISH, Level.PROVINCE, TODAY, null))
                .isEqualTo(Refusal.DEADLINE_MISSING);
        assertThat(dated(Stage.PROVINCE_OK, null, Action.PUBLISH, Level.PROVINCE, TODAY, TODAY.plusDays(3)))
                .isEqualTo(Refusal.NOTICE_TOO_SHORT);
        assertThat(dated(Stage.PROVINCE_OK, null, Action.PUBLISH, Level.PROVINCE, TODAY, TODAY.plusDays(4)))
                .isNull();
        assertThat(dated(Stage.PUBLIC_NOTICE, TODAY, Action.OBJECT, Level.CITY, TODAY, null))
                .isNull();
        assertThat(dated(Stage.PUBLIC_NOTICE, TODAY, Action.OBJECT, Level.CITY, tomorrow, null))
                .isEqualTo(Refusal.NOTICE_OVER);
        assertThat(dated(Stage.PUBLIC_NOTICE, TODAY, Action.RECOGNISE, Level.PROVINCE, TODAY, null))
                .isEqualTo(Refusal.NOTICE_RUNNING);
        assertThat(dated(Stage.PUBLIC_NOTICE, TODAY, Action.RECOGNISE, Level.PROVINCE, tomorrow, null))
                .isNull();
    }

    @Test
    void theApplicantStatesTheTruth() {
        Act silent = new Act(Action.SUBMIT, new Actor("me", Set.of(Level.APPLICANT)), TODAY, null, null, false);
        assertThat(refusal(WORKFLOW.decide(file(Title.SRDI, Stage.SELF_ASSESSED), silent)))
                .isEqualTo(Refusal.TRUTH_NOT_STATED);
    }
}
