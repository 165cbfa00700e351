/**
 * Fair values of investments (fund.md 3.6): by a technique with its inputs, calibrated, prepared by one person and approved by
 * another. The approval books the change in value; a mother fund's share in a sub-fund is the sub-fund's own reported value
 * rolled forward by the flows since.
 */
@NullMarked
package io.jidi.fund.valuation;

import org.jspecify.annotations.NullMarked;
