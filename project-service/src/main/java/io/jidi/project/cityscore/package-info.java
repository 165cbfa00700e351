/**
 * City scoring for 督查激励 (domain reference 2.13, 6.7): weights versioned by year, a cap on every indicator, evidence for every
 * value, an appeal window, and the rank with its change.
 */
@NullMarked
package io.jidi.project.cityscore;

import org.jspecify.annotations.NullMarked;
