/**
 * Reads the dated files of rule values that the service ships, strictly; and what of them is stored.
 */
@NullMarked
package io.jidi.fund.edition;

import org.jspecify.annotations.NullMarked;
