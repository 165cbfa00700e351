package io.jidi.enterprise.criteria.rules;

/** A recorded value and where it comes from. */
public record Sourced(Datum datum, SourceKind source) {}
