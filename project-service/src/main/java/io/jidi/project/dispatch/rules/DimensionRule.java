package io.jidi.project.dispatch.rules;

/** One dimension of the rule set: what was known in, colour with reason out. */
interface DimensionRule {

    DimensionLight judge(MonthView view);
}
