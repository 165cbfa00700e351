package io.jidi.fund.capitalcall;

import io.jidi.fund.capitalcall.rules.BusinessDays;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The business days of the installation. The yearly exceptions are published late and per year, so they are settings of
 * the operator ({@code jidi.calendar.holidays}, {@code jidi.calendar.workdays}), not constants.
 */
@Singleton
class BusinessCalendar {

    private final BusinessDays days;

    BusinessCalendar(
            @ConfigProperty(name = "jidi.calendar.holidays") Optional<List<LocalDate>> holidays,
            @ConfigProperty(name = "jidi.calendar.workdays") Optional<List<LocalDate>> workdays) {
        this.days = new BusinessDays(set(holidays), set(workdays));
    }

    BusinessDays days() {
        return days;
    }

    private static Set<LocalDate> set(Optional<List<LocalDate>> dates) {
        return dates.orElse(List.of()).stream().collect(Collectors.toSet());
    }
}
