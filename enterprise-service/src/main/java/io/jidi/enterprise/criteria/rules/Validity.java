package io.jidi.enterprise.criteria.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Application dates of one kind for which an edition is in force (domain reference 0.3).
 *
 * @param to last day, absent while open
 * @param confirmed false while the dates are not confirmed by a document that was read
 */
public record Validity(
        ApplicationKind kind, LocalDate from, @Nullable LocalDate to, boolean confirmed) {

    public Validity {
        if (to != null && to.isBefore(from)) {
            throw new Refused(
                    "适用期截止日 " + to + " 早于起始日 " + from, "validity ends on " + to + ", before it begins on " + from);
        }
    }

    public boolean covers(ApplicationKind of, LocalDate date) {
        return kind == of && !date.isBefore(from) && (to == null || !date.isAfter(to));
    }

    public boolean overlaps(Validity other) {
        return kind == other.kind
                && (to == null || !to.isBefore(other.from))
                && (other.to == null || !other.to.isBefore(from));
    }
}
