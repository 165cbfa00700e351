package io.jidi.project.library.rules;

import io.jidi.project.rules.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a project code.
 *
 * @param code the parts, null if invalid
 * @param refusal why it is invalid, null if it is valid
 * @param warnings remarks that never refuse a code, because the lists behind them are incomplete
 */
public record ProjectCodeCheck(
        Verdict verdict,
        @Nullable ProjectCode code,
        @Nullable Reason refusal,
        List<Reason> warnings) {

    public enum Verdict {
        LEGACY,
        CURRENT,
        INVALID
    }

    public ProjectCodeCheck {
        warnings = List.copyOf(warnings);
        boolean invalid = verdict == Verdict.INVALID;
        if (invalid != (code == null) || invalid == (refusal == null)) {
            throw new IllegalArgumentException(verdict + " needs " + (invalid ? "a refusal and no code" : "a code"));
        }
    }

    static ProjectCodeCheck refused(String code, String zh, String en) {
        return new ProjectCodeCheck(Verdict.INVALID, null, new Reason(code, zh, en), List.of());
    }
}
