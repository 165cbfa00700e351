package io.jidi.enterprise.criteria.rules;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A recorded code that must be one of several. */
public record CodeIn(
        Indicator field, List<String> codes, @Nullable Wording label) implements Leaf {

    @Override
    public Finding judge(Scope scope) {
        Sourced sourced = scope.facts().value(field, EnterpriseFacts.NO_YEAR);
        if (sourced == null) {
            return Finding.unknown(this, Doubt.missing(field, null));
        }
        if (scope.facts().conflicting(field, EnterpriseFacts.NO_YEAR)) {
            return Finding.unknown(this, Doubt.conflicting(field, null));
        }
        boolean holds = sourced.datum() instanceof Datum.Code code && codes.contains(code.value());
        return Finding.of(this, holds ? Status.MET : Status.NOT_MET);
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        sink.accept(field);
    }

    @Override
    public Part part(Finding finding, Scope scope) {
        Sourced sourced = scope.facts().value(field, EnterpriseFacts.NO_YEAR);
        Input input = sourced == null ? null : Input.of(field, null, sourced);
        List<Wording> names =
                codes.stream().map(code -> field.display(new Datum.Code(code))).toList();
        return Part.plain(
                label == null ? field.name() : label,
                finding,
                new Wording(
                        names.stream().map(Wording::zh).collect(Collectors.joining("、")) + "之一",
                        "one of " + names.stream().map(Wording::en).collect(Collectors.joining(", "))),
                input == null ? null : input.value(),
                input == null ? null : input.exact(),
                input == null ? List.of() : List.of(input));
    }
}
