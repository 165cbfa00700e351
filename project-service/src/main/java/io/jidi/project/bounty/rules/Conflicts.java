package io.jidi.project.bounty.rules;

import io.jidi.project.rules.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who must not bid without saying so, and who must not judge at all. */
public final class Conflicts {

    private Conflicts() {}

    /** A party: an enterprise and the group it belongs to, if it does. */
    public record Party(String creditCode, @Nullable String group) {

        boolean sameHouse(Party other) {
            return creditCode.equals(other.creditCode)
                    || group != null && (group.equals(other.group) || group.equals(other.creditCode))
                    || other.group != null && other.group.equals(creditCode);
        }
    }

    /** @param declaration what the bidder says of the tie; null for nothing */
    public static Optional<Reason> bid(Party demander, Party bidder, @Nullable String declaration) {
        return demander.sameHouse(bidder) && (declaration == null || declaration.isBlank())
                ? Optional.of(new Reason(
                        "UNDECLARED_TIE",
                        "揭榜方与发榜方同属一个集团，须申报关联关系",
                        "Bidder and demander are of one group; the tie must be declared"))
                : Optional.empty();
    }

    /** An expert does not judge a bid of the own employer or in the own employer's demand. */
    public static Optional<Reason> expert(Party demander, Party bidder, String employer) {
        Party own = new Party(employer, null);
        return own.sameHouse(demander) || own.sameHouse(bidder)
                ? Optional.of(new Reason(
                        "EXPERT_TIED",
                        "专家单位与发榜方或揭榜方有关联，应回避",
                        "The expert's employer is tied to the demander or the bidder"))
                : Optional.empty();
    }
}
