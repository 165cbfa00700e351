package io.jidi.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.jidi.platform.http.JsonRules;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are dates here. */
class DatesTest {

    @Test
    void isoTextsOfFourDigitYearsAre() {
        assertThat(Dates.date("2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(Dates.date("9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
        assertThat(Dates.month("1000-01")).isEqualTo(YearMonth.of(1000, 1));
        assertThat(Dates.instant("2024-01-01T08:00:00+08:00")).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-02-30",
                "2023-02-29",
                "0999-12-31",
                "0000-01-01",
                "+999999999-12-31",
                "-0001-01-01",
                "2024-1-1",
                "20240101",
                "2024-01-01T00:00:00Z",
                "19000",
                "２０２４-01-01"
            })
    void othersAreNoDay(String text) {
        assertThatThrownBy(() -> Dates.date(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024-13", "2024-00", "0000-01", "2024", "2024-01-01", "+12024-01"})
    void othersAreNoMonth(String text) {
        assertThatThrownBy(() -> Dates.month(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-01-01",
                "2024-01-01T25:00:00Z",
                "+1000000000-12-31T00:00:00Z",
                "0999-12-31T00:00:00Z",
                "0"
            })
    void othersAreNoMoment(String text) {
        assertThatThrownBy(() -> Dates.instant(text)).isInstanceOf(DateTimeException.class);
    }

    /** Jackson's own reader takes 19000 for a day of 2022. */
    @ParameterizedTest
    @ValueSource(strings = {"19000", "2147483647", "[2024,1,1]", "\"+999999999-12-31\"", "1.5", "true"})
    void jsonOfAnotherFormIsNoDay(String json) {
        assertThatThrownBy(() -> JsonRules.canonical().readValue(json, LocalDate.class))
                .isInstanceOf(JsonMappingException.class);
    }
}
