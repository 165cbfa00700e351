/**
 * What changes in tier mean for the funds: a read model fed by the enterprises' events, and the
 * announcement of what changed.
 */
@NullMarked
package io.jidi.fund.watchlist;

import org.jspecify.annotations.NullMarked;
