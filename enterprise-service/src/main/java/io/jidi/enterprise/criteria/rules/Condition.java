package io.jidi.enterprise.criteria.rules;

import java.util.function.Consumer;

/** A requirement that can be judged: the nodes of the one expression tree that is a tier (domain reference 0.5). */
public sealed interface Condition permits Leaf, AllOf, AnyOf, ByKind, CriterionRef {

    Finding judge(Scope scope);

    /** Every field the condition may read, whether recorded or not. */
    void reads(Consumer<Indicator> sink);
}
