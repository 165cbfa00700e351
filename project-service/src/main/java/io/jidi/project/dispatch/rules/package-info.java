/**
 * Lights of a project for one month (红黄绿灯), rule set by edition: start, progress, registration, completion, report.
 *
 * <p>{@link io.jidi.project.dispatch.rules.LightRules} is the door. A light is a function of the edition and of what was
 * known at the cut-off of its month and of nothing else; what was known is written down in canonical form and can be
 * replayed byte for byte. A frozen month never changes: what is learned later is listed as a correction beside it.
 * Comparisons are exact; rounding happens only where a figure is shown.
 */
@NullMarked
package io.jidi.project.dispatch.rules;

import org.jspecify.annotations.NullMarked;
