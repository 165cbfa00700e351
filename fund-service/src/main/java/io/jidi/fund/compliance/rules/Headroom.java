package io.jidi.fund.compliance.rules;

import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.fund.ActKind;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How large an act may still be: the rules about it that grow with its amount, each solved for the amount, and the rules that
 * do not, as they stand. An act of an amount up to the room of a rule passes that rule, one fen more does not.
 *
 * @param limits in the order of the catalogue
 * @param conditions what must hold whatever the amount
 */
public record Headroom(List<Limit> limits, List<Verdict> conditions) {

    /** What grows by one yuan with each yuan of an act. */
    private static final Set<Fact> MOVING =
            EnumSet.of(Fact.ACT_AMOUNT, Fact.ENTERPRISE_COST_AFTER, Fact.ENTERPRISE_EXPOSURE_AFTER);

    private static final BigDecimal FEN = new BigDecimal("0.01");

    public Headroom {
        limits = List.copyOf(limits);
        conditions = List.copyOf(conditions);
    }

    /** The most that one condition allows; {@code inclusive}: the cap itself still does. */
    private record Ceiling(Fact measured, @Nullable Fact base, BigDecimal cap, boolean inclusive, BigDecimal used) {

        BigDecimal room() {
            BigDecimal left = cap.subtract(used);
            BigDecimal most = inclusive
                    ? left.setScale(2, RoundingMode.FLOOR)
                    : left.setScale(2, RoundingMode.CEILING).subtract(FEN);
            return most.max(BigDecimal.ZERO.setScale(2));
        }
    }

    /**
     * From what is known while the act amounts to nothing.
     *
     * @param terms of the mother fund, by name; empty without
     */
    public static Headroom of(
            Catalogue catalogue, ActKind act, LocalDate day, Map<String, Parameter> terms, Facts nothingAdded) {
        Reading reading = new Reading(nothingAdded, catalogue.parameters(), terms);
        List<Limit> limits = new ArrayList<>();
        List<Verdict> conditions = new ArrayList<>();
        for (Rule rule : catalogue.rules()) {
            if (rule.covers(act, day)) {
                if (rule.facts().stream().anyMatch(MOVING::contains)) {
                    limits.add(limit(rule, reading));
                } else {
                    conditions.add(rule.judge(reading));
                }
            }
        }
        return new Headroom(limits, conditions);
    }

    /** The worst that the conditions mean for any amount. */
    public Consequence standing() {
        return Catalogue.worst(conditions);
    }

    /** Whether no limit that could mean this consequence or a worse one is unknown. */
    public boolean known(Consequence from) {
        return limits.stream()
                .noneMatch(one -> one.state() == Limit.LimitState.UNKNOWN
                        && worse(one.verdict().consequence(), one.beyond()).compareTo(from) >= 0);
    }

    /** The least room of the limits beyond which an act has this consequence or a worse one; empty where there is none. */
    public Optional<BigDecimal> least(Consequence from) {
        return limits.stream()
                .filter(one -> one.beyond().compareTo(from) >= 0)
                .flatMap(one -> Optional.ofNullable(one.room()).stream())
                .min(Comparator.naturalOrder());
    }

    private static Consequence worse(Consequence a, Consequence b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Limit limit(Rule rule, Reading reading) {
        Verdict now = rule.judge(reading);
        Consequence beyond = rule.broken(reading);
        Text measured = rule.test().facts().stream()
                .filter(MOVING::contains)
                .findFirst()
                .map(Fact::label)
                .orElse(rule.name());
        if (now.outcome() == Outcome.NOT_APPLICABLE) {
            return new Limit(now, Limit.LimitState.NOT_APPLICABLE, beyond, measured, null, null, null, null, null);
        }
        Optional<Ceiling> lowest = now.outcome() == Outcome.UNKNOWN ? Optional.empty() : lowest(rule, reading);
        if (lowest.isEmpty()) {
            return new Limit(now, Limit.LimitState.UNKNOWN, beyond, measured, null, null, null, null, null);
        }
        Ceiling ceiling = lowest.get();
        // A part of the rule that has nothing to do with the amount may have failed it already.
        BigDecimal room = now.outcome() == Outcome.FAIL ? BigDecimal.ZERO.setScale(2) : ceiling.room();
        Fact base = ceiling.base();
        return new Limit(
                now,
                Limit.LimitState.LIMITS,
                beyond,
                ceiling.measured().label(),
                base == null ? null : base.label(),
                base == null ? null : number(reading, base).orElse(null),
                ceiling.cap(),
                ceiling.used(),
                room);
    }

    private static Optional<Ceiling> lowest(Rule rule, Reading reading) {
        Condition when = rule.when();
        if (when != null && when.facts().stream().anyMatch(MOVING::contains)) {
            return Optional.empty();
        }
        return ceilings(rule.test(), reading).flatMap(all -> all.stream().min(Comparator.comparing(Ceiling::room)));
    }

    /** Of every part that moves; empty when one of them has a form that is not solved. */
    private static Optional<List<Ceiling>> ceilings(Condition condition, Reading reading) {
        if (condition instanceof AllOf all) {
            List<Ceiling> found = new ArrayList<>();
            for (Condition part : all.parts()) {
                if (part.facts().stream().anyMatch(MOVING::contains)) {
                    Optional<List<Ceiling>> some = ceilings(part, reading);
                    if (some.isEmpty()) {
                        return Optional.empty();
                    }
                    found.addAll(some.get());
                }
            }
            return Optional.of(found);
        }
        if (condition instanceof Share share) {
            return share(share, reading).map(List::of);
        }
        if (condition instanceof Compare compare) {
            return compare(compare, reading).map(List::of);
        }
        return Optional.empty();
    }

    private static Optional<Ceiling> share(Share share, Reading reading) {
        if (!upward(share.relation()) || !MOVING.contains(share.part()) || MOVING.contains(share.whole())) {
            return Optional.empty();
        }
        return share.limit()
                .in(reading)
                .filter(rate -> still(share.limit()))
                .flatMap(rate -> number(reading, share.whole())
                        .filter(whole -> whole.signum() > 0)
                        .flatMap(whole -> number(reading, share.part())
                                .map(used -> new Ceiling(
                                        share.part(),
                                        share.whole(),
                                        rate.multiply(whole),
                                        share.relation() == Relation.AT_MOST,
                                        used))));
    }

    private static Optional<Ceiling> compare(Compare compare, Reading reading) {
        if (!(compare.left() instanceof Quantity.OfFact left)
                || !upward(compare.relation())
                || !MOVING.contains(left.fact())
                || !still(compare.right())) {
            return Optional.empty();
        }
        return compare.right()
                .in(reading)
                .flatMap(cap -> number(reading, left.fact())
                        .map(used ->
                                new Ceiling(left.fact(), null, cap, compare.relation() == Relation.AT_MOST, used)));
    }

    private static boolean upward(Relation relation) {
        return relation == Relation.AT_MOST || relation == Relation.BELOW;
    }

    private static boolean still(Quantity quantity) {
        return quantity.facts().stream().noneMatch(MOVING::contains);
    }

    private static Optional<BigDecimal> number(Reading reading, Fact fact) {
        return reading.facts().of(fact).map(known -> fact.kind().number(known.value()));
    }
}
