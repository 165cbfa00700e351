package io.jidi.enterprise.criteria.rules;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One criterion that asks something else of a first application than of a re-assessment. */
public record ByKind(Map<ApplicationKind, Condition> kinds) implements Condition {

    public ByKind {
        kinds = Collections.unmodifiableMap(new EnumMap<>(kinds));
        for (ApplicationKind kind : ApplicationKind.values()) {
            if (!kinds.containsKey(kind)) {
                throw new Refused(
                        "没有写明" + kind.wording().zh() + "的条件", "nothing is said for " + kind + " applications");
            }
        }
    }

    @Override
    public Finding judge(Scope scope) {
        return of(scope.context().kind()).judge(scope);
    }

    /** What is asked of that kind of application. */
    public Condition of(ApplicationKind kind) {
        Condition condition = kinds.get(kind);
        if (condition == null) {
            throw new IllegalStateException("nothing for " + kind);
        }
        return condition;
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        List.copyOf(kinds.values()).forEach(condition -> condition.reads(sink));
    }
}
