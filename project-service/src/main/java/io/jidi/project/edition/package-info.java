/**
 * Reads the data files that are shipped with the service: rule editions, code tables, seed data.
 *
 * <p>Strict on purpose: a misspelt or missing key in a rule file must stop the service from starting, not change a rule in
 * silence. Owns no rule itself; the feature that asks turns what was read into its own records.
 */
@NullMarked
package io.jidi.project.edition;

import org.jspecify.annotations.NullMarked;
