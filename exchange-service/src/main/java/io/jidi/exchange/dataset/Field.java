package io.jidi.exchange.dataset;

import io.jidi.exchange.dataset.rules.Grade;
import io.jidi.exchange.dataset.rules.Mask;
import org.jspecify.annotations.Nullable;

/**
 * One item of information (信息项) of a data set.
 *
 * @param from JSON pointer into the event's data, or into the element of a list; {@code ^/…} is the event's data in any case
 * @param required whether every record has it
 * @param of in an earlier version of the data set: the name that the present one has for it; absent in the present one
 * @param mask how it is shown below its own grade's clear text; with a mask it is never shown in clear
 */
public record Field(
        String name,
        String titleZh,
        String titleEn,
        String from,
        FieldType type,
        Grade grade,
        boolean required,
        @Nullable Mask mask,
        @Nullable String of) {

    /** The name under which its value is kept. */
    String stored() {
        return of == null ? name : of;
    }
}
