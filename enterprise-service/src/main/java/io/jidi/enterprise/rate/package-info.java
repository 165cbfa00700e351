/**
 * Exchange rates: the average rate of each year, as published, with its source and evidence. Rules that compare an amount in
 * another currency (unicorn rounds) take the rate that was the latest published on the day of the application.
 *
 * <p>Rows are only added: what is published anew for a year stands beside what it corrects.
 */
@NullMarked
package io.jidi.enterprise.rate;

import org.jspecify.annotations.NullMarked;
