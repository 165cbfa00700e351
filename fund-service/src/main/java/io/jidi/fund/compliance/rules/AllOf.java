package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;
import java.util.List;

/** All must hold. One that fails decides, whatever is unknown beside it. */
public record AllOf(List<Condition> parts) implements Condition {

    public AllOf {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing to check");
        }
    }

    @Override
    public Finding check(Reading reading) {
        return Together.check(parts, reading, Truth.FALSE);
    }

    @Override
    public Text formula(Reading reading) {
        return Together.formula(parts, reading, " 且 ", " and ");
    }

    @Override
    public List<Fact> facts() {
        return Together.facts(parts);
    }

    @Override
    public List<Quantity.OfParameter> parameters() {
        return Together.parameters(parts);
    }
}
