package io.jidi.enterprise.criteria.rules;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A recorded yes or no. */
public record FlagIs(
        Indicator field, boolean expected, @Nullable Wording label) implements Leaf {

    @Override
    public Finding judge(Scope scope) {
        Sourced sourced = scope.facts().value(field, EnterpriseFacts.NO_YEAR);
        if (sourced == null) {
            return Finding.unknown(this, Doubt.missing(field, null));
        }
        if (scope.facts().conflicting(field, EnterpriseFacts.NO_YEAR)) {
            return Finding.unknown(this, Doubt.conflicting(field, null));
        }
        boolean holds = sourced.datum() instanceof Datum.Flag flag && flag.value() == expected;
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
        return Part.plain(
                label == null ? field.name() : label,
                finding,
                field.display(new Datum.Flag(expected)),
                input == null ? null : input.value(),
                input == null ? null : input.exact(),
                input == null ? List.of() : List.of(input));
    }
}
