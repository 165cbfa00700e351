package io.jidi.fund.compliance.rules;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a fact.
 *
 * @param value text of the fact's kind
 * @param document what proves it; null for what the act or the books say
 */
public record Known(String value, @Nullable String document) {}
