/**
 * Partners and what they promise (fund.md 3.2): committed = called - restored + unfunded + released,
 * per partner, always.
 */
@NullMarked
package io.jidi.fund.commitment;

import org.jspecify.annotations.NullMarked;
