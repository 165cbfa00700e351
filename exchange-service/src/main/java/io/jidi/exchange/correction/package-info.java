/**
 * Corrections (校核纠错): a platform doubts a published value, the office that answers for the region accepts or denies, and both
 * see how it stands. Accepting does not change the value: that is done where the data comes from, and published from there.
 */
@NullMarked
package io.jidi.exchange.correction;

import org.jspecify.annotations.NullMarked;
