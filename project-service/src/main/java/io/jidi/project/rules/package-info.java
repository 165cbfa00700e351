/**
 * Words that the rules of every feature share: exact fractions, project classes, reasons in both languages, edition parameters.
 *
 * <p>Plain Java only: no framework, no clock, no database. Nothing here decides anything about a project; a rule that
 * belongs to one feature lives in that feature's own {@code rules} package. What is written down for replay goes through
 * {@link io.jidi.project.rules.CanonicalJson}, so that the same facts always give the same bytes.
 */
@NullMarked
package io.jidi.project.rules;

import org.jspecify.annotations.NullMarked;
