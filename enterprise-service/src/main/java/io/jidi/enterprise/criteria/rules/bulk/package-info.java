/**
 * The same editions over columns instead of over one enterprise: an edition and a context are compiled once into loops over
 * blocks of enterprises, which give a verdict per criterion and an outcome per tier and nothing else. Owns that no verdict
 * differs from the exact evaluator's: numbers are integers of six decimals, ratios are compared by cross-multiplication in
 * 128 bits, and whatever does not fit (a wider number, a money list to be converted) marks the enterprise for the exact
 * evaluator instead of being approximated. Explanations come from the exact evaluator, on demand.
 */
@NullMarked
package io.jidi.enterprise.criteria.rules.bulk;

import org.jspecify.annotations.NullMarked;
