package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A rule that grows with the amount of an act, solved for the amount.
 *
 * @param verdict what the rule says while nothing is added: its inputs, values, paragraph
 * @param beyond what one fen above the room would mean for the act
 * @param measured what the amount adds to, such as the cost in the one enterprise
 * @param base what the limit is a share of; null for a limit that is a sum of money, or not known
 * @param baseAmount of {@code base}, yuan; null as that is
 * @param cap the most that {@code measured} may be, yuan, not rounded; null unless it limits
 * @param used of it now, yuan; null unless it limits
 * @param room the most whole fen that the act may amount to, at least zero; null unless it limits
 */
public record Limit(
        Verdict verdict,
        LimitState state,
        Consequence beyond,
        Text measured,
        @Nullable Text base,
        @Nullable BigDecimal baseAmount,
        @Nullable BigDecimal cap,
        @Nullable BigDecimal used,
        @Nullable BigDecimal room) {

    /** Whether the rule bounds the amount. */
    public enum LimitState {
        LIMITS,
        /** It says nothing of this act. */
        NOT_APPLICABLE,
        /** A figure is missing, or the rule has a form that is not solved for the amount. */
        UNKNOWN
    }
}
