package io.jidi.project.dispatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Monthly amounts become cumulative figures, each with the day from which it was known. */
class ReportLedgerTest {

    @Test
    void amountsAddUpWithinAYearAndBeginAnewInJanuary() {
        ReportLedger ledger = ledger(
                filed(2025, 12, "100", "2025-12-20"),
                filed(2026, 1, "7", "2026-01-20"),
                filed(2026, 3, "5", "2026-03-20"));
        assertThat(ledger.cumulative())
                .containsExactly(
                        figure(2025, 12, "100", "2025-12-20"),
                        figure(2026, 1, "7", "2026-01-20"),
                        figure(2026, 3, "12", "2026-03-20"));
    }

    @Test
    void aCorrectionChangesLaterMonthsFromTheDayItCameInAndNotBefore() {
        ReportLedger ledger = ledger(
                filed(2026, 1, "10", "2026-01-20"),
                filed(2026, 2, "10", "2026-02-20"),
                filed(2026, 1, "4", "2026-03-01"));
        assertThat(ledger.cumulative())
                .containsExactly(
                        figure(2026, 1, "10", "2026-01-20"),
                        figure(2026, 2, "20", "2026-02-20"),
                        figure(2026, 1, "4", "2026-03-01"),
                        figure(2026, 2, "14", "2026-03-01"));
        assertThat(ledger.cumulative(month(2026, 2), LocalDate.parse("2026-02-28")))
                .isEqualByComparingTo("20");
        assertThat(ledger.cumulative(month(2026, 2), LocalDate.parse("2026-03-01")))
                .isEqualByComparingTo("14");
    }

    @Test
    void aMissingMonthThatComesInLateIsAddedToTheMonthsAfterIt() {
        ReportLedger ledger = ledger(filed(2026, 2, "10", "2026-02-20"), filed(2026, 1, "3", "2026-02-27"));
        assertThat(ledger.cumulative())
                .containsExactly(
                        figure(2026, 2, "10", "2026-02-20"),
                        figure(2026, 1, "3", "2026-02-27"),
                        figure(2026, 2, "13", "2026-02-27"));
    }

    @Test
    void anImportOfOneDayGivesOneFigureAMonth() {
        ReportLedger ledger = ledger(
                filed(2026, 2, "2", "2026-05-05"),
                filed(2026, 1, "1", "2026-05-05"),
                filed(2026, 3, "3", "2026-05-05"));
        assertThat(ledger.cumulative())
                .containsExactly(
                        figure(2026, 1, "1", "2026-05-05"),
                        figure(2026, 2, "3", "2026-05-05"),
                        figure(2026, 3, "6", "2026-05-05"));
    }

    @Test
    void aMilestoneIsTakenFromTheLatestMonthThatNamesItAndWithdrawnByACorrectionWithoutIt() {
        ReportLedger ledger = ledger(
                milestones(3, month(2026, 3), null, "2026-03-20"),
                milestones(5, month(2026, 4), null, "2026-05-20"),
                milestones(5, null, null, "2026-06-01"));
        assertThat(ledger.milestones(LocalDate.parse("2026-03-19")).started()).isNull();
        assertThat(ledger.milestones(LocalDate.parse("2026-04-30")).started()).isEqualTo(month(2026, 3));
        assertThat(ledger.milestones(LocalDate.parse("2026-05-20")).started()).isEqualTo(month(2026, 4));
        assertThat(ledger.milestones(LocalDate.MAX).started()).isEqualTo(month(2026, 3));
    }

    @Test
    void aCompletionBeforeTheStartIsAContradictionOnAnyDay() {
        FiledReport started = milestones(3, month(2026, 3), null, "2026-03-20");
        assertThat(ledger(started, milestones(5, null, month(2026, 5), "2026-05-20"))
                        .contradiction())
                .isEmpty();
        assertThat(ledger(started, milestones(4, null, month(2026, 2), "2026-04-20"))
                        .contradiction())
                .hasValueSatisfying(reason -> assertThat(reason.code()).isEqualTo("COMPLETED_BEFORE_START"));
        assertThat(ledger(
                                started,
                                milestones(4, null, month(2026, 2), "2026-04-20"),
                                milestones(4, null, null, "2026-04-21"))
                        .contradiction())
                .isPresent();
    }

    private static ReportLedger ledger(FiledReport... filings) {
        return new ReportLedger(List.of(filings));
    }

    private static FiledReport filed(int year, int month, String actual, String receivedOn) {
        return new FiledReport(
                month(year, month), new BigDecimal(actual), null, null, null, LocalDate.parse(receivedOn));
    }

    private static FiledReport milestones(
            int month, @Nullable YearMonth started, @Nullable YearMonth completed, String receivedOn) {
        return new FiledReport(
                month(2026, month), BigDecimal.ZERO, started, null, completed, LocalDate.parse(receivedOn));
    }

    private static MonthlyReport figure(int year, int month, String cumulative, String receivedOn) {
        return new MonthlyReport(month(year, month), new BigDecimal(cumulative), LocalDate.parse(receivedOn));
    }

    private static YearMonth month(int year, int month) {
        return YearMonth.of(year, month);
    }
}
