package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The items of a list that pass every test, sorted into those that do and those that might. */
public record ItemFilter(Indicator list, List<ItemTest> tests) {

    /**
     * @param doubtful items that pass unless a missing attribute says otherwise
     */
    record Selection(List<Item> passing, List<Item> doubtful, List<Doubt> doubts) {}

    /** Absent when nothing at all is known of the list. */
    @Nullable
    Selection select(Scope scope) {
        List<Item> items = scope.facts().list(list);
        if (items == null) {
            return null;
        }
        List<Item> passing = new ArrayList<>();
        List<Item> doubtful = new ArrayList<>();
        List<Doubt> doubts = new ArrayList<>();
        for (Item item : items) {
            Status status = judge(item, scope.context());
            if (status == Status.MET) {
                passing.add(item);
            } else if (status == Status.UNKNOWN) {
                doubtful.add(item);
                missing(item, scope.context()).forEach(doubts::add);
            }
        }
        return new Selection(passing, doubtful, doubts);
    }

    private Status judge(Item item, AssessmentContext context) {
        Status status = Status.MET;
        for (ItemTest test : tests) {
            Status each = test.judge(item, context);
            if (each == Status.NOT_MET) {
                return Status.NOT_MET;
            }
            if (each == Status.UNKNOWN) {
                status = Status.UNKNOWN;
            }
        }
        return status;
    }

    private List<Doubt> missing(Item item, AssessmentContext context) {
        return tests.stream()
                .filter(test -> test.judge(item, context) == Status.UNKNOWN)
                .map(test -> Doubt.missingAttribute(list, test.attribute(), item))
                .toList();
    }

    /** Shows every item of the list, because those that do not count explain a failure. */
    void inputs(Scope scope, Consumer<Input> sink) {
        List<Item> items = scope.facts().list(list);
        if (items != null) {
            items.forEach(item -> sink.accept(Input.of(list, item)));
        }
    }
}
