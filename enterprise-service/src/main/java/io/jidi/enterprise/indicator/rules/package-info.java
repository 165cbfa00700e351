/**
 * What a row of an indicator file must be: a known field in its unit, a year where the field has one, a value in the field's
 * form, of a registered enterprise under a name it bears. Owns the reasons, by row and column and in both languages, and
 * that the rows of one list are accepted or rejected together. Plain Java: the registry comes in as a question.
 */
@NullMarked
package io.jidi.enterprise.indicator.rules;

import org.jspecify.annotations.NullMarked;
