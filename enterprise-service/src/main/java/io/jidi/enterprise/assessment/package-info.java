/**
 * Assessments of enterprises under an edition, each stored with its inputs and its explained result as bytes, so that it
 * can be replayed to the same answer; and the standing on each ladder that follows from them.
 * Owns the choice of edition by standard, kind and date, and the event that a tier changed. History is append-only.
 */
@NullMarked
package io.jidi.enterprise.assessment;

import org.jspecify.annotations.NullMarked;
