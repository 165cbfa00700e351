package io.jidi.platform.event;

import io.jidi.platform.id.TypedId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A finished fact, about to be appended.
 *
 * @param type of the form {@code io.jidi.<domain>.<entity>.<past-tense>}; its schema must stand in {@code contracts/events}
 * @param schemaVersion major version of the schema, from 1
 * @param subject the aggregate; its events keep their order
 * @param data a record that Jackson writes; no personal data
 * @param effectiveDate when the fact counts, if that is another day than when it was learned
 * @param dataScope who may see it, see {@link io.jidi.platform.security.DataScope#sees}; empty for every user
 */
public record NewEvent(
        EventStream stream,
        String type,
        int schemaVersion,
        TypedId subject,
        Object data,
        @Nullable LocalDate effectiveDate,
        String dataScope) {}
