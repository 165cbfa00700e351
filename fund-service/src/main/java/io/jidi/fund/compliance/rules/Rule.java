package io.jidi.fund.compliance.rules;

import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.fund.ActKind;
import io.jidi.platform.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the catalogue (fund.md 1.9).
 *
 * @param severity what a failure does
 * @param unknown what a missing figure or document does
 * @param from first day on which the rule's document is in force
 * @param until last day; null while it is
 * @param needsTerms terms of the mother fund without which the rule does not apply
 * @param when to which acts of these kinds it applies; null: to all
 * @param remark what else a reader should know, such as the effect on the score; null: nothing
 */
public record Rule(
        String id,
        Text name,
        Set<ActKind> acts,
        Severity severity,
        Severity unknown,
        LocalDate from,
        @Nullable LocalDate until,
        Basis basis,
        List<String> needsTerms,
        @Nullable Condition when,
        Condition test,
        @Nullable Text remark) {

    public Rule {
        acts = Set.copyOf(acts);
        needsTerms = List.copyOf(needsTerms);
        // What rests on memory or on a secondary source may ask for a second look, but never stops an act by itself.
        if (severity == Severity.BLOCK && !basis.status().confirmed()) {
            throw new IllegalArgumentException(id + " blocks, but its source is not confirmed");
        }
    }

    public boolean covers(ActKind act, LocalDate day) {
        return acts.contains(act) && !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** The facts that it asks, each once. */
    List<Fact> facts() {
        return when == null ? test.facts() : Lists.of(when.facts(), test.facts());
    }

    List<Quantity.OfParameter> parameters() {
        return when == null ? test.parameters() : Lists.of(when.parameters(), test.parameters());
    }

    Verdict judge(Reading reading) {
        for (String term : needsTerms) {
            if (!reading.terms().containsKey(term)) {
                return verdict(
                        reading,
                        Outcome.NOT_APPLICABLE,
                        Text.of("母基金条款未作此约定", "The mother fund's terms say nothing of this"));
            }
        }
        if (when != null) {
            Finding applies = when.check(reading);
            if (applies.truth() == Truth.FALSE) {
                return verdict(reading, Outcome.NOT_APPLICABLE, applies.said());
            }
            if (applies.truth() == Truth.UNKNOWN && test.check(reading).truth() != Truth.TRUE) {
                return verdict(reading, Outcome.UNKNOWN, applies.said());
            }
        }
        Finding finding = test.check(reading);
        return verdict(
                reading,
                switch (finding.truth()) {
                    case TRUE -> Outcome.PASS;
                    case FALSE -> Outcome.FAIL;
                    case UNKNOWN -> Outcome.UNKNOWN;
                },
                finding.said());
    }

    private Verdict verdict(Reading reading, Outcome outcome, Text reason) {
        List<Parameter> thresholds = parameters().stream()
                .flatMap(which -> reading.parameter(which).stream())
                .toList();
        boolean sure = thresholds.stream().allMatch(one -> one.status().confirmed());
        return new Verdict(
                id,
                name,
                outcome,
                severity,
                consequence(outcome, sure),
                facts().stream()
                        .map(fact -> Verdict.Input.of(fact, reading.facts()))
                        .toList(),
                thresholds,
                test.formula(reading),
                reason,
                basis,
                remark);
    }

    /** What a failure would mean for the act. */
    Consequence broken(Reading reading) {
        return consequence(
                Outcome.FAIL,
                parameters().stream()
                        .flatMap(which -> reading.parameter(which).stream())
                        .allMatch(one -> one.status().confirmed()));
    }

    /** A failure against a value that is not confirmed asks for a second person where the rule would block. */
    private Consequence consequence(Outcome outcome, boolean sure) {
        return switch (outcome) {
            case PASS, NOT_APPLICABLE -> Consequence.ALLOW;
            case UNKNOWN -> Consequence.of(unknown);
            case FAIL -> {
                Consequence full = Consequence.of(severity);
                yield full == Consequence.REFUSE && !sure ? Consequence.NEEDS_OVERRIDE : full;
            }
        };
    }
}
