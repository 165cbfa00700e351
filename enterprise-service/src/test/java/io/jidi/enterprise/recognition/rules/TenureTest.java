package io.jidi.enterprise.recognition.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.enterprise.recognition.rules.Tenure.Cause;
import io.jidi.enterprise.recognition.rules.Tenure.Change;
import io.jidi.enterprise.recognition.rules.Tenure.ChangeKind;
import io.jidi.enterprise.recognition.rules.Tenure.Loss;
import io.jidi.enterprise.recognition.rules.Tenure.Report;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenureTest {

    private static final Procedure OLD = procedure("MIIT-2022", "2022-06-01", "2026-03-31", MonthDay.of(4, 30));
    private static final Procedure NEW = procedure("MIIT-2026", "2026-04-01", null, MonthDay.of(5, 31));
    private static final Procedures PROCEDURES = new Procedures(List.of(OLD, NEW));

    private static Procedure procedure(String id, String from, @Nullable String to, MonthDay updateBy) {
        return new Procedure(
                id,
                id,
                id,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                List.of(Title.LITTLE_GIANT),
                3,
                updateBy,
                3,
                3,
                180,
                5,
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "2022, ",
        "2023, 2023-04-30",
        "2025, 2025-04-30",
        // The old measure had ended before its own day came.
        "2026, 2026-05-31",
        "2027, 2027-05-31",
    })
    void theUpdateIsDueByTheMeasureInForceOnItsDay(int year, @Nullable LocalDate due) {
        assertThat(PROCEDURES.updateDeadline(year).orElse(null)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-07-01, 2024-04-30, ''",
        "2023-07-01, 2024-05-01, '2024'",
        "2023-07-01, 2026-05-31, '2024,2025'",
        "2023-07-01, 2026-06-01, '2024,2025,2026'",
        // The title ends before the last one is due.
        "2023-03-01, 2026-12-31, '2024,2025'",
    })
    void anUpdateIsMissedOnTheDayAfter(LocalDate validFrom, LocalDate today, String missed) {
        List<Integer> years = Tenure.missedUpdates(PROCEDURES, validFrom, OLD.validUntil(validFrom), Set.of(), today);
        assertThat(String.join(",", years.stream().map(String::valueOf).toList()))
                .isEqualTo(missed);
    }

    @Test
    void whatWasUpdatedInTimeIsNotMissed() {
        assertThat(Tenure.missedUpdates(
                        PROCEDURES,
                        LocalDate.of(2023, 7, 1),
                        LocalDate.of(2026, 6, 30),
                        Set.of(2024, 2026),
                        LocalDate.of(2026, 6, 2)))
                .containsExactly(2025);
    }

    @Test
    void threeYearsEndOnTheDayBefore() {
        assertThat(OLD.validUntil(LocalDate.of(2023, 7, 1))).isEqualTo("2026-06-30");
        assertThat(OLD.validUntil(LocalDate.of(2024, 2, 29))).isEqualTo("2027-02-27");
    }

    @Test
    void aChangeIsReportedWithinThreeMonths() {
        LocalDate on = LocalDate.of(2026, 1, 15);
        Change change = new Change(ChangeKind.RENAME, on);
        LocalDate last = LocalDate.of(2026, 4, 15);
        assertThat(losses(List.of(change), List.of(), last)).isEmpty();
        assertThat(losses(List.of(change), List.of(), last.plusDays(1))).containsExactly("CHANGE_NOT_REPORTED");
        assertThat(losses(List.of(change), List.of(new Report(ChangeKind.RENAME, on, last)), last.plusYears(1)))
                .isEmpty();
        assertThat(losses(
                        List.of(change),
                        List.of(new Report(ChangeKind.RENAME, on, last.plusDays(1))),
                        last.plusYears(1)))
                .containsExactly("CHANGE_NOT_REPORTED");
        // Another change is not this one.
        assertThat(losses(List.of(change), List.of(new Report(ChangeKind.MERGER, on, last)), last.plusYears(1)))
                .containsExactly("CHANGE_NOT_REPORTED");
    }

    private static List<String> losses(List<Change> known, List<Report> reports, LocalDate today) {
        return Tenure.losses(PROCEDURES, List.of(), known, reports, today).stream()
                .map(Loss::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "SERIOUS_ACCIDENT, 0, 2029-06-01",
        "SERIOUS_DISHONESTY, 2, 2029-06-01",
        "TAX_EVASION, 3, 2029-06-01",
        "DATA_FRAUD, 5, 2031-06-01",
        "NO_LONGER_QUALIFIES, 5, ",
        "CHANGE_NOT_REPORTED, 5, ",
    })
    void graveCausesBanForAtLeastThreeYears(Cause cause, int asked, @Nullable LocalDate from) {
        assertThat(Tenure.mayApplyFrom(NEW, cause, LocalDate.of(2026, 6, 1), asked)
                        .orElse(null))
                .isEqualTo(from);
    }

    @Test
    void editionsFollowEachOtherWithoutGapOrOverlap() {
        assertThatThrownBy(() -> new Procedures(List.of(NEW, OLD))).hasMessageContaining("MIIT-2022");
        Procedure late = procedure("LATE", "2026-04-02", null, MonthDay.of(5, 31));
        assertThatThrownBy(() -> new Procedures(List.of(OLD, late))).hasMessageContaining("LATE");
        assertThatThrownBy(() -> procedure("BACK", "2026-04-02", "2026-04-01", MonthDay.of(5, 31)))
                .hasMessageContaining("BACK");
        assertThat(PROCEDURES.on(LocalDate.of(2022, 5, 31))).isEmpty();
        assertThat(PROCEDURES.on(LocalDate.of(2026, 3, 31))).contains(OLD);
        assertThat(PROCEDURES.on(LocalDate.of(2026, 4, 1))).contains(NEW);
    }
}
