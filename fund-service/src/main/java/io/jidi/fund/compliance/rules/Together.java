package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;
import java.util.List;
import java.util.stream.Collectors;

/** What {@link AllOf} and {@link AnyOf} share: the logic of three values (Kleene). */
final class Together {

    private Together() {}

    /** The deciding value if one has it, else unknown if one is unknown, else the other; said by those that decided. */
    static Finding check(List<Condition> parts, Reading reading, Truth deciding) {
        List<Finding> all = parts.stream().map(part -> part.check(reading)).toList();
        Truth other = deciding == Truth.TRUE ? Truth.FALSE : Truth.TRUE;
        for (Truth truth : List.of(deciding, Truth.UNKNOWN, other)) {
            List<Finding> such =
                    all.stream().filter(one -> one.truth() == truth).toList();
            if (!such.isEmpty()) {
                return new Finding(
                        truth,
                        such.stream()
                                .flatMap(one -> one.because().stream())
                                .distinct()
                                .toList());
            }
        }
        throw new IllegalStateException("no parts");
    }

    static Text formula(List<Condition> parts, Reading reading, String zh, String en) {
        List<Text> formulas = parts.stream().map(part -> part.formula(reading)).toList();
        return Text.of(
                formulas.stream().map(Text::zh).collect(Collectors.joining(zh, "(", ")")),
                formulas.stream().map(Text::en).collect(Collectors.joining(en, "(", ")")));
    }

    static List<Fact> facts(List<Condition> parts) {
        return parts.stream().flatMap(part -> part.facts().stream()).distinct().toList();
    }

    static List<Quantity.OfParameter> parameters(List<Condition> parts) {
        return parts.stream()
                .flatMap(part -> part.parameters().stream())
                .distinct()
                .toList();
    }
}
