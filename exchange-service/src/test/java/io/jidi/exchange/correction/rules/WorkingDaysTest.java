package io.jidi.exchange.correction.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void tenWorkingDaysAreTwoWeeksWithoutDaysOff() {
        WorkingDays days = new WorkingDays(Set.of(), Set.of());
        assertThat(days.after(MONDAY, 10)).isEqualTo("2026-03-16");
        assertThat(days.after(MONDAY.plusDays(5), 1)).isEqualTo("2026-03-09");
        assertThat(days.after(MONDAY, 0)).isEqualTo(MONDAY);
    }

    @Test
    void daysOffDelayAndWorkedSaturdaysHasten() {
        assertThat(new WorkingDays(Set.of(MONDAY.plusDays(1)), Set.of()).after(MONDAY, 1))
                .isEqualTo("2026-03-04");
        assertThat(new WorkingDays(Set.of(), Set.of(MONDAY.plusDays(5))).after(MONDAY, 5))
                .isEqualTo("2026-03-07");
    }
}
