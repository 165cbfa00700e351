/**
 * Rules of the library: the two forms of the project code (domain file project-library 2.2) and the admission checklist
 * C1–C8 (2.3).
 *
 * <p>{@link io.jidi.project.library.rules.ProjectCodeRules} and {@link io.jidi.project.library.rules.AdmissionChecklist} are
 * the doors. A wrong value is told apart from a missing one: what is wrong goes back to the applicant, what is only not
 * ripe may wait in the reserve.
 */
@NullMarked
package io.jidi.project.library.rules;

import org.jspecify.annotations.NullMarked;
