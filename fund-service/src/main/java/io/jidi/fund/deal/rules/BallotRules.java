package io.jidi.fund.deal.rules;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/**
 * How a vote comes out, as the fund's charter says.
 *
 * @param quorumRate least part of all voting seats that must vote; who is in a conflict does not count as present, and stays
 *     in the base: stepping aside never makes a quorum easier
 * @param majorityRate part of the votes of those present that must be for it; an abstention is no vote for it
 * @param inclusive whether exactly the rate is enough (三分之二以上), or more is needed (过半数)
 */
public record BallotRules(BigDecimal quorumRate, BigDecimal majorityRate, boolean inclusive) {

    /** What came out. */
    public enum Outcome {
        CARRIED,
        LOST,
        VETOED,
        NO_QUORUM
    }

    /** What one member said; in a conflict the vote is kept and not counted. */
    public record Cast(String member, Choice choice, boolean conflict) {}

    public Outcome decide(Map<String, Seat> seats, Collection<Cast> votes) {
        if (votes.stream().anyMatch(vote -> vote.choice() == Choice.VETO)) {
            return Outcome.VETOED;
        }
        long voters = seats.values().stream().filter(seat -> seat == Seat.VOTER).count();
        long present = votes.stream()
                .filter(vote -> seats.get(vote.member()) == Seat.VOTER && !vote.conflict())
                .count();
        if (present == 0
                || BigDecimal.valueOf(present).compareTo(quorumRate.multiply(BigDecimal.valueOf(voters))) < 0) {
            return Outcome.NO_QUORUM;
        }
        long inFavour = votes.stream()
                .filter(vote -> seats.get(vote.member()) == Seat.VOTER && !vote.conflict())
                .filter(vote -> vote.choice() == Choice.FOR)
                .count();
        int over = BigDecimal.valueOf(inFavour).compareTo(majorityRate.multiply(BigDecimal.valueOf(present)));
        return over > 0 || (inclusive && over == 0) ? Outcome.CARRIED : Outcome.LOST;
    }
}
