package io.jidi.project.dispatch.rules;

/** The step reached after {@code redMonths} consecutive red months. A proposal to exit (调出建议) stays a proposal. */
public record Escalation(int redMonths, EscalationStep step) {}
