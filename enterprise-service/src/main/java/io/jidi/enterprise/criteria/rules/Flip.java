package io.jidi.enterprise.criteria.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One enterprise under two rules: where it stood, where it would stand, and what decides. Falling is decided by what fails
 * under the second rule of the tier that is lost, rising by what failed under the first rule of the tier that is gained;
 * what fails under both decides nothing.
 *
 * @param before highest tier reached under the first rule, absent for none
 * @param after under the second, likewise
 * @param deciding ids of the criteria that decide, in the order of their rule; the sum of points is called {@link #POINTS};
 *     empty when nothing moved
 */
public record Flip(
        @Nullable String before,
        @Nullable String after,
        TierOutcome outcomeBefore,
        TierOutcome outcomeAfter,
        List<String> deciding) {

    /** Stands for a total or sub-total of points. */
    public static final String POINTS = "POINTS";

    public static Flip of(Assessment first, Assessment second) {
        String before = tier(first);
        String after = tier(second);
        List<String> deciding = List.of();
        if (before != null && !before.equals(after)) {
            deciding = deciding(second, first, before);
        }
        if (deciding.isEmpty() && after != null && !after.equals(before)) {
            deciding = deciding(first, second, after);
        }
        return new Flip(before, after, first.outcome(), second.outcome(), deciding);
    }

    /** Whether the tier reached is another one. */
    public boolean moved() {
        return before == null ? after != null : !before.equals(after);
    }

    private static @Nullable String tier(Assessment assessment) {
        return assessment.reached().map(tier -> tier.profile().tier()).orElse(null);
    }

    /** What holds under the rule that gives the tier and not under the other one; all that fails where none is in both. */
    private static List<String> deciding(Assessment losing, Assessment giving, String tier) {
        Finding lost = finding(losing, tier);
        Finding given = finding(giving, tier);
        if (lost == null || given == null) {
            return List.of();
        }
        Set<String> open = new LinkedHashSet<>();
        collect(lost, Set.of(Status.NOT_MET, Status.UNKNOWN, Status.MANUAL), open);
        List<String> turned = open.stream()
                .filter(id -> id.equals(POINTS) ? totalsMet(given) > totalsMet(lost) : holds(giving, id))
                .toList();
        if (!turned.isEmpty()) {
            return turned;
        }
        for (Status status : List.of(Status.NOT_MET, Status.UNKNOWN, Status.MANUAL)) {
            Set<String> failing = new LinkedHashSet<>();
            collect(lost, Set.of(status), failing);
            if (!failing.isEmpty()) {
                return List.copyOf(failing);
            }
        }
        return List.of();
    }

    private static @Nullable Finding finding(Assessment assessment, String tier) {
        return assessment.tiers().stream()
                .filter(result -> result.profile().tier().equals(tier))
                .map(ProfileResult::finding)
                .findFirst()
                .orElse(null);
    }

    private static boolean holds(Assessment assessment, String id) {
        return assessment.criteria().stream()
                .anyMatch(result -> result.criterion().id().equals(id)
                        && (result.status() == Status.MET || result.status() == Status.NOT_APPLICABLE));
    }

    private static long totalsMet(Finding node) {
        long own = node.condition() instanceof Comparison && node.status() == Status.MET ? 1 : 0;
        return own + node.parts().stream().mapToLong(Flip::totalsMet).sum();
    }

    /** Only below what itself failed: an alternative that is not met decides nothing while another one is. */
    private static void collect(Finding node, Set<Status> statuses, Set<String> failing) {
        if (!statuses.contains(node.status())) {
            return;
        }
        if (node.condition() instanceof CriterionRef ref) {
            failing.add(ref.id());
        } else if (node.condition() instanceof Comparison) {
            failing.add(POINTS);
        }
        node.parts().forEach(part -> collect(part, statuses, failing));
    }
}
