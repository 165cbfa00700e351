package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** A part of a whole beside a limit. Compared by multiplication, so that no rounding decides; a whole of zero has no parts. */
public record Share(Fact part, Fact whole, Relation relation, Quantity limit) implements Condition {

    @Override
    public Finding check(Reading reading) {
        Optional<BigDecimal> a = number(reading, part);
        Optional<BigDecimal> b = number(reading, whole).filter(value -> value.signum() > 0);
        Optional<BigDecimal> most = limit.in(reading);
        if (a.isEmpty() || b.isEmpty()) {
            return Finding.unknown((a.isEmpty() ? part : whole).label());
        }
        if (most.isEmpty()) {
            return Finding.unknown(limit.label(reading));
        }
        boolean holds = relation.holds(a.get().compareTo(most.get().multiply(b.get())));
        String shown = Shown.percent(a.get().divide(b.get(), MathContext.DECIMAL128));
        Text word = relation.word();
        return Finding.of(
                holds,
                Text.of(
                        part.label().zh() + " ÷ " + whole.label().zh() + " = " + shown + "，" + word.zh() + " "
                                + limit.shown(reading),
                        part.label().en() + " ÷ " + whole.label().en() + " = " + shown + ", it " + word.en() + " "
                                + limit.shown(reading)));
    }

    private static Optional<BigDecimal> number(Reading reading, Fact fact) {
        return reading.facts().of(fact).map(known -> fact.kind().number(known.value()));
    }

    @Override
    public Text formula(Reading reading) {
        return Text.of(
                part.label().zh() + " ÷ " + whole.label().zh() + " " + relation.sign() + " "
                        + limit.label(reading).zh(),
                part.label().en() + " ÷ " + whole.label().en() + " " + relation.sign() + " "
                        + limit.label(reading).en());
    }

    @Override
    public List<Fact> facts() {
        return Lists.of(List.of(part, whole), limit.facts());
    }

    @Override
    public List<Quantity.OfParameter> parameters() {
        return limit.parameters();
    }
}
