package io.jidi.enterprise.criteria.rules;

/** A requirement without parts: it can show what was wanted, what was found, from where, and what is missing. */
sealed interface Leaf extends Condition
        permits Comparison, Scored, FlagIs, CodeIn, Judged, SizeWithin, IndustryOutside {

    /** The full picture of one requirement, built only when somebody asks why. */
    Part part(Finding finding, Scope scope);
}
