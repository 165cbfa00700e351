package io.jidi.fund.capitalcall;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.fund.capitalcall.rules.BusinessDays;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The business days by the yearly notices of the State Council, one edition a year in {@code editions/business-days.json}. */
@Singleton
class BusinessCalendar {

    private static final String FILE = "editions/business-days.json";

    private final BusinessDays days;

    BusinessCalendar(ObjectMapper json) {
        List<Year> years = read(json);
        this.days = new BusinessDays(all(years, Year::holidays), all(years, Year::workingWeekends));
    }

    /**
     * One year's exceptions.
     *
     * @param confirmed whether the notice itself was read
     */
    record Year(
            int year, String source, boolean confirmed, List<LocalDate> holidays, List<LocalDate> workingWeekends) {}

    BusinessDays days() {
        return days;
    }

    private static Set<LocalDate> all(List<Year> years, Function<Year, List<LocalDate>> which) {
        return years.stream().flatMap(year -> which.apply(year).stream()).collect(Collectors.toSet());
    }

    private static List<Year> read(ObjectMapper json) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return json.readValue(file, new TypeReference<List<Year>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
