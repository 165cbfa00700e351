package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;
import java.util.List;

/** One suffices. One that holds decides, whatever is unknown beside it. */
public record AnyOf(List<Condition> parts) implements Condition {

    public AnyOf {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing to check");
        }
    }

    @Override
    public Finding check(Reading reading) {
        return Together.check(parts, reading, Truth.TRUE);
    }

    @Override
    public Text formula(Reading reading) {
        return Together.formula(parts, reading, " 或 ", " or ");
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
