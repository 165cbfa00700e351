package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;
import java.util.List;

/** Whether something is so; for a document: whether there is one. */
public record Is(Fact fact, boolean wanted) implements Condition {

    public Is {
        if (fact.kind() != ValueKind.FLAG) {
            throw new IllegalArgumentException(fact.key() + " is not yes or no");
        }
    }

    @Override
    public Finding check(Reading reading) {
        return reading.facts()
                .of(fact)
                .map(known -> Finding.of(
                        Boolean.parseBoolean(known.value()) == wanted,
                        Text.of(
                                fact.label().zh() + "：" + (known.value().equals("true") ? "是" : "否"),
                                fact.label().en() + ": " + (known.value().equals("true") ? "yes" : "no"))))
                .orElseGet(() -> Finding.unknown(fact.label()));
    }

    @Override
    public Text formula(Reading reading) {
        return Text.of(
                fact.label().zh() + " = " + (wanted ? "是" : "否"), fact.label().en() + " = " + (wanted ? "yes" : "no"));
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
