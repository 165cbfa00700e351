/**
 * What the books say, as statements: the capital account of each partner rolled from quarter to quarter, and the trial
 * balance, ledger and journals as files. Nothing is kept here: every figure is read from the ledger.
 */
@NullMarked
package io.jidi.fund.statement;

import org.jspecify.annotations.NullMarked;
