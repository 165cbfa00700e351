package io.jidi.fund.compliance.rules;

import io.jidi.fund.edition.rules.Parameter;
import java.util.Map;
import java.util.Optional;

/**
 * What a condition reads from.
 *
 * @param parameters of the catalogue, by name
 * @param terms of the mother fund, by name; empty for a fund without
 */
record Reading(Facts facts, Map<String, Parameter> parameters, Map<String, Parameter> terms) {

    Optional<Parameter> parameter(Quantity.OfParameter which) {
        return Optional.ofNullable((which.ofTerms() ? terms : parameters).get(which.name()));
    }
}
