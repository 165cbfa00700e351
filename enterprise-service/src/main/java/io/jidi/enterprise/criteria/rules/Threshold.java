package io.jidi.enterprise.criteria.rules;

/**
 * A number a rule compares with, taken from a parameter of the edition so that it can be changed without touching the rule.
 *
 * @param parameter name of the parameter
 * @param held exact value compared
 */
public record Threshold(String parameter, Fraction held, Unit unit) {

    /** As written in the rule: 90 for 90 %. */
    public String written() {
        return unit.written(held).exact();
    }

    Wording wording() {
        return unit.with(written());
    }
}
