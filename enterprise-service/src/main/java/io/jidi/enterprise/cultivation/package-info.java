/**
 * Cultivation: how near each enterprise is to the tiers above it and exactly what it lacks, which titles would be lost at
 * re-assessment by the rule that will judge them, and how the ladder has filled over the years. Owns runs over the population
 * that keep these lists; decides nothing about anybody.
 */
@NullMarked
package io.jidi.enterprise.cultivation;

import org.jspecify.annotations.NullMarked;
