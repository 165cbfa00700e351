package io.jidi.fund.guidance.rules;

import io.jidi.fund.edition.rules.Parameter;
import io.jidi.platform.text.Text;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One edition of what a mother fund asks of its sub-funds (fund.md 2.3).
 *
 * @param motherFund code in the guidance system; null when it holds for a whole group
 * @param from first day
 * @param until last day; null while it is in force
 */
public record MotherTerms(
        String id,
        @Nullable String motherFund,
        Text name,
        LocalDate from,
        @Nullable LocalDate until,
        String source,
        Map<String, Parameter> parameters) {

    public MotherTerms {
        parameters = Map.copyOf(parameters);
    }
}
