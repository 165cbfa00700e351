package io.jidi.testkit.rules.canary.rules;

import jakarta.persistence.EntityManager;

/** Breaks: rules are free of frameworks. */
record RuleWithClock(EntityManager entities) {}
