package io.jidi.fund.compliance.rules;

import io.jidi.fund.edition.rules.Parameter;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that has a size. */
public sealed interface Quantity permits Quantity.OfFact, Quantity.OfParameter {

    Optional<BigDecimal> in(Reading reading);

    /** As a person reads the value; the label of what is missing otherwise. */
    String shown(Reading reading);

    Text label(Reading reading);

    default List<Fact> facts() {
        return List.of();
    }

    default List<OfParameter> parameters() {
        return List.of();
    }

    /** A fact that is a number or a day. */
    record OfFact(Fact fact) implements Quantity {

        private static final Set<ValueKind> NOT_COUNTED =
                EnumSet.of(ValueKind.FLAG, ValueKind.CODE, ValueKind.INDUSTRY);

        public OfFact {
            if (NOT_COUNTED.contains(fact.kind())) {
                throw new IllegalArgumentException(fact.key() + " has no size");
            }
        }

        @Override
        public Optional<BigDecimal> in(Reading reading) {
            return reading.facts().of(fact).map(known -> fact.kind().number(known.value()));
        }

        @Override
        public String shown(Reading reading) {
            return reading.facts()
                    .of(fact)
                    .map(known -> fact.kind().shown(known.value()))
                    .orElse("?");
        }

        @Override
        public Text label(Reading reading) {
            return fact.label();
        }

        @Override
        public List<Fact> facts() {
            return List.of(fact);
        }
    }

    /** A value of the catalogue, or of the mother fund's terms. */
    record OfParameter(String name, boolean ofTerms) implements Quantity {

        @Override
        public Optional<BigDecimal> in(Reading reading) {
            return reading.parameter(this).flatMap(Parameter::known);
        }

        @Override
        public String shown(Reading reading) {
            return reading.parameter(this)
                    .flatMap(one -> one.known().map(value -> Shown.of(value, one.unit())))
                    .orElse("?");
        }

        @Override
        public Text label(Reading reading) {
            return reading.parameter(this).map(Parameter::label).orElse(Text.of(name, name));
        }

        @Override
        public List<OfParameter> parameters() {
            return List.of(this);
        }
    }
}
