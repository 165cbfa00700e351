/**
 * Double-entry books per fund (fund.md 7.1): append-only, balanced by the database, numbered
 * without gaps. Corrections are new journals that point at the old one.
 */
@NullMarked
package io.jidi.fund.ledger;

import org.jspecify.annotations.NullMarked;
