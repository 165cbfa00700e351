package io.jidi.enterprise.criteria.rules;

import java.util.List;
import java.util.function.Consumer;

/** One part suffices. Every part is judged all the same, because the explanation shows them all. */
public record AnyOf(List<Condition> parts) implements Condition {

    @Override
    public Finding judge(Scope scope) {
        List<Finding> findings = parts.stream().map(part -> part.judge(scope)).toList();
        Status status = Status.any(findings.stream().map(Finding::status).toList());
        return new Finding(this, status, null, List.of(), findings);
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        parts.forEach(part -> part.reads(sink));
    }
}
