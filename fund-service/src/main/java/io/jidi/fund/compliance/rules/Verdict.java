package io.jidi.fund.compliance.rules;

import io.jidi.fund.edition.rules.Parameter;
import io.jidi.platform.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of an act, with all that it says it from.
 *
 * @param thresholds the values that it compared with, each with its source status
 */
public record Verdict(
        String rule,
        Text name,
        Outcome outcome,
        Severity severity,
        Consequence consequence,
        List<Input> inputs,
        List<Parameter> thresholds,
        Text formula,
        Text reason,
        Basis basis,
        @Nullable Text remark) {

    /** A fact as the rule saw it; without a value it was unknown. */
    public record Input(
            String fact,
            Text label,
            Origin origin,
            @Nullable String value,
            @Nullable String document) {

        static Input of(Fact fact, Facts facts) {
            return facts.of(fact)
                    .map(known -> new Input(fact.key(), fact.label(), fact.origin(), known.value(), known.document()))
                    .orElseGet(() -> new Input(fact.key(), fact.label(), fact.origin(), null, null));
        }
    }

    public Verdict {
        inputs = List.copyOf(inputs);
        thresholds = List.copyOf(thresholds);
    }
}
