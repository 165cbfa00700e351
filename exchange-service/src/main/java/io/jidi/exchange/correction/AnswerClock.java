package io.jidi.exchange.correction;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.exchange.correction.rules.WorkingDays;
import io.jidi.platform.http.JsonRules;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Until when a correction is to be answered, by the shipped edition; a wrong file stops the service. */
@Singleton
class AnswerClock {

    private static final String FILE = "corrections/AH-CORRECTION-1.json";
    private static final ObjectMapper JSON = JsonRules.canonical();

    private final Edition edition;
    private final WorkingDays days;

    AnswerClock() {
        try (InputStream content = AnswerClock.class.getClassLoader().getResourceAsStream(FILE)) {
            edition = JSON.readValue(content, Edition.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
        days = new WorkingDays(Set.copyOf(edition.daysOff()), Set.copyOf(edition.extraWorkingDays()));
    }

    private record Edition(
            String edition,
            String note,
            int answerWorkingDays,
            List<LocalDate> daysOff,
            List<LocalDate> extraWorkingDays) {}

    LocalDate due(LocalDate submitted) {
        return days.after(submitted, edition.answerWorkingDays());
    }
}
