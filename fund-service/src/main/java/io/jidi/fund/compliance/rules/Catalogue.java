package io.jidi.fund.compliance.rules;

import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.fund.ActKind;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One edition of the catalogue: rules with the values they compare with. Judging is a function of what is given. */
public record Catalogue(String id, Text name, LocalDate from, Map<String, Parameter> parameters, List<Rule> rules) {

    public Catalogue {
        parameters = Map.copyOf(parameters);
        rules = List.copyOf(rules);
        Set<String> ids = new HashSet<>();
        Set<String> unused = new HashSet<>(parameters.keySet());
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException(id + " has the rule " + rule.id() + " twice");
            }
            for (Quantity.OfParameter which : rule.parameters()) {
                if (which.ofTerms()
                        ? !rule.needsTerms().contains(which.name())
                        : !parameters.containsKey(which.name())) {
                    throw new IllegalArgumentException(
                            rule.id() + " reads " + which.name() + ", which is not declared");
                }
                unused.remove(which.name());
            }
        }
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException(id + " has values that no rule reads: " + unused);
        }
    }

    /** Every rule about this kind of act in force on the day, in the order of the catalogue. */
    public List<Verdict> judge(ActKind act, LocalDate day, Map<String, Parameter> terms, Facts facts) {
        Reading reading = new Reading(facts, parameters, terms);
        return rules.stream()
                .filter(rule -> rule.covers(act, day))
                .map(rule -> rule.judge(reading))
                .toList();
    }

    /** What a rule asks, in the words of this edition. */
    public Text formula(Rule rule) {
        return rule.test().formula(new Reading(Facts.none(), parameters, Map.of()));
    }

    /** A draft in which one value is another. */
    public Catalogue draft(String parameter, BigDecimal value) {
        Parameter old = parameters.get(parameter);
        if (old == null) {
            throw new IllegalArgumentException("there is no value " + parameter);
        }
        Map<String, Parameter> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, old.as(value));
        return new Catalogue(id + "-DRAFT", name, from, changed, rules);
    }

    /** The worst consequence of all. */
    public static Consequence worst(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(Verdict::consequence)
                .max(Consequence::compareTo)
                .orElse(Consequence.ALLOW);
    }
}
