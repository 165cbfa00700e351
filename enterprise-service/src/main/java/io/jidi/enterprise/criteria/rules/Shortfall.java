package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between an enterprise and a tier, by the shortest way: of alternatives the one with the fewest failures, then
 * the fewest open questions, then the smallest distance. Empty when the tier is reached.
 *
 * @param missing criteria that fail or are open, in the order of the tier
 */
public record Shortfall(List<Missing> missing) {

    private static final Comparator<Shortfall> NEARER = Comparator.comparingLong(Shortfall::failing)
            .thenComparingLong(Shortfall::unknown)
            .thenComparingLong(Shortfall::manual)
            .thenComparing(Shortfall::distance, Comparator.nullsLast(Comparator.naturalOrder()));

    public Shortfall {
        missing = List.copyOf(missing);
    }

    /**
     * One criterion in the way, or a total of points.
     *
     * @param criterion its id; {@link Flip#POINTS} for a total
     * @param gaps what each failing figure lacks; empty when no figure can close it
     * @param distance the largest gap as a part of its target, of alternatives the smallest; absent when no figure tells
     * @param basis absent for a total of points, which is the tier's own
     */
    public record Missing(
            String criterion,
            Wording name,
            Status status,
            Wording explanation,
            List<Gap> gaps,
            @Nullable Fraction distance,
            @Nullable Basis basis) {

        public Missing {
            gaps = List.copyOf(gaps);
        }
    }

    public static Shortfall of(Assessment assessment, ProfileResult tier) {
        @Nullable CriterionResult[] results = assessment.criteria().toArray(new @Nullable CriterionResult[0]);
        Scope scope = new Scope(assessment.facts(), assessment.context(), results);
        return new Shortfall(way(tier.finding(), assessment, scope));
    }

    public long failing() {
        return count(Status.NOT_MET);
    }

    public long unknown() {
        return count(Status.UNKNOWN);
    }

    public long manual() {
        return count(Status.MANUAL);
    }

    /** How far the farthest failing criterion is, as a part of its target; absent when one of them has no figure. */
    public @Nullable Fraction distance() {
        List<@Nullable Fraction> all = new ArrayList<>();
        missing.stream().filter(each -> each.status() == Status.NOT_MET).forEach(each -> all.add(each.distance()));
        return farthest(all);
    }

    private long count(Status status) {
        return missing.stream().filter(each -> each.status() == status).count();
    }

    private static List<Missing> way(Finding node, Assessment assessment, Scope scope) {
        if (node.status() == Status.MET || node.status() == Status.NOT_APPLICABLE) {
            return List.of();
        }
        if (node.condition() instanceof CriterionRef ref) {
            return List.of(criterion(scope.result(ref.position()), assessment, scope));
        }
        if (node.condition() instanceof Leaf leaf) {
            return List.of(total(node, leaf.part(node, scope)));
        }
        if (node.condition() instanceof AnyOf) {
            // What does not apply is no way to the tier.
            return node.parts().stream()
                    .filter(part -> part.status() != Status.NOT_APPLICABLE)
                    .map(part -> new Shortfall(way(part, assessment, scope)))
                    .min(NEARER)
                    .map(Shortfall::missing)
                    .orElse(List.of());
        }
        return node.parts().stream()
                .flatMap(part -> way(part, assessment, scope).stream())
                .toList();
    }

    private static Missing criterion(CriterionResult result, Assessment assessment, Scope scope) {
        Finding finding = result.finding();
        boolean failing = result.status() == Status.NOT_MET && finding != null;
        return new Missing(
                result.criterion().id(),
                result.criterion().name(),
                result.status(),
                assessment.explanation(result),
                result.gaps(),
                failing && finding != null ? distance(finding, scope) : null,
                result.criterion().basis());
    }

    private static Missing total(Finding node, Part part) {
        List<Gap> gaps = part.gap() == null ? points(node, part) : List.of(part.gap());
        Wording value = part.value() == null ? node.status().wording() : part.value();
        return new Missing(
                Flip.POINTS,
                part.label(),
                node.status(),
                new Wording(
                        part.label().zh() + "：要求 " + part.requirement().zh() + "，实际 " + value.zh(),
                        part.label().en() + ": needs " + part.requirement().en() + ", is " + value.en()),
                gaps,
                gaps.isEmpty() ? null : relative(gaps.get(0)),
                null);
    }

    /** Points are short of a total by a plain difference; of a range its upper end counts, which is what is possible. */
    private static List<Gap> points(Finding node, Part part) {
        Threshold threshold = part.threshold();
        Op op = part.op();
        if (node.status() != Status.NOT_MET || threshold == null || op == null || node.measured() == null) {
            return List.of();
        }
        Fraction most = null;
        if (node.measured().amount() instanceof Amount.Exact exact) {
            most = exact.value();
        } else if (node.measured().amount() instanceof Amount.Between between) {
            most = between.high();
        }
        if (most == null || !op.wantsMore()) {
            return List.of();
        }
        return List.of(new Gap(
                part.label(),
                part.unit(),
                null,
                true,
                true,
                threshold.held().minus(most),
                threshold.held(),
                op.strict(),
                null));
    }

    private static @Nullable Fraction distance(Finding node, Scope scope) {
        if (node.condition() instanceof Leaf leaf) {
            Gap gap = leaf.part(node, scope).gap();
            return gap == null ? null : relative(gap);
        }
        List<@Nullable Fraction> parts = new ArrayList<>();
        node.parts().stream()
                .filter(part -> part.status() == Status.NOT_MET)
                .forEach(part -> parts.add(distance(part, scope)));
        return node.condition() instanceof AnyOf ? nearest(parts) : farthest(parts);
    }

    /** A target of nothing has no parts: what is above or below it is a whole distance away. */
    private static Fraction relative(Gap gap) {
        return gap.target().signum() > 0 ? gap.amount().dividedBy(gap.target()) : Fraction.ONE;
    }

    private static @Nullable Fraction nearest(List<@Nullable Fraction> distances) {
        Fraction nearest = null;
        for (Fraction each : distances) {
            if (each != null && (nearest == null || each.compareTo(nearest) < 0)) {
                nearest = each;
            }
        }
        return nearest;
    }

    private static @Nullable Fraction farthest(List<@Nullable Fraction> distances) {
        Fraction farthest = null;
        for (Fraction each : distances) {
            if (each == null) {
                return null;
            }
            farthest = farthest == null || each.compareTo(farthest) > 0 ? each : farthest;
        }
        return farthest;
    }
}
