/**
 * What the gate of each stage asks, how a committee's vote comes out, which clauses are unsound, which moves there are
 * (fund.md 5.1). Plain Java.
 */
@NullMarked
package io.jidi.fund.deal.rules;

import org.jspecify.annotations.NullMarked;
