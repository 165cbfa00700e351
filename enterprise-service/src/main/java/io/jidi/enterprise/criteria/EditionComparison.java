package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Indicators;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one edition says otherwise than another. A criterion has changed when what it asks, for whom or where it applies has;
 * another document alone is no change.
 */
@Schema(name = "EditionComparison", description = "两个版本的差异 | What differs between two editions")
public record EditionComparison(
        @Schema(description = "原版本 | The edition compared with")
        String before,

        String after,
        List<Change<EditionView.ParameterView>> parameters,
        List<Change<EditionView.CriterionView>> criteria,
        List<Change<EditionView.TierView>> tiers) {

    /** One difference: added without a before, removed without an after. */
    @Schema(name = "EditionChange")
    public record Change<T>(
            String name, @Nullable T before, @Nullable T after) {}

    static EditionComparison of(Edition before, Edition after, AssessmentContext context, Indicators catalogue) {
        EditionView from = EditionView.of(before, context, catalogue);
        EditionView to = EditionView.of(after, context, catalogue);
        return new EditionComparison(
                before.id(),
                after.id(),
                changes(from.parameters(), to.parameters(), EditionView.ParameterView::name, Objects::equals),
                changes(from.criteria(), to.criteria(), EditionView.CriterionView::id, EditionComparison::asksTheSame),
                changes(
                        from.tiers(),
                        to.tiers(),
                        EditionView.TierView::tier,
                        (one, other) -> one.requires().equals(other.requires())));
    }

    private static boolean asksTheSame(EditionView.CriterionView one, EditionView.CriterionView other) {
        return one.mode() == other.mode()
                && one.appliesTo().equals(other.appliesTo())
                && Objects.equals(one.when(), other.when())
                && one.test().equals(other.test())
                && Objects.equals(one.exemption(), other.exemption())
                && one.informative() == other.informative();
    }

    private static <T> List<Change<T>> changes(
            @Nullable List<T> before, @Nullable List<T> after, Function<T, String> name, BiPredicate<T, T> same) {
        Map<String, T> old = byName(before, name);
        Map<String, T> fresh = byName(after, name);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(fresh.keySet());
        List<Change<T>> changes = new ArrayList<>();
        for (String each : names) {
            T was = old.get(each);
            T is = fresh.get(each);
            if (was == null || is == null || !same.test(was, is)) {
                changes.add(new Change<>(each, was, is));
            }
        }
        return List.copyOf(changes);
    }

    private static <T> Map<String, T> byName(@Nullable List<T> elements, Function<T, String> name) {
        Map<String, T> byName = new LinkedHashMap<>();
        (elements == null ? List.<T>of() : elements).forEach(element -> byName.put(name.apply(element), element));
        return byName;
    }
}
