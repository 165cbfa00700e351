package io.jidi.fund.deal.rules;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/**
 * How a vote comes out, as the fund's charter says. A charter's thirds cannot be written as decimals: a rate is meant to its fourth
 * place, so that 0.6667 is met by two of three.
 *
 * @param quorumRate least part of all voting seats that must vote; who is in a conflict does not count as present, and stays
 *     in the base: stepping aside never makes a quorum easier
 * @param majorityRate part of the votes of those present that must be for it; an abstention is no vote for it
 * @param inclusive whether exactly the rate is enough (三分之二以上), or more is needed (过半数)
 */
public record BallotRules(BigDecimal quorumRate, BigDecimal majorityRate, boolean inclusive) {

    /** One of the fourth place, cut or rounded; with the forty seats that there are at most it decides no other count. */
    private static final BigDecimal ROUNDED = new BigDecimal("0.0001");

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
        if (votes.stream().anyMatch(vote -> vote.choice() == Choice.VETO && !vote.conflict())) {
            return Outcome.VETOED;
        }
        // Whose seat may veto and who is in a conflict has neither objected nor agreed: somebody else must sit there.
        if (votes.stream().anyMatch(vote -> seats.get(vote.member()) == Seat.VETO && vote.conflict())) {
            return Outcome.NO_QUORUM;
        }
        long voters = seats.values().stream().filter(seat -> seat == Seat.VOTER).count();
        long present = votes.stream()
                .filter(vote -> seats.get(vote.member()) == Seat.VOTER && !vote.conflict())
                .count();
        if (present == 0 || compared(present, quorumRate, voters) < 0) {
            return Outcome.NO_QUORUM;
        }
        long inFavour = votes.stream()
                .filter(vote -> seats.get(vote.member()) == Seat.VOTER && !vote.conflict())
                .filter(vote -> vote.choice() == Choice.FOR)
                .count();
        int over = compared(inFavour, majorityRate, present);
        return over > 0 || (inclusive && over == 0) ? Outcome.CARRIED : Outcome.LOST;
    }

    /** A count against a part of a whole; zero where they are the same but for the rounding of the rate. */
    private static int compared(long count, BigDecimal rate, long whole) {
        BigDecimal over = BigDecimal.valueOf(count).subtract(rate.multiply(BigDecimal.valueOf(whole)));
        return over.abs().compareTo(ROUNDED.multiply(BigDecimal.valueOf(whole))) <= 0 ? 0 : over.signum();
    }
}
