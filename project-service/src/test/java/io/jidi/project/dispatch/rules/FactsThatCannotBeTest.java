package io.jidi.project.dispatch.rules;

import static io.jidi.project.dispatch.rules.DispatchFixtures.month;
import static io.jidi.project.dispatch.rules.DispatchFixtures.wan;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.project.rules.ProjectClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Wrong facts are refused with the value and the rule in the message. */
class FactsThatCannotBeTest {

    @Test
    void reserveTogetherWithAnotherClass() {
        assertThatThrownBy(() -> facts(Set.of(ProjectClass.RESERVE, ProjectClass.CONTINUING), List.of(), null, null))
                .hasMessageContaining("RESERVE only alone");
        assertThatThrownBy(() -> facts(Set.of(), List.of(), null, null)).hasMessageContaining("at least one");
    }

    @Test
    void completionBeforeStart() {
        assertThatThrownBy(() -> facts(Set.of(ProjectClass.CONTINUING), List.of(), month(5), month(4)))
                .hasMessageContaining("completed 2026-04 before it started 2026-05");
    }

    @Test
    void twoExemptionsOrTwoRatingsOfOneMonth() {
        assertThatThrownBy(() -> facts(
                        Set.of(ProjectClass.CONTINUING),
                        List.of(new Exemption(month(3), false, "a"), new Exemption(month(3), true, "b")),
                        null,
                        null))
                .hasMessageContaining("exemption for 2026-03");
    }

    @Test
    void anExemptionOrARatingWithoutReason() {
        assertThatThrownBy(() -> new Exemption(month(3), false, " ")).hasMessageContaining("needs a reason");
        assertThatThrownBy(() -> new ManualRating(month(3), Light.RED, "")).hasMessageContaining("needs a reason");
    }

    @Test
    void aRatingInAColourOutsideTheScale() {
        assertThatThrownBy(() -> new ManualRating(month(3), Light.BLUE, "完成"))
                .hasMessageContaining("green, yellow or red, not BLUE");
    }

    @Test
    void negativeMoney() {
        assertThatThrownBy(() -> plan(null, "-1", List.of())).hasMessageContaining("-10000");
        assertThatThrownBy(() -> new MonthlyReport(month(1), BigDecimal.ONE.negate(), LocalDate.of(2026, 1, 20)))
                .hasMessageContaining("must not be negative");
    }

    @Test
    void aCurveThatFallsOrIsTooShort() {
        assertThatThrownBy(() -> plan(null, "10", Collections.nCopies(11, wan("1"))))
                .hasMessageContaining("11 months, needs 12");
        assertThatThrownBy(() -> plan(month(8), "10", List.of(wan("1"), wan("2"), wan("10"))))
                .hasMessageContaining("3 months, needs 4 to 12");
        assertThatCode(() -> plan(month(8), "10", List.of(wan("1"), wan("2"), wan("3"), wan("10"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> plan(month(8), "10", List.of(wan("1"), wan("3"), wan("2"), wan("10"))))
                .hasMessageContaining("got 20000 at position 3");
    }

    @Test
    void aRevisionOfAnotherYearAndAPlanThatEndsBeforeItStarts() {
        assertThatThrownBy(() -> plan(YearMonth.of(2025, 12), "10", List.of())).hasMessageContaining("plan year 2026");
        assertThatThrownBy(() -> new PlanVersion(2026, null, wan("1"), List.of(), month(5), month(4)))
                .hasMessageContaining("lies before planned start");
    }

    private static PlanVersion plan(@Nullable YearMonth approvedIn, String annual, List<BigDecimal> curve) {
        return new PlanVersion(2026, approvedIn, wan(annual), curve, null, null);
    }

    private static ProjectFacts facts(
            Set<ProjectClass> classes,
            List<Exemption> exemptions,
            @Nullable YearMonth started,
            @Nullable YearMonth completed) {
        return new ProjectFacts(
                "PRJ-1",
                classes,
                month(1),
                List.of(),
                List.of(),
                started,
                null,
                completed,
                exemptions,
                List.of(),
                new TreeMap<>());
    }
}
