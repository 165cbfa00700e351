/**
 * Editions of the tier standards as dated data: read from files, validated as a whole before any is used, chosen by
 * standard, application kind and date. Owns the file form of the criterion language, the field catalogue, and the
 * canonical bytes of an assessment and of its inputs, by which a decision can be replayed.
 * A file is refused with the place named: unknown or dangling names, bad brackets, overlapping validity.
 * The rules themselves are in {@code criteria.rules} and know no file format.
 */
@NullMarked
package io.jidi.enterprise.criteria;

import org.jspecify.annotations.NullMarked;
