/**
 * The reinvestment (返投) ledger: what counts as reinvested, from when, until what happens.
 */
@NullMarked
package io.jidi.fund.reinvestment;

import org.jspecify.annotations.NullMarked;
