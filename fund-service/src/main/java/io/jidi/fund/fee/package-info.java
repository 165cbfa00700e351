/**
 * The manager's fee (fund.md 3.3): accrued by day over bases that the ledger knows, allocated to the partners by its
 * cumulative total so that rounding never drifts, lowered by waivers and offsets line by line.
 */
@NullMarked
package io.jidi.fund.fee;

import org.jspecify.annotations.NullMarked;
