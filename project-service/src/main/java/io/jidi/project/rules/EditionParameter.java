package io.jidi.project.rules;

import org.jspecify.annotations.Nullable;

/**
 * One value of a dated edition with its origin.
 *
 * @param name dotted path such as {@code progress.yellow.from}
 * @param value as written in the file; the edition says how it is read
 * @param source document or section the value comes from
 * @param ours true for the values marked ◇: chosen by us because no published rule says so
 * @param confirmed true once the issuing office has confirmed the value
 * @param note anything a reader must know, or null
 */
public record EditionParameter(
        String name,
        String value,
        String source,
        boolean ours,
        boolean confirmed,
        @Nullable String note) {

    public EditionParameter {
        if (name.isBlank() || value.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("edition parameter '" + name + "' needs a name, a value and a source");
        }
        if (ours && confirmed) {
            throw new IllegalArgumentException("edition parameter " + name + " cannot be both ours and confirmed");
        }
    }
}
