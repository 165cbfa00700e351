package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** One size beside another. */
public record Compare(Quantity left, Relation relation, Quantity right) implements Condition {

    @Override
    public Finding check(Reading reading) {
        Optional<BigDecimal> a = left.in(reading);
        Optional<BigDecimal> b = right.in(reading);
        if (a.isEmpty() || b.isEmpty()) {
            return Finding.unknown((a.isEmpty() ? left : right).label(reading));
        }
        boolean holds = relation.holds(a.get().compareTo(b.get()));
        Text word = relation.word();
        return Finding.of(
                holds,
                Text.of(
                        left.label(reading).zh() + " " + left.shown(reading) + "，" + word.zh() + " "
                                + right.shown(reading),
                        left.label(reading).en() + " is " + left.shown(reading) + ", it " + word.en() + " "
                                + right.shown(reading)));
    }

    @Override
    public Text formula(Reading reading) {
        return Text.of(
                left.label(reading).zh() + " " + relation.sign() + " "
                        + right.label(reading).zh(),
                left.label(reading).en() + " " + relation.sign() + " "
                        + right.label(reading).en());
    }

    @Override
    public List<Fact> facts() {
        return Lists.of(left.facts(), right.facts());
    }

    @Override
    public List<Quantity.OfParameter> parameters() {
        return Lists.of(left.parameters(), right.parameters());
    }
}
