package io.jidi.enterprise.criteria.rules;

import java.util.List;
import java.util.function.Consumer;

/** Every part must hold; also EACH_YEAR, whose parts are one requirement per year. */
public record AllOf(List<Condition> parts) implements Condition {

    @Override
    public Finding judge(Scope scope) {
        List<Finding> findings = parts.stream().map(part -> part.judge(scope)).toList();
        Status status = Status.all(findings.stream().map(Finding::status).toList());
        return new Finding(this, status, null, List.of(), findings);
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        parts.forEach(part -> part.reads(sink));
    }
}
