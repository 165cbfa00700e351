package io.jidi.enterprise.criteria.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition as a person reads it, before anybody is judged by it.
 *
 * @param join how the parts are joined; SINGLE has none
 * @param label what is judged; absent for a join
 * @param requirement what is wanted of it ("≥90%"); absent for a join and for a criterion named by a tier
 * @param criterion id of the criterion, where a tier names one
 */
public record Requirement(
        Join join,
        @Nullable Wording label,
        @Nullable Wording requirement,
        @Nullable String criterion,
        List<Requirement> parts) {

    /** How parts are joined. */
    public enum Join {
        SINGLE,
        ALL,
        ANY
    }

    /** The test of a criterion. */
    public static Requirement test(Criterion criterion, AssessmentContext context, Indicators catalogue) {
        return of(criterion.test(), scope(List.of(), context, catalogue), List.of());
    }

    /** Where a criterion applies; absent when everywhere. */
    public static @Nullable Requirement when(Criterion criterion, AssessmentContext context, Indicators catalogue) {
        Condition when = criterion.when();
        return when == null ? null : of(when, scope(List.of(), context, catalogue), List.of());
    }

    /** What excuses from a criterion; absent when nothing does. */
    public static @Nullable Requirement exemption(
            Criterion criterion, AssessmentContext context, Indicators catalogue) {
        Condition exemption = criterion.exemptIf();
        return exemption == null ? null : of(exemption, scope(List.of(), context, catalogue), List.of());
    }

    /** What a tier requires. */
    public static Requirement tier(
            Profile profile, List<Criterion> criteria, AssessmentContext context, Indicators catalogue) {
        return of(profile.requirement(), scope(criteria, context, catalogue), criteria);
    }

    /** Labels are made where a condition is judged, so it is judged of an enterprise of which nothing is known. */
    private static Scope scope(List<Criterion> criteria, AssessmentContext context, Indicators catalogue) {
        EnterpriseFacts nothing = EnterpriseFacts.of(catalogue).build();
        @Nullable CriterionResult[] results = new CriterionResult[criteria.size()];
        Scope scope = new Scope(nothing, context, results);
        for (int i = 0; i < results.length; i++) {
            results[i] = criteria.get(i).judge(scope);
        }
        return scope;
    }

    private static Requirement of(Condition condition, Scope scope, List<Criterion> criteria) {
        if (condition instanceof Leaf leaf) {
            Part part = leaf.part(leaf.judge(scope), scope);
            return new Requirement(Join.SINGLE, part.label(), part.requirement(), null, List.of());
        }
        if (condition instanceof CriterionRef ref) {
            Wording name = criteria.get(ref.position()).name();
            return new Requirement(Join.SINGLE, name, null, ref.id(), List.of());
        }
        if (condition instanceof AnyOf any) {
            return join(Join.ANY, any.parts(), scope, criteria);
        }
        if (condition instanceof AllOf all) {
            return join(Join.ALL, all.parts(), scope, criteria);
        }
        // Another test for another application kind: read as for the kind at hand.
        return of(((ByKind) condition).of(scope.context().kind()), scope, criteria);
    }

    private static Requirement join(Join join, List<Condition> parts, Scope scope, List<Criterion> criteria) {
        List<Requirement> read =
                parts.stream().map(part -> of(part, scope, criteria)).toList();
        return read.size() == 1 ? read.get(0) : new Requirement(join, null, null, null, read);
    }
}
