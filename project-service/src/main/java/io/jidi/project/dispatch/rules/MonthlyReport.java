package io.jidi.project.dispatch.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * One report of one month as it was received. A correction is another report of the same month with a later date; nothing
 * is overwritten.
 *
 * @param cumulative completed investment (完成) in yuan from January to the end of {@code month}
 * @param receivedOn business date (Asia/Shanghai) on which it came in
 */
public record MonthlyReport(YearMonth month, BigDecimal cumulative, LocalDate receivedOn) {

    public MonthlyReport {
        if (cumulative.signum() < 0) {
            throw new IllegalArgumentException(
                    "report of " + month + ": cumulative investment " + cumulative + " must not be negative");
        }
        cumulative = cumulative.stripTrailingZeros();
    }
}
