package io.jidi.project.bounty.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a milestone contract has earned so far. A passed milestone pays its part and all that was held; a partial one pays its
 * part times the score and holds the rest; a failed one pays nothing and puts the contract on hold.
 *
 * @param due by place, yuan; what each judged milestone pays
 * @param held not paid yet for partial scores
 * @param onHold the last judged milestone failed
 */
public record MilestoneBook(List<BigDecimal> due, BigDecimal held, boolean onHold) {

    /**
     * @param weights of all milestones, in order; they sum to 1
     * @param scores of those judged so far, 0 to 1, in order; of one judged twice the second
     */
    public static MilestoneBook of(
            BigDecimal grant, List<BigDecimal> weights, List<BigDecimal> scores, BigDecimal passMark) {
        List<BigDecimal> parts = parts(grant, weights);
        if (scores.size() > parts.size()) {
            throw new IllegalArgumentException(scores.size() + " scores for " + parts.size() + " milestones");
        }
        List<BigDecimal> due = new ArrayList<>();
        BigDecimal held = BigDecimal.ZERO.setScale(2);
        boolean failed = false;
        for (int i = 0; i < scores.size(); i++) {
            if (failed) {
                throw new IllegalArgumentException("milestone " + (i + 1) + " is judged while the contract is on hold");
            }
            BigDecimal score = scores.get(i);
            if (score.signum() < 0 || score.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("a score lies between 0 and 1: " + score);
            }
            if (score.compareTo(passMark) < 0) {
                failed = true;
                due.add(BigDecimal.ZERO.setScale(2));
            } else if (score.compareTo(BigDecimal.ONE) < 0) {
                BigDecimal paid = parts.get(i).multiply(score).setScale(2, RoundingMode.DOWN);
                held = held.add(parts.get(i).subtract(paid));
                due.add(paid);
            } else {
                due.add(parts.get(i).add(held));
                held = BigDecimal.ZERO.setScale(2);
            }
        }
        return new MilestoneBook(List.copyOf(due), held, failed);
    }

    /** What a stopped contract pays back: what was paid beyond the audited spend, never less than nothing. */
    public static BigDecimal recovery(BigDecimal paid, BigDecimal auditedSpend) {
        return paid.subtract(auditedSpend).max(BigDecimal.ZERO).setScale(2);
    }

    /** Rounded down to the fen each, the last with what is left: they sum to the grant. */
    private static List<BigDecimal> parts(BigDecimal grant, List<BigDecimal> weights) {
        if (weights.isEmpty()
                || weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("the weights of the milestones must sum to 1: " + weights);
        }
        List<BigDecimal> parts = new ArrayList<>();
        BigDecimal left = grant.setScale(2);
        for (int i = 0; i < weights.size() - 1; i++) {
            BigDecimal part = grant.multiply(weights.get(i)).setScale(2, RoundingMode.DOWN);
            parts.add(part);
            left = left.subtract(part);
        }
        parts.add(left);
        return parts;
    }
}
