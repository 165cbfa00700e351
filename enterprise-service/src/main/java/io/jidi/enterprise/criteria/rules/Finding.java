package io.jidi.enterprise.criteria.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of one condition and of its parts, without any text yet.
 *
 * @param measured what was measured, for leaves that measure
 * @param doubts why it is open, for leaves; also kept when the verdict does not depend on them
 */
record Finding(
        Condition condition, Status status, @Nullable Measured measured, List<Doubt> doubts, List<Finding> parts) {

    static Finding of(Condition condition, Status status) {
        return new Finding(condition, status, null, List.of(), List.of());
    }

    static Finding unknown(Condition condition, Doubt doubt) {
        return new Finding(condition, Status.UNKNOWN, null, List.of(doubt), List.of());
    }
}
