package io.jidi.project.bounty.rules;

import io.jidi.project.rules.EditionParameters;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of an edition.
 *
 * @param sponsorShare of the sponsor's first payment that the first provincial tranche may reach
 * @param beforeAcceptanceCap most of the grant that is paid before acceptance; null: no local cap
 * @param passMark least score of a milestone, 0 to 1
 * @param minExperts that must have scored a winner
 * @param openDays least days that a list is open
 */
public record BountyTerms(
        BigDecimal sponsorShare,
        @Nullable BigDecimal beforeAcceptanceCap,
        BigDecimal passMark,
        int minExperts,
        int openDays) {

    private static final String CAP = "beforeAcceptance.cap";
    private static final String NO_CAP = "none";

    /** Reads an edition; a parameter that is missing or unknown is refused. */
    public static BountyTerms of(EditionParameters parameters) {
        parameters.refuseOthersThan(
                Set.of("firstTranche.sponsorShare", CAP, "milestone.passMark", "review.minExperts", "list.openDays"));
        return new BountyTerms(
                parameters.decimal("firstTranche.sponsorShare"),
                parameters.word(CAP).equals(NO_CAP) ? null : parameters.decimal(CAP),
                parameters.decimal("milestone.passMark"),
                parameters.count("review.minExperts"),
                parameters.count("list.openDays"));
    }
}
