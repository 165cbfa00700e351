/**
 * What a rise or a fall means for a prospect or a deal. Plain Java.
 */
@NullMarked
package io.jidi.fund.watchlist.rules;

import org.jspecify.annotations.NullMarked;
