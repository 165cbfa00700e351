/**
 * The posting templates: which accounts a business fact touches. Plain Java.
 */
@NullMarked
package io.jidi.fund.ledger.rules;

import org.jspecify.annotations.NullMarked;
