package io.jidi.fund.reinvestment.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tranche counts for on a day (fund.md 2.4): the highest single category that was recognised and not taken back.
 *
 * @param state NONE before anything is recognised
 * @param category the one that counts; null when none does
 * @param amount yuan, zero when none does
 */
public record Credit(State state, @Nullable String category, BigDecimal amount) {

    /** Where a tranche stands. */
    public enum State {
        NONE,
        RECOGNISED,
        /** A better category has taken the place of an earlier one; only the difference was added. */
        UPGRADED,
        REVOKED
    }

    private record Standing(Category category, BigDecimal amount, LocalDate since) {}

    /** As of a day, from the facts that count by then. */
    public static Credit of(Edition edition, Tranche tranche, LocalDate day) {
        List<Fact> facts = tranche.facts().stream()
                .filter(fact -> !fact.day().isAfter(day))
                .sorted(Comparator.comparing(Fact::day))
                .toList();
        List<Standing> standing = new ArrayList<>();
        boolean upgraded = false;
        boolean revoked = false;
        for (Fact fact : facts) {
            if (fact.kind() == Fact.Kind.RECOGNISED) {
                Optional<Standing> one = standing(edition, tranche, fact);
                if (one.isPresent()) {
                    BigDecimal before = best(standing).map(Standing::amount).orElse(BigDecimal.ZERO);
                    upgraded = !standing.isEmpty()
                            && (upgraded || one.get().amount().compareTo(before) > 0);
                    standing.add(one.get());
                    revoked = false;
                }
            } else if (fact.ending() != null) {
                revoked |= end(edition, standing, fact.ending(), fact.day());
            }
        }
        Optional<Standing> best = best(standing);
        if (best.isEmpty()) {
            return new Credit(revoked ? State.REVOKED : State.NONE, null, BigDecimal.ZERO.setScale(2));
        }
        return new Credit(
                upgraded ? State.UPGRADED : State.RECOGNISED,
                best.get().category().code(),
                best.get().amount());
    }

    private static boolean end(Edition edition, List<Standing> standing, Ending ending, LocalDate day) {
        List<Standing> hit = standing.stream()
                .filter(one -> one.category().endedBy(ending, one.since(), day))
                .toList();
        if (edition.wholeTrancheEnds() && !hit.isEmpty()) {
            standing.clear();
        } else {
            standing.removeAll(hit);
        }
        return !hit.isEmpty();
    }

    private static Optional<Standing> best(List<Standing> standing) {
        // Of equals the one that was recognised first counts.
        return standing.stream().reduce((a, b) -> b.amount().compareTo(a.amount()) > 0 ? b : a);
    }

    /** Empty when the category counts nothing: its coefficient is not known. */
    private static Optional<Standing> standing(Edition edition, Tranche tranche, Fact fact) {
        return Optional.ofNullable(fact.category())
                .flatMap(edition::category)
                .flatMap(category -> category.coefficient().known().map(coefficient -> {
                    BigDecimal told = fact.amount() == null ? tranche.invested() : fact.amount();
                    BigDecimal measure = category.measure() == Measure.INTRODUCED ? told : told.min(tranche.invested());
                    BigDecimal amount = measure.multiply(coefficient).setScale(2, RoundingMode.HALF_UP);
                    return new Standing(category, amount, fact.day());
                }));
    }
}
