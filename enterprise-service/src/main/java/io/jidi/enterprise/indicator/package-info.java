/**
 * Yearly indicators of enterprises: imports from CSV and XLSX with a template from the same catalogue, checked cell by
 * cell, long ones as jobs, and a history of revisions in which nothing is edited, so that it can be asked what was known
 * when.
 * Owns the slots in which a later revision replaces an earlier one, and the facts an assessment starts from.
 */
@NullMarked
package io.jidi.enterprise.indicator;

import org.jspecify.annotations.NullMarked;
