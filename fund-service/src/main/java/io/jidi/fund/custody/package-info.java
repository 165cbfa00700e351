/**
 * The custodian's statements (托管对账, fund.md 7.3 V12): what the bank says of the account against what is booked, with every
 * difference listed.
 */
@NullMarked
package io.jidi.fund.custody;

import org.jspecify.annotations.NullMarked;
