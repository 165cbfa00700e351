package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;
import java.util.List;

/** Whether a code is one of these, or none of them. */
public record Among(Fact fact, boolean wanted, List<String> codes) implements Condition {

    public Among {
        if (fact.kind() != ValueKind.CODE) {
            throw new IllegalArgumentException(fact.key() + " is no code");
        }
        codes = List.copyOf(codes);
    }

    @Override
    public Finding check(Reading reading) {
        return reading.facts()
                .of(fact)
                .map(known -> Finding.of(
                        codes.contains(known.value()) == wanted,
                        Text.of(
                                fact.label().zh() + "：" + known.value(),
                                fact.label().en() + ": " + known.value())))
                .orElseGet(() -> Finding.unknown(fact.label()));
    }

    @Override
    public Text formula(Reading reading) {
        String sign = (wanted ? " ∈ " : " ∉ ") + codes;
        return Text.of(fact.label().zh() + sign, fact.label().en() + sign);
    }

    @Override
    public List<Fact> facts() {
        return List.of(fact);
    }

    @Override
    public List<Quantity.OfParameter> parameters() {
        return List.of();
    }
}
