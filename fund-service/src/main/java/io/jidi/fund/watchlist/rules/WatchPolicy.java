package io.jidi.fund.watchlist.rules;

import io.jidi.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a change of tier means to those who invest: a firm that rises is a prospect, one that falls is to be watched, one
 * that stands nowhere is neither. Losing a tier matters more than the tier that is left.
 */
public final class WatchPolicy {

    private WatchPolicy() {}

    /** How a firm stands on the list. */
    public enum Position {
        CLEAR,
        PROSPECT,
        WATCH
    }

    /** A firm changed its tier on one ladder. */
    public record TierChange(
            String ladder,
            @Nullable String previousTier,
            @Nullable String tier,
            boolean rise) {

        public TierChange {
            if (rise && tier == null) {
                throw new IllegalArgumentException("a rise leads to a tier");
            }
        }
    }

    /** The position and why. */
    public record Decision(Position position, Text reason) {}

    /** A firm that was only registered gives no cause to look. */
    public static Decision registered() {
        return new Decision(Position.CLEAR, Text.of("新登记企业，尚无梯度认定", "Newly registered, no tier yet"));
    }

    public static Decision judge(TierChange change) {
        if (change.rise()) {
            return new Decision(
                    Position.PROSPECT,
                    Text.of("{0} 梯度上升至 {1}，列为储备项目", "Rose to {1} on the {0} ladder: a prospect")
                            .with(change.ladder(), String.valueOf(change.tier())));
        }
        if (change.tier() == null) {
            return new Decision(
                    Position.WATCH,
                    Text.of("{0} 梯度失去 {1}，列入关注", "Lost {1} on the {0} ladder: to be watched")
                            .with(change.ladder(), String.valueOf(change.previousTier())));
        }
        return new Decision(
                Position.WATCH,
                Text.of("{0} 梯度由 {1} 降至 {2}，列入关注", "Fell from {1} to {2} on the {0} ladder: to be watched")
                        .with(change.ladder(), String.valueOf(change.previousTier()), change.tier()));
    }
}
