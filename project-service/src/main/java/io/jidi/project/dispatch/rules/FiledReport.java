package io.jidi.project.dispatch.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A monthly report as it was filed. A correction is another filing of the same month that takes its place whole: a month of
 * start that it does not repeat is withdrawn by it.
 *
 * @param actual investment completed in the month itself, yuan
 * @param started month of the real start, if it is known with this report
 * @param registered month of entry into statistics (纳统)
 * @param completed month of completion
 * @param receivedOn business date on which it came in
 */
public record FiledReport(
        YearMonth month,
        BigDecimal actual,
        @Nullable YearMonth started,
        @Nullable YearMonth registered,
        @Nullable YearMonth completed,
        LocalDate receivedOn) {

    public FiledReport {
        if (actual.signum() < 0) {
            throw new IllegalArgumentException(
                    "report of " + month + ": investment " + actual + " must not be negative");
        }
    }
}
