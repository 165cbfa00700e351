package io.jidi.fund.edition.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value of an edition.
 *
 * @param value null when the document is known to have one that was not seen; {@code note} then says so
 * @param unit {@code RATE} for a fraction of one, {@code CNY}, {@code DAYS}, {@code YEARS}, {@code TIMES}, {@code COUNT}
 * @param source the document; null: that of the whole edition
 * @param note what a reader must know; required without a value
 */
public record Parameter(
        String name,
        @Nullable BigDecimal value,
        String unit,
        SourceStatus status,
        Text label,
        @Nullable String source,
        @Nullable Text note) {

    public Parameter {
        if (value == null && note == null) {
            throw new IllegalArgumentException(
                    "parameter " + name + " has neither a value nor a reason for having none");
        }
    }

    public Optional<BigDecimal> known() {
        return Optional.ofNullable(value);
    }

    /** The same with another value: a draft, which is never confirmed. */
    public Parameter as(BigDecimal other) {
        return new Parameter(name, other, unit, SourceStatus.M, label, source, note);
    }
}
