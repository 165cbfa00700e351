package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one tier came to, and which criteria it rests on. */
public final class ProfileResult {

    private final Profile profile;
    private final TierOutcome outcome;
    private final Finding finding;
    private final Scope scope;

    ProfileResult(Profile profile, TierOutcome outcome, Finding finding, Scope scope) {
        this.profile = profile;
        this.outcome = outcome;
        this.finding = finding;
        this.scope = scope;
    }

    public Profile profile() {
        return profile;
    }

    Finding finding() {
        return finding;
    }

    public TierOutcome outcome() {
        return outcome;
    }

    /** Results of the criteria in this tier's tree, in its order. */
    public List<CriterionResult> criteria() {
        Set<Integer> positions = new LinkedHashSet<>();
        positions(finding, positions);
        return positions.stream().map(scope::result).toList();
    }

    /** Requirements on the tier itself, such as its total of points. */
    public List<Part> own() {
        List<Part> parts = new ArrayList<>();
        own(finding, parts);
        return parts;
    }

    private void own(Finding node, List<Part> parts) {
        if (node.condition() instanceof Leaf leaf) {
            parts.add(leaf.part(node, scope));
        }
        node.parts().forEach(child -> own(child, parts));
    }

    private static void positions(Finding node, Set<Integer> positions) {
        if (node.condition() instanceof CriterionRef ref) {
            positions.add(ref.position());
        }
        if (node.condition() instanceof Comparison comparison && comparison.quantity() instanceof PointsSum sum) {
            sum.criteria().forEach(ref -> positions.add(ref.position()));
        }
        node.parts().forEach(child -> positions(child, positions));
    }
}
