package io.jidi.enterprise.indicator.rules;

import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.SourceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the file says in one slot. A slot is one answer to one question: the value of a field and year from a source, the
 * whole list from a source, the judgement of a day. A later revision of the slot replaces it; different sources stand side
 * by side, and an assessment reports it when they differ.
 *
 * @param vals canonical texts: one for a value or a judgement, one per item for a list, none for an empty list
 * @param rows rows of the file it was read from
 */
public record Entry(
        String creditCode,
        Indicator indicator,
        @Nullable Integer year,
        String slot,
        List<String> vals,
        SourceKind source,
        List<Integer> rows) {

    public Entry {
        vals = List.copyOf(vals);
        rows = List.copyOf(rows);
    }

    static String slot(Indicator indicator, @Nullable Integer year, SourceKind source, String canonical) {
        return switch (indicator.kind()) {
            case YEARLY, SINGLE, LIST -> indicator.key() + "/" + (year == null ? "" : year) + "/" + source;
            case JUDGEMENT ->
                // Of the judgements of several days the last counts, whatever the order of arrival; one of the same day
                // is a correction.
                indicator.key() + "/" + canonical.substring(canonical.lastIndexOf(";on="));
        };
    }
}
