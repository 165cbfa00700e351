/**
 * How an assessment moves an enterprise's standing on a ladder. Owns that a standing falls only by a refusal, never by
 * missing data or an open judgement, and that an assessment of an earlier day does not undo a later one.
 */
@NullMarked
package io.jidi.enterprise.assessment.rules;

import org.jspecify.annotations.NullMarked;
