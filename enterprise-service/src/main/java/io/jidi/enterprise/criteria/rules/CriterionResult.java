package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one criterion came to. The verdict is there at once; parts and sentences are built when asked for, so that a whole
 * population can be judged without paying for texts nobody reads.
 */
public final class CriterionResult {

    /** What decided the status. */
    public enum Ground {
        /** The criterion's own test. */
        TEST,
        /** Not examined for this application kind. */
        KIND,
        /** Its guard. */
        GUARD,
        /** The firm is exempt. */
        EXEMPT,
        /** The test fails, but whether the firm is exempt is open. */
        MAY_BE_EXEMPT
    }

    private final Criterion criterion;
    private final Status status;
    private final Ground ground;
    private final @Nullable Finding finding;
    private final Scope scope;

    CriterionResult(Criterion criterion, Status status, Ground ground, @Nullable Finding finding, Scope scope) {
        this.criterion = criterion;
        this.status = status;
        this.ground = ground;
        this.finding = finding;
        this.scope = scope;
    }

    public Criterion criterion() {
        return criterion;
    }

    public Status status() {
        return status;
    }

    public Ground ground() {
        return ground;
    }

    @Nullable
    Finding finding() {
        return finding;
    }

    /** The single requirements with value, threshold, formula, sources and gap, in the order of the rule. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (ground == Ground.MAY_BE_EXEMPT) {
            collect(criterion.test().judge(scope), parts);
        }
        if (finding != null) {
            collect(finding, parts);
        }
        return parts;
    }

    private void collect(Finding node, List<Part> parts) {
        if (node.condition() instanceof Leaf leaf) {
            parts.add(leaf.part(node, scope));
        }
        node.parts().forEach(child -> collect(child, parts));
    }

    /** What is missing or in doubt while the criterion is open; nothing once it is decided. */
    public List<Doubt> doubts() {
        List<Doubt> doubts = new ArrayList<>();
        if (finding != null && status.open()) {
            collectDoubts(finding, doubts);
        }
        return doubts.stream().distinct().toList();
    }

    private static void collectDoubts(Finding node, List<Doubt> doubts) {
        if (node.status().open()) {
            doubts.addAll(node.doubts());
        }
        node.parts().forEach(child -> collectDoubts(child, doubts));
    }

    /** Gaps of a criterion that is not met: one for each failing figure, empty when no figure can close it. */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        if (status == Status.NOT_MET || ground == Ground.MAY_BE_EXEMPT) {
            for (Part part : parts()) {
                if (part.gap() != null) {
                    gaps.add(part.gap());
                }
            }
        }
        return gaps;
    }

    /** The sentence of domain reference 8.11 in both languages. */
    public Wording explanation(Edition edition) {
        return new Explanation(edition, scope).of(this);
    }
}
